import type { MarkdownIt, StateBlock } from 'markdown-it';

type Rule = (state: StateBlock, start: number, end: number, silent: boolean) => boolean;

/** A rule that may end a paragraph needs no blank line before it. */
const INTERRUPTS = { alt: ['paragraph', 'reference', 'blockquote', 'list'] };
const INDENTED_CODE = 4;

/** Lines that only steer how a page is drawn: zones, rows, tabs' ends, tables of contents, tags, classes. */
const STEERING = [
  /^:{3,}(?!\s*image\s)/i,
  /^(?:\{%(?![-\s]*(?:post_)?link\b)[^%\n]{0,500}%\}\s*)+$/,
  /^\{:[^}\n]{0,500}\}\s*$/,
  /^\[\[?_?toc_?\]?\]\s*$/i,
  /^\[!(?:VIDEO|div)\b[^\n]{0,2000}\]\s*$/i,
];
const CODE_TAG = /^\{%[-\s]*(codeblock|highlight|code)\b[^%\n]{0,500}%\}\s*$/;
const FOOTNOTE = /^\[\^([^\]\s]{1,100})\]:[ \t]*/;
const LOOSE_HEADING = /^(#{2,6})(?=[^#\s])/;

export function addBlockRules(markdown: MarkdownIt): void {
  const { ruler } = markdown.block;
  ruler.before('table', 'code_tag', inText(readCodeTag), INTERRUPTS);
  ruler.before('table', 'steering', inText(readSteering), INTERRUPTS);
  ruler.before('reference', 'footnote', inText(readFootnote), INTERRUPTS);
  ruler.before('heading', 'loose_heading', inText(readLooseHeading), INTERRUPTS);
}

/** A line that is indented so far is code. */
function inText(rule: Rule): Rule {
  return (state, start, end, silent) =>
    (state.sCount[start] ?? 0) - state.blkIndent < INDENTED_CODE && rule(state, start, end, silent);
}

function lineAt({ src, bMarks, tShift, eMarks }: StateBlock, line: number): string {
  return src.slice((bMarks[line] ?? 0) + (tShift[line] ?? 0), eMarks[line]);
}

function readSteering(state: StateBlock, start: number, _end: number, silent: boolean): boolean {
  const line = lineAt(state, start);
  if (!/^[:{[]/.test(line) || !STEERING.some((pattern) => pattern.test(line))) return false;
  if (!silent) state.line = start + 1;
  return true;
}

/** `{% codeblock %}` up to its end, as the fence it stands for. */
function readCodeTag(state: StateBlock, start: number, end: number, silent: boolean): boolean {
  const name = CODE_TAG.exec(lineAt(state, start))?.[1];
  if (name === undefined) return false;
  const close = findCodeEnd(state, name, start + 1, end);
  if (close === undefined) return false;
  if (silent) return true;
  const token = state.push('fence', 'code', 0);
  token.content = state.getLines(start + 1, close, state.blkIndent, true);
  token.map = [start, close + 1];
  state.line = close + 1;
  return true;
}

/** That a tag has no end below is remembered: a text full of such tags is searched once. */
function findCodeEnd(state: StateBlock, name: string, start: number, end: number): number | undefined {
  const env = state.env as { endless?: Record<string, number> };
  env.endless ??= {};
  if (start >= (env.endless[name] ?? Number.POSITIVE_INFINITY)) return undefined;
  const pattern = new RegExp(`^\\{%[-\\s]*end${name}\\s*-?%\\}`);
  for (let line = start; line < end; line += 1) if (pattern.test(lineAt(state, line))) return line;
  env.endless[name] = start;
  return undefined;
}

/** `[^1]: words` is a paragraph of its own; Markdown would take some of them for addresses of links. */
function readFootnote(state: StateBlock, start: number, end: number, silent: boolean): boolean {
  const match = FOOTNOTE.exec(lineAt(state, start));
  if (match === null) return false;
  if (silent) return true;
  let next = start + 1;
  while (next < end && !state.isEmpty(next) && !isInterrupted(state, next, end)) next += 1;
  const env = state.env as { footnotes?: Set<string> };
  env.footnotes ??= new Set();
  env.footnotes.add(match[1] ?? '');
  pushWords(state, 'paragraph', 'p', {
    content: state.getLines(start, next, state.blkIndent, false).trim().slice(match[0].length),
    lines: [start, next],
  });
  state.line = next;
  return true;
}

function isInterrupted(state: StateBlock, line: number, end: number): boolean {
  return state.md.block.ruler.getRules('paragraph').some((rule) => rule(state, line, end, true));
}

/** `##Heading`, as older engines and many authors write it. */
function readLooseHeading(state: StateBlock, start: number, _end: number, silent: boolean): boolean {
  const line = lineAt(state, start);
  const marks = LOOSE_HEADING.exec(line)?.[1];
  if (marks === undefined) return false;
  if (silent) return true;
  const content = line
    .slice(marks.length)
    .replace(/#+\s*$/, '')
    .trim();
  pushWords(state, 'heading', `h${marks.length}`, { content, lines: [start, start + 1] });
  state.line = start + 1;
  return true;
}

function pushWords(
  state: StateBlock,
  kind: 'paragraph' | 'heading',
  tag: string,
  { content, lines }: { readonly content: string; readonly lines: [number, number] },
): void {
  state.push(`${kind}_open`, tag, 1).map = lines;
  const inline = state.push('inline', '', 0);
  inline.content = content;
  inline.map = lines;
  inline.children = [];
  state.push(`${kind}_close`, tag, -1);
}
