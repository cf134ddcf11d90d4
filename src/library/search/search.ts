import type { Locale } from '../../answer/locale';
import { analyse, type Term } from './analyse';
import { idfOf } from './build-index';
import type { Glossary, Meaning } from './glossary';
import type { OpenIndex } from './index-file';
import type { Speller } from './spelling';
import { createTally, type Scored } from './tally';
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

export type Hit = { readonly unit: Unit; readonly score: number };

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
  readonly sought: readonly Sought[];
  readonly meanings: readonly Meaning[];
};

export interface Search {
  find(question: Question): Found;
}

type Props = { readonly index: OpenIndex; readonly glossary: Glossary; readonly speller: Speller };

/** What a document in another language than the asker's counts. */
const OTHER_LOCALE = 0.5;
const LIMIT = 10;

export function createSearch({ index, glossary, speller }: Props): Search {
  const tally = createTally(index);
  const unseen = idfOf(0, index.unitCount);
  return {
    find: (question) => {
      const terms = mergeTerms(analyse(question.text));
      const sought = terms.flatMap((term) => [toSought(term), ...correct(term, index, speller)]);
      const weights = new Map(sought.map(({ term, weight }) => [term, weight]));
      const meanings = glossary.explain(sought.map(toTerm), question.locale);
      for (const [term, weight] of weights) tally.add(term, weight);
      for (const meaning of meanings) tally.addMeaning(meaning, weights);
      const hits = pickBest(tally.take(), index, question);
      const mass = weighQuestion(terms, index, unseen);
      return { hits, confidence: mass === 0 ? 0 : (hits[0]?.score ?? 0) / mass, sought, meanings };
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

/** Only a word the index has never seen is taken for a mistyped one. */
function correct({ text, weight, word }: Term, index: OpenIndex, speller: Speller): readonly Sought[] {
  if (word === undefined || index.find(text) >= 0) return [];
  return speller.correct(word).map((each) => ({
    term: each.term,
    weight: weight * each.weight,
    said: word,
    means: each.word,
  }));
}

/** The best of each section, in the asker's language where the section exists in it. */
function pickBest(
  scored: readonly Scored[],
  index: OpenIndex,
  { locale, limit = LIMIT, only }: Question,
): readonly Hit[] {
  const { unitLocales, unitGroups } = index;
  const own = index.locales.indexOf(locale);
  const best = new Map<number, Scored & { readonly isOwn: boolean }>();
  for (const { unit, score: whole } of scored) {
    const isOwn = unitLocales[unit] === own;
    const score = whole * (isOwn ? 1 : OTHER_LOCALE);
    const group = unitGroups[unit] ?? 0;
    const other = best.get(group);
    const isBetter =
      other === undefined || (isOwn && !other.isOwn) || (isOwn === other.isOwn && score > other.score);
    if (isBetter) best.set(group, { unit, score, isOwn });
  }
  const sorted = [...best.values()].sort((a, b) => b.score - a.score || a.unit - b.unit);
  const hits: Hit[] = [];
  for (const { unit: number, score } of sorted) {
    if (hits.length >= limit) break;
    const unit = index.unit(number);
    if (only === undefined || only(unit)) hits.push({ unit, score });
  }
  return hits;
}

/** What a text would score that had all the words of the question. */
function weighQuestion(terms: readonly Term[], index: OpenIndex, unseen: number): number {
  return terms.reduce((sum, { text, weight }) => {
    const number = index.find(text);
    return sum + weight * (number < 0 ? unseen : (index.idf[number] ?? 0));
  }, 0);
}
