import type { Form, Meaning } from './glossary';
import type { OpenIndex } from './index-file';

export type Scored = { readonly unit: number; readonly score: number };

/** Adds up what each unit scores for one question. */
export interface Tally {
  add(term: string, weight: number): void;
  /**
   * Other words for something that was said count only where they say more than the words that were
   * said: a text is no better for having every synonym.
   * @param weights of the terms that were said
   */
  addMeaning(meaning: Meaning, weights: ReadonlyMap<string, number>): void;
  /** What each unit has, and a clean slate. */
  take(): readonly Scored[];
}

/** Weight of a word that was not said but means the same; shared by the terms of a long one. */
const MEANT = 0.7;

export function createTally(index: OpenIndex): Tally {
  const total = new Float64Array(index.unitCount);
  const touched: number[] = [];
  const said = createSheet(index);
  const meant = createSheet(index);
  const one = createSheet(index);
  const increase = (unit: number, by: number): void => {
    if (total[unit] === 0) touched.push(unit);
    total[unit] = (total[unit] ?? 0) + by;
  };
  return {
    add: (term, weight) => eachPosting(index, term, (unit, impact) => increase(unit, weight * impact)),
    addMeaning: (meaning, weights) => {
      for (const term of new Set(meaning.said.flatMap(({ terms }) => terms)))
        said.add(term, weights.get(term) ?? 0);
      for (const form of meaning.others) {
        addForm(form, one);
        one.clear((unit, score) => meant.raise(unit, score));
      }
      meant.clear((unit, score) => {
        const more = score - said.at(unit);
        if (more > 0) increase(unit, more);
      });
      said.clear(() => undefined);
    },
    take: () => {
      const scored = touched.map((unit) => ({ unit, score: total[unit] ?? 0 }));
      for (const unit of touched) total[unit] = 0;
      touched.length = 0;
      return scored;
    },
  };
}

function addForm({ terms }: Form, sheet: Sheet): void {
  for (const term of terms) sheet.add(term, MEANT / Math.sqrt(terms.length));
}

/** Scores of a part of a question, on the side. */
interface Sheet {
  add(term: string, weight: number): void;
  raise(unit: number, score: number): void;
  at(unit: number): number;
  clear(visit: (unit: number, score: number) => void): void;
}

function createSheet(index: OpenIndex): Sheet {
  const scores = new Float64Array(index.unitCount);
  const touched: number[] = [];
  const set = (unit: number, score: number): void => {
    if (scores[unit] === 0) touched.push(unit);
    scores[unit] = score;
  };
  return {
    add: (term, weight) =>
      eachPosting(index, term, (unit, impact) => set(unit, (scores[unit] ?? 0) + weight * impact)),
    raise: (unit, score) => {
      if (score > (scores[unit] ?? 0)) set(unit, score);
    },
    at: (unit) => scores[unit] ?? 0,
    clear: (visit) => {
      for (const unit of touched) {
        visit(unit, scores[unit] ?? 0);
        scores[unit] = 0;
      }
      touched.length = 0;
    },
  };
}

function eachPosting(
  { find, starts, postings, impacts }: OpenIndex,
  term: string,
  visit: (unit: number, impact: number) => void,
): void {
  const number = find(term);
  if (number < 0) return;
  const end = starts[number + 1] ?? 0;
  for (let at = starts[number] ?? 0; at < end; at += 1) visit(postings[at] ?? 0, impacts[at] ?? 0);
}
