/** A stretch of the normalised text; `end` is the first unit after it. */
export type Span = { readonly start: number; readonly end: number };

/**
 * `word`: letters of an alphabet. `sign`: one Han character or kana, for scripts without spaces.
 * `number`: digits. `mark`: what parts clauses and sentences. `sealed`: a host, an id, a date: read
 * elsewhere, and nothing is looked up inside it.
 */
export type Token = Span & {
  readonly kind: 'word' | 'sign' | 'number' | 'mark' | 'sealed';
  /** For a mark `,` (a clause ends), `.` or `?` (a sentence ends). */
  readonly text: string;
};

const SIGN = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}々ヶ]';
/** Groups: sign, word, number; else a mark. */
const PIECE = new RegExp(
  `(${SIGN})|((?:(?!${SIGN})\\p{L}\\p{M}*)+)|([0-9]+)|[.,:;!?…\\n。、—→|*=]|\\s[-–]\\s`,
  'gu',
);
const ENDS_SENTENCE = /^[\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana})"」』】\]]?$/u;

/** Cuts normalised text into tokens. `sealed` is sorted and free of overlaps. */
export function tokenise(text: string, sealed: readonly Span[] = []): readonly Token[] {
  const tokens: Token[] = [];
  let from = 0;
  for (const span of sealed) {
    cut(text, { start: from, end: span.start }, tokens);
    tokens.push({ kind: 'sealed', text: '', ...span });
    from = span.end;
  }
  cut(text, { start: from, end: text.length }, tokens);
  return tokens;
}

function cut(text: string, { start: from, end: until }: Span, tokens: Token[]): void {
  for (const match of text.slice(from, until).matchAll(PIECE)) {
    const start = from + match.index;
    const token = toToken(match, { start, end: start + match[0].length }, text, tokens.at(-1));
    if (token !== undefined) tokens.push(token);
  }
}

function toToken(
  match: RegExpExecArray,
  { start, end }: Span,
  text: string,
  before: Token | undefined,
): Token | undefined {
  const [piece, sign, word, number] = match;
  if (sign !== undefined) return { kind: 'sign', text: piece, start, end };
  if (word !== undefined) return { kind: 'word', text: piece, start, end };
  if (number !== undefined) return { kind: 'number', text: piece, start, end };
  const mark = toMark(piece, text.charAt(end), before);
  return mark === undefined ? undefined : { kind: 'mark', text: mark, start, end };
}

/** `.` inside a name and after an initial ("2017 г.") ends nothing. */
function toMark(mark: string, next: string, before: Token | undefined): string | undefined {
  if (mark === '?') return '?';
  if ('!。\n'.includes(mark)) return '.';
  if (mark !== '.') return ',';
  const isInitial = before?.kind === 'word' && before.text.length === 1;
  return ENDS_SENTENCE.test(next) && !isInitial ? '.' : undefined;
}
