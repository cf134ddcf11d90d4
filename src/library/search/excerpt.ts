import { toPlainText } from '../../answer/marked-text';
import { linesOf, type Passage } from '../pages/page';
import { analyse } from './analyse';
import type { Sought } from './search';
import type { Unit } from './unit';

/** An excerpt is about so long, and ends where a sentence does. */
const LENGTH = 320;
/** A later passage is shown only if it says clearly more than the first, which is the short answer. */
const BETTER_BY = 1.5;
const SENTENCE_END = /[.!?。！？](?=\s|$|[^\s\p{P}])/gu;

/** The passage of a unit that says most about what was looked for, in plain words. */
export function excerptOf(unit: Unit, sought: readonly Sought[]): string {
  const words = unit.passages.filter(({ kind }) => kind !== 'code').map(wordsOf);
  const weights = new Map(sought.map(({ term, weight }) => [term, weight]));
  const scores = words.map((text) => scoreText(text, weights));
  const best = scores.indexOf(Math.max(...scores));
  const isBetter = (scores[best] ?? 0) > (scores[0] ?? 0) * BETTER_BY;
  return shorten(words[isBetter ? best : 0] ?? '');
}

function wordsOf(passage: Passage): string {
  return linesOf(passage)
    .map(toPlainText)
    .join(passage.kind === 'list' ? '; ' : ' ');
}

function scoreText(text: string, weights: ReadonlyMap<string, number>): number {
  const terms = new Set(analyse(text).map((term) => term.text));
  return [...terms].reduce((sum, term) => sum + (weights.get(term) ?? 0), 0);
}

/** Cut where a sentence ends, else where it must be. */
export function shorten(text: string, length = LENGTH): string {
  if (text.length <= length) return text;
  const ends = [...text.slice(0, length).matchAll(SENTENCE_END)].map(({ index }) => index + 1);
  const end = ends.at(-1);
  if (end !== undefined && end > length / 3) return text.slice(0, end);
  return `${text.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
