import type { Locale } from '../../answer/locale';
import { analyse, type Term } from './analyse';
import { idfOf } from './build-index';
import type { Glossary, Meaning } from './glossary';
import type { OpenIndex } from './index-file';
import type { Speller } from './spelling';
import { createTally, type Tally } from './tally';
import type { Unit } from './unit';

export type Question = {
  readonly text: string;
  /** Whose language comes first; the others count half. */
  readonly locale: Locale;
  /** At most so many hits; 10 if left out. */
  readonly limit?: number;
  /** Only units that pass. */
  readonly only?: (unit: Unit) => boolean;
};

export type Hit = {
  readonly unit: Unit;
  /** What it is ranked by. */
  readonly score: number;
  /** What it would score in the asker's language. */
  readonly whole: number;
};

/** A term that was looked for because it was said, or because a mistyped word may mean it. */
export type Sought = {
  readonly term: string;
  readonly weight: number;
  /** The word as said, and what it was taken to mean. */
  readonly said: string;
  readonly means: string;
};

export type Found = {
  readonly hits: readonly Hit[];
  /** The best score against all that the question's words could score: about 0 to 1. */
  readonly confidence: number;
  /** The score of the best subject that is answered elsewhere; 0 where none fits. */
  readonly elsewhere: number;
  readonly sought: readonly Sought[];
  readonly meanings: readonly Meaning[];
};

export interface Search {
  find(question: Question): Found;
}

type Props = { readonly index: OpenIndex; readonly glossary: Glossary; readonly speller: Speller };

/** What a document in another language than the asker's counts. */
const OTHER_LOCALE = 0.5;
/** A word in more units than this is a word; what it is mistaken for is in so many times more of them. */
const MOST_OF_A_SLIP = 2;
const TIMES_MORE = 4;
const LIMIT = 10;

export function createSearch({ index, glossary, speller }: Props): Search {
  const tally = createTally(index);
  const pickBest = createPicker(index);
  const unseen = idfOf(0, index.sectionCount);
  return {
    find: (question) => {
      const terms = mergeTerms(analyse(question.text));
      const sought = terms.flatMap((term) => [toSought(term), ...correct(term, index, speller)]);
      const weights = new Map(sought.map(({ term, weight }) => [term, weight]));
      const meanings = glossary.explain(sought.map(toTerm), question.locale);
      for (const [term, weight] of weights) tally.add(term, weight);
      for (const meaning of meanings) tally.addMeaning(meaning, weights);
      const { hits, elsewhere } = pickBest(tally, question);
      const mass = weighQuestion(terms, index, unseen);
      return { hits, confidence: mass === 0 ? 0 : (hits[0]?.whole ?? 0) / mass, elsewhere, sought, meanings };
    },
  };
}

/** A word said twice is looked for once. */
function mergeTerms(terms: readonly Term[]): readonly Term[] {
  const merged = new Map<string, Term>();
  for (const term of terms) {
    if ((merged.get(term.text)?.weight ?? 0) < term.weight) merged.set(term.text, term);
  }
  return [...merged.values()];
}

function toSought({ text, weight, word }: Term): Sought {
  return { term: text, weight, said: word ?? text, means: word ?? text };
}

function toTerm({ term, weight }: Sought): Term {
  return { text: term, weight };
}

/**
 * A word that the index has never seen, or hardly ever, may be a mistyped one: questions of the guides have
 * some usual slips in them.
 */
function correct({ text, weight, word }: Term, index: OpenIndex, speller: Speller): readonly Sought[] {
  const known = countUnits(text, index);
  if (word === undefined || known > MOST_OF_A_SLIP) return [];
  const better = speller.correct(word).filter(({ term }) => countUnits(term, index) > known * TIMES_MORE);
  return better.map((each) => ({
    term: each.term,
    weight: weight * each.weight,
    said: word,
    means: each.word,
  }));
}

function countUnits(term: string, { find, starts }: OpenIndex): number {
  const number = find(term);
  return number < 0 ? 0 : (starts[number + 1] ?? 0) - (starts[number] ?? 0);
}

type Picked = { readonly hits: readonly Hit[]; readonly elsewhere: number };
type Scored = { readonly unit: number; readonly score: number };

/** Picks the best of each section, in the asker's language where the section exists in it. */
function createPicker(index: OpenIndex): (tally: Tally, question: Question) => Picked {
  const { unitLocales, unitGroups } = index;
  const bestUnits = new Int32Array(index.groupCount).fill(-1);
  const bestScores = new Float64Array(index.groupCount);
  return (tally, { locale, limit = LIMIT, only }) => {
    const own = index.locales.indexOf(locale);
    const groups: number[] = [];
    let elsewhere = 0;
    tally.take((unit, whole) => {
      const isOwn = unitLocales[unit] === own;
      const score = whole * (isOwn ? 1 : OTHER_LOCALE);
      if (unit >= index.sectionCount) {
        elsewhere = Math.max(elsewhere, score);
        return;
      }
      const group = unitGroups[unit] ?? 0;
      const other = bestUnits[group] ?? -1;
      const isOtherOwn = unitLocales[other] === own;
      const isBetter =
        other < 0 || (isOwn && !isOtherOwn) || (isOwn === isOtherOwn && score > (bestScores[group] ?? 0));
      if (other < 0) groups.push(group);
      if (!isBetter) return;
      bestUnits[group] = unit;
      bestScores[group] = score;
    });
    const best: Scored[] = [];
    for (const group of groups) {
      const scored = { unit: bestUnits[group] ?? 0, score: bestScores[group] ?? 0 };
      const isWanted = (): boolean => only === undefined || only(index.unit(scored.unit));
      const last = best.length < limit ? undefined : best.at(-1);
      if (limit > 0 && (last === undefined || isBefore(scored, last)) && isWanted())
        insert(scored, best, limit);
      bestUnits[group] = -1;
    }
    const hits = best.map(({ unit, score }) => {
      const whole = unitLocales[unit] === own ? score : score / OTHER_LOCALE;
      return { unit: index.unit(unit), score, whole };
    });
    return { hits, elsewhere };
  };
}

/** The order of hits; of equals, the one that comes first in the index. */
function isBefore(a: Scored, b: Scored): boolean {
  return a.score > b.score || (a.score === b.score && a.unit < b.unit);
}

/** Puts one more among the best, which are at most `limit` and in order. */
function insert(scored: Scored, best: Scored[], limit: number): void {
  if (best.length === limit) best.pop();
  let at = best.length;
  for (let other = best[at - 1]; other !== undefined && isBefore(scored, other); other = best[at - 1]) {
    best[at] = other;
    at -= 1;
  }
  best[at] = scored;
}

/** What a text would score that had all the words of the question. */
function weighQuestion(terms: readonly Term[], index: OpenIndex, unseen: number): number {
  return terms.reduce((sum, { text, weight, isPhrase }) => {
    if (isPhrase === true) return sum;
    const number = index.find(text);
    return sum + weight * (number < 0 ? unseen : (index.idf[number] ?? 0));
  }, 0);
}
