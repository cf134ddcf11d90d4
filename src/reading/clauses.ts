import type { Mentions } from './lexicon';
import type { Token } from './tokens';

/** A stretch of tokens between commas; `sentence` counts from 0. */
export type Clause = {
  readonly start: number;
  readonly end: number;
  readonly sentence: number;
  /** Whether it asks something, by a question mark, a question word or the order of its words. */
  readonly asks: boolean;
};

/** Cuts a message at its marks and before words of contrast ("but", が). */
export function toClauses(tokens: readonly Token[], mentions: Mentions): readonly Clause[] {
  const clauses: Clause[] = [];
  const isAsked = createAskedTest(mentions);
  const contrasts = new Set(mentions.of('contrast').map(({ end }) => end));
  let sentence = 0;
  let start = 0;
  const close = (end: number, isMarked: boolean): void => {
    if (end > start) clauses.push({ start, end, sentence, asks: isMarked || isAsked(start, end) });
    start = end;
  };
  tokens.forEach(({ kind, text }, at) => {
    if (contrasts.has(at)) close(at, false);
    if (kind !== 'mark') return;
    close(at, text === '?');
    start = at + 1;
    if (text !== ',') sentence += 1;
  });
  close(tokens.length, false);
  return clauses;
}

/** "Is it", "can we" ask wherever they stand; "is", "can" only as the first word, or after "and". */
function createAskedTest(mentions: Mentions): (start: number, end: number) => boolean {
  const anywhere = new Set(mentions.of('asks').map((each) => each.start));
  const first = new Set(mentions.of('asks-start').map((each) => each.start));
  return (start, end) => {
    if (first.has(start) || (mentions.covers('or', start) && first.has(start + 1))) return true;
    for (let at = start; at < end; at += 1) if (anywhere.has(at)) return true;
    return false;
  };
}

/** The clause a token lies in; the next one for a token that is a mark. */
export function clauseAt(clauses: readonly Clause[], token: number): Clause | undefined {
  let [low, high] = [0, clauses.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((clauses[middle]?.end ?? 0) <= token) low = middle + 1;
    else high = middle;
  }
  return clauses[low];
}
