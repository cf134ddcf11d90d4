import { analyse, type Term, toWhole } from './analyse';
import { idfOf } from './build-index';
import type { Glossary, Meaning } from './glossary';
import type { OpenIndex } from './index-file';
import { createPicker, type Hit, type Question } from './pick';
import type { Speller } from './spelling';
import { type AskedTerm, createTally } from './tally';

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
  /** The best score against all that the question's words could score in one language: about 0 to 2. */
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

/** A word in more units than this is a word; what it is mistaken for is in so many times more of them. */
const MOST_OF_A_SLIP = 2;
const TIMES_MORE = 4;
const NONE: readonly Sought[] = [];
/** A section that is known to be asked the very question goes before all others: that counts as so many words. */
const WHOLE_QUESTION = 5;

export function createSearch({ index, glossary, speller }: Props): Search {
  const tally = createTally(index);
  const pickBest = createPicker(index);
  const unseen = idfOf(0, index.sectionCount);
  return {
    find: (question) => {
      const terms = mergeTerms(analyse(question.text));
      const sought: Sought[] = [];
      const asked = new Map<string, AskedTerm>();
      /** What a text would score that had all the words of the question. */
      let mass = 0;
      for (const term of terms) {
        const number = index.find(term.text);
        sought.push(toSought(term));
        asked.set(term.text, { number, weight: term.weight });
        if (term.isPhrase !== true) mass += term.weight * (number < 0 ? unseen : (index.idf[number] ?? 0));
        for (const better of correct(term, number, index, speller)) {
          sought.push(better);
          asked.set(better.term, { number: index.find(better.term), weight: better.weight });
        }
      }
      const meanings = glossary.explain(asked, question.locale);
      for (const { number, weight } of asked.values()) tally.add(number, weight);
      for (const { text } of toWhole(terms)) tally.add(index.find(text), WHOLE_QUESTION);
      for (const meaning of meanings) tally.addMeaning(meaning, asked);
      const { hits, elsewhere } = pickBest(tally.total, question);
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

/**
 * A word that the index has never seen, or hardly ever, may be a mistyped one: questions of the guides have
 * some usual slips in them.
 */
function correct(
  { weight, word }: Term,
  number: number,
  index: OpenIndex,
  speller: Speller,
): readonly Sought[] {
  if (word === undefined) return NONE;
  const known = countUnits(number, index);
  if (known > MOST_OF_A_SLIP) return NONE;
  const better = speller
    .correct(word)
    .filter(({ term }) => countUnits(index.find(term), index) > known * TIMES_MORE);
  return better.map((each) => ({
    term: each.term,
    weight: weight * each.weight,
    said: word,
    means: each.word,
  }));
}

function countUnits(number: number, { starts }: OpenIndex): number {
  return number < 0 ? 0 : (starts[number + 1] ?? 0) - (starts[number] ?? 0);
}
