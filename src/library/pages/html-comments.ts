const OPENS = '<!--';
const CLOSES = '-->';

/** A comment: what it says, and the line it begins on, from 0. */
export type HtmlComment = {
  readonly text: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
};

/** The comments of a text, in order; one that never closes is none. */
export function findComments(text: string): readonly HtmlComment[] {
  const found: HtmlComment[] = [];
  let line = 0;
  let counted = 0;
  for (let start = text.indexOf(OPENS); start !== -1; ) {
    const close = text.indexOf(CLOSES, start + OPENS.length);
    if (close === -1) break;
    line += linesIn(text.slice(counted, start));
    counted = start;
    const end = close + CLOSES.length;
    found.push({ text: text.slice(start + OPENS.length, close), line, start, end });
    start = text.indexOf(OPENS, end);
  }
  return found;
}

/**
 * The text without its comments; the number of lines stays. Where one never closes, the text ends there.
 * @returns `open`: the line of a comment that never closes
 */
export function dropComments(text: string): { readonly text: string; readonly open: number | undefined } {
  let kept = '';
  let end = 0;
  for (const comment of findComments(text)) {
    kept += text.slice(end, comment.start) + '\n'.repeat(linesIn(comment.text));
    end = comment.end;
  }
  const rest = text.slice(end);
  const open = rest.indexOf(OPENS);
  if (open === -1) return { text: kept + rest, open: undefined };
  kept += rest.slice(0, open);
  return { text: kept, open: linesIn(kept) };
}

export function linesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
