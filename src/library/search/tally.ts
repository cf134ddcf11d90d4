import type { Form, Meaning } from './glossary';
import type { OpenIndex } from './index-file';

/** Adds up what each unit scores for one question. */
export interface Tally {
  add(term: string, weight: number): void;
  /**
   * Other words for something that was said count only where they say more than the words that were
   * said: a text is no better for having every synonym.
   * @param weights of the terms that were said
   */
  addMeaning(meaning: Meaning, weights: ReadonlyMap<string, number>): void;
  /** Tells what each unit has, and leaves a clean slate. */
  take(visit: (unit: number, score: number) => void): void;
}

/** Weight of a word that was not said but means the same; shared by the terms of a long one. */
const MEANT = 0.7;
/** Scores of meanings are kept up to so many in all, 12 bytes each; beyond that they are added up anew. */
const MOST_KEPT = 200_000;

export function createTally(index: OpenIndex): Tally {
  const total = createSheet(index);
  const said = createSheet(index);
  const sheets = createMeantSheets(index);
  return {
    add: (term, weight) => total.add(term, weight),
    addMeaning: (meaning, weights) => {
      const { units, scores } = isOutdone(meaning, weights)
        ? sheets.get(meaning.wanted)
        : sheets.addUp(meaning.others);
      for (const term of termsOf(meaning.said)) said.add(term, weights.get(term) ?? 0);
      for (let at = 0; at < units.length; at += 1) {
        const unit = units[at] ?? 0;
        const more = (scores[at] ?? 0) - said.at(unit);
        if (more > 0) total.increase(unit, more);
      }
      said.clear();
    },
    take: (visit) => total.clear(visit),
  };
}

/** Each once; most meanings are said in one way. */
function termsOf(forms: readonly Form[]): Iterable<string> {
  const [only, another] = forms;
  return another === undefined ? (only?.terms ?? []) : new Set(forms.flatMap(({ terms }) => terms));
}

/**
 * Whether the words that were said count for more than as meanings. Then it is all the same whether they
 * are among the meanings, and the sheet of all words of the concept serves every question.
 */
function isOutdone({ said }: Meaning, weights: ReadonlyMap<string, number>): boolean {
  return said.every((form) => form.terms.every((term) => (weights.get(term) ?? 0) > weightOf(form)));
}

function weightOf({ terms }: Form): number {
  return MEANT / Math.sqrt(terms.length);
}

/** What units score by the form that suits them best. */
type MeantSheet = { readonly units: Uint32Array; readonly scores: Float64Array };

interface MeantSheets {
  addUp(forms: readonly Form[]): MeantSheet;
  /** Sheets depend on the index alone, so that of the same forms is added up once. */
  get(forms: readonly Form[]): MeantSheet;
}

function createMeantSheets(index: OpenIndex): MeantSheets {
  const kept = new WeakMap<readonly Form[], MeantSheet>();
  const best = createSheet(index);
  const one = createSheet(index);
  let room = MOST_KEPT;
  const addUp = (forms: readonly Form[]): MeantSheet => {
    for (const form of forms) {
      for (const term of form.terms) one.add(term, weightOf(form));
      one.clear(best.raise);
    }
    return toMeantSheet(best);
  };
  return {
    addUp,
    get: (forms) => {
      const known = kept.get(forms);
      if (known !== undefined) return known;
      const sheet = addUp(forms);
      if (sheet.units.length > room) return sheet;
      room -= sheet.units.length;
      kept.set(forms, sheet);
      return sheet;
    },
  };
}

function toMeantSheet(best: Sheet): MeantSheet {
  const units: number[] = [];
  const scores: number[] = [];
  best.clear((unit, score) => {
    units.push(unit);
    scores.push(score);
  });
  return { units: Uint32Array.from(units), scores: Float64Array.from(scores) };
}

/** Scores by unit, of which only those that were touched are looked at again. */
interface Sheet {
  add(term: string, weight: number): void;
  increase(unit: number, by: number): void;
  raise(unit: number, score: number): void;
  at(unit: number): number;
  clear(visit?: (unit: number, score: number) => void): void;
}

function createSheet({ find, starts, postings, impacts, unitCount }: OpenIndex): Sheet {
  const scores = new Float64Array(unitCount);
  const isTouched = new Uint8Array(unitCount);
  const touched = new Uint32Array(unitCount);
  let count = 0;
  const set = (unit: number, score: number): void => {
    if (isTouched[unit] === 0) {
      isTouched[unit] = 1;
      touched[count] = unit;
      count += 1;
    }
    scores[unit] = score;
  };
  return {
    add: (term, weight) => {
      const number = find(term);
      if (number < 0) return;
      const end = starts[number + 1] ?? 0;
      for (let at = starts[number] ?? 0; at < end; at += 1) {
        const unit = postings[at] ?? 0;
        // Not through `set`: half of all time is spent here.
        if (isTouched[unit] === 0) {
          isTouched[unit] = 1;
          touched[count] = unit;
          count += 1;
        }
        scores[unit] = (scores[unit] ?? 0) + weight * (impacts[at] ?? 0);
      }
    },
    increase: (unit, by) => set(unit, (scores[unit] ?? 0) + by),
    raise: (unit, score) => {
      if (score > (scores[unit] ?? 0)) set(unit, score);
    },
    at: (unit) => scores[unit] ?? 0,
    clear: (visit) => {
      for (let at = 0; at < count; at += 1) {
        const unit = touched[at] ?? 0;
        visit?.(unit, scores[unit] ?? 0);
        scores[unit] = 0;
        isTouched[unit] = 0;
      }
      count = 0;
    },
  };
}
