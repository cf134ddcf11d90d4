import { parseRuns } from '../../answer/marked-text';
import type { Content } from './content';
import type { Remark } from './finding';
import { findInline, lineAt, type Prose } from './prose';

const MARK = /\*\*|`/;

/** Every `**` and every backtick has its other half in the same paragraph. */
export function checkMarks({ prose }: Content): readonly Remark[] {
  return prose.flatMap((each) => (isMarkdown(each) ? findStray(each) : findUnpaired(each)));
}

function isMarkdown({ inline }: Prose): boolean {
  return inline.length > 0;
}

/** Markdown leaves a mark that does not pair in the text; so it does where a `**` touches a letter and a bracket. */
function findStray(prose: Prose): readonly Remark[] {
  const isEscaped = /\\[*`]/.test(prose.text);
  if (isEscaped) return [];
  return findInline(prose, ({ type, content }) => type === 'text' && MARK.test(content)).map(
    ([{ content }, line]) => toRemark(prose, line, content),
  );
}

/** Phrases and titles have our own little markup. */
function findUnpaired(prose: Prose): readonly Remark[] {
  const stray = parseRuns(prose.text).find(({ text, mark }) => mark === 'plain' && MARK.test(text));
  if (stray === undefined) return [];
  // What stands behind a backslash is written otherwise than it reads; then it is told at the first line.
  const index = prose.text.indexOf(stray.text) + stray.text.search(MARK);
  return [toRemark(prose, lineAt(prose, Math.max(0, index)), stray.text)];
}

function toRemark({ file }: Prose, line: number, text: string): Remark {
  const mark = MARK.exec(text)?.[0] ?? '';
  const around = text.slice(text.indexOf(mark)).slice(0, 24).split('\n')[0];
  return { file, line, message: `a ${mark} that pairs with no other, at "${around}"` };
}
