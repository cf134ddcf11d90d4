/** A stretch of a text: `[start, end)`. */
export type Span = { readonly start: number; readonly end: number };

/**
 * Makes a paste uniform without losing its lines: NFKC, straight quotes and dashes, every run of
 * white space one space or one line break, all in lower case.
 */
export function toUniformText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[‘’‚`´]/gu, "'")
    .replace(/[“”„«»]/gu, '"')
    .replace(/[‐‒–—−]/gu, '-')
    .replace(/\r\n?|[\u2028\u2029]/gu, '\n')
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n(?:[ \n])*/gu, '\n')
    .trim()
    .toLowerCase();
}

const SYSLOG_HOST =
  /^((?:<\d{1,3}>)?(?:[a-z]{3} {1,2}\d{1,2} |\d{4}-\d\d-\d\d[t ])\d\d:\d\d:\d\d[\d.:+z-]{0,16} )([a-z0-9.-]{1,253})(?= [a-z0-9_/.-]{1,64}(?:\[\d{1,10}\])?:)/gmu;

/** Blanks the name a syslog line begins with: the machine that wrote it, never the far end. */
export function withoutLogger(text: string): string {
  return text.replace(SYSLOG_HOST, (_, before: string, host: string) => before + ' '.repeat(host.length));
}

/** How far a line is followed to either side, so that a paste in one endless line stays quick to read. */
const LINE_REACH = 1000;

/** The line around a place, or the lines a stretch touches. */
export function lineAround(text: string, { start, end }: Span): Span {
  const from = Math.max(0, start - LINE_REACH);
  const before = text.slice(from, start).lastIndexOf('\n');
  const after = text.slice(end, end + LINE_REACH).indexOf('\n');
  return { start: from + before + 1, end: after < 0 ? Math.min(text.length, end + LINE_REACH) : end + after };
}

/** How far two stretches are apart, in characters; 0 where they touch. */
export function distance(a: Span, b: Span): number {
  return Math.max(0, a.start - b.end, b.start - a.end);
}

export function isWithin(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.start <= outer.end;
}
