import type { MarkdownIt, StateInline } from 'markdown-it';

/** What is said in place of a piece of markup: nothing, words, or words in bold. */
type Said = { readonly text: string; readonly isBold?: boolean; readonly type?: string } | undefined;
type Rule = {
  readonly pattern: RegExp;
  /** Undefined where it is no markup after all. */
  readonly say: (groups: readonly string[], state: StateInline) => Said;
};

const NOTHING: Said = { text: '' };
const plain = (text: string | undefined): Said => ({ text: (text ?? '').replace(/^(['"])(.*)\1$/s, '$2') });

/** Every length is bounded, so that a page of openings without ends is read in linear time. */
const RULES: readonly Rule[] = [
  { pattern: /\{%[-\s]*post_link\s+\S{1,300}\s*([^%\n]{0,300}?)\s*-?%\}/y, say: ([, label]) => plain(label) },
  { pattern: /\{%(?!\s*\n)[^%\n]{1,500}%\}/y, say: () => NOTHING },
  { pattern: /\{\{[^}\n]{1,500}\}\}/y, say: () => NOTHING },
  { pattern: /\{:[^}\n]{1,300}\}/y, say: () => NOTHING },
  { pattern: /\{#([^}\s]{1,200})\}\s*(?![^\n])/y, say: ([, id]) => ({ text: id ?? '', type: 'id_mark' }) },
  { pattern: /:::image\b([^\n]{0,3000}?):::/y, say: ([, options]) => plain(altOf(options ?? '')) },
  {
    pattern: /\[!UICONTROL\s{1,5}([^\]\n]{1,300})\]/iy,
    say: ([, label]) => ({ text: label ?? '', isBold: true }),
  },
  { pattern: /\[!DNL\s{1,5}([^\]\n]{1,300})\]/iy, say: ([, name]) => plain(name) },
  {
    pattern:
      /\[(?:!|(?:AZURE|WACOM)\.)(?:INCLUDE|code)[^[\]\n]{0,100}\[[^\]\n]{0,300}\]\([^)\n]{0,500}\)\s{0,5}\]/iy,
    say: () => NOTHING,
  },
  // The kind of a note stands alone at its beginning; translators have translated it.
  {
    pattern: /\[(?:!\s?|AZURE\.)\p{L}{2,20}\](?!\()/iuy,
    say: (_groups, { pos }) => (pos === 0 ? NOTHING : undefined),
  },
  {
    pattern: /\[\^([^\]\s]{1,100})\]/y,
    say: ([, label], { env }) =>
      (env as { footnotes?: ReadonlySet<string> }).footnotes?.has(label ?? '') ? NOTHING : undefined,
  },
  // A link to what only the engine knows: `[words]({{ site.baseurl }}{% post_url name %})`.
  {
    pattern: /\[([^[\]\n]{1,300})\]\([^)\s{]{0,300}\{[{%][^)\n]{0,500}\)/y,
    say: ([, label]) => plain(label),
  },
];
const STARTS = new Set([...'{:['].map((character) => character.charCodeAt(0)));

export function addInlineRules(markdown: MarkdownIt): void {
  markdown.inline.ruler.before('link', 'docs_markup', readMarkup);
}

function readMarkup(state: StateInline, silent: boolean): boolean {
  if (!STARTS.has(state.src.charCodeAt(state.pos))) return false;
  for (const { pattern, say } of RULES) {
    pattern.lastIndex = state.pos;
    const match = pattern.exec(state.src);
    if (match === null || pattern.lastIndex > state.posMax) continue;
    const said = say(match, state);
    if (said === undefined) continue;
    if (!silent) push(state, said);
    state.pos += match[0].length;
    return true;
  }
  return false;
}

function push(state: StateInline, said: NonNullable<Said>): void {
  if (said.isBold) state.push('strong_open', 'strong', 1);
  // As a special text, so that none of it is taken for a mark.
  state.push(said.type ?? 'text_special', '', 0).content = said.text;
  if (said.isBold) state.push('strong_close', 'strong', -1);
}

function altOf(options: string): string {
  return /\balt-text\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(options)?.slice(1).find(Boolean) ?? '';
}
