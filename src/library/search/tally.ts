import type { Form, Meaning } from './glossary';
import type { OpenIndex } from './index-file';
import { addTerm, clearSheet, createSheet, type Sheet } from './sheet';

/** A term that is looked for: its number in the index, or -1, and how much it counts. */
export type AskedTerm = { readonly number: number; readonly weight: number };
export type AskedTerms = ReadonlyMap<string, AskedTerm>;

/** Adds up what each unit scores for one question. */
export interface Tally {
  /** What was added so far; who has read it clears it. */
  readonly total: Sheet;
  add(term: number, weight: number): void;
  /**
   * Other words for something that was said count only where they say more than the words that were
   * said: a text is no better for having every synonym.
   */
  addMeaning(meaning: Meaning, asked: AskedTerms): void;
}

/** Weight of a word that was not said but means the same; shared by the terms of a long one. */
const MEANT = 0.7;
/** Scores of meanings are kept up to so many in all, 12 bytes each; beyond that they are added up anew. */
const MOST_KEPT = 200_000;

export function createTally(index: OpenIndex): Tally {
  const total = createSheet(index);
  const said = createSheet(index);
  const getSheet = createMeantSheets(index);
  return {
    total,
    add: (term, weight) => addTerm(total, index, term, weight),
    addMeaning: (meaning, asked) => {
      const sheet = getSheet(isOutdone(meaning, asked) ? meaning.wanted : meaning.others);
      for (const text of termsOf(meaning.said)) {
        const term = asked.get(text);
        if (term !== undefined) addTerm(said, index, term.number, term.weight);
      }
      addExcess(sheet, said, total);
      clearSheet(said);
    },
  };
}

/** Adds to the total what units score by a meaning and do not by what was said. */
function addExcess({ units, scores }: MeantSheet, said: Sheet, total: Sheet): void {
  for (let at = 0; at < units.length; at += 1) {
    const unit = units[at] ?? 0;
    const more = (scores[at] ?? 0) - (said.scores[unit] ?? 0);
    if (more <= 0) continue;
    const score = total.scores[unit] ?? 0;
    if (score === 0) total.touched[total.count++] = unit;
    total.scores[unit] = score + more;
  }
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
function isOutdone({ said }: Meaning, asked: AskedTerms): boolean {
  return said.every((form) => {
    const least = weightOf(form);
    return form.terms.every((term) => (asked.get(term)?.weight ?? 0) > least);
  });
}

function weightOf({ terms }: Form): number {
  return MEANT / Math.sqrt(terms.length);
}

/** What units score by the form that suits them best. */
type MeantSheet = { readonly units: Uint32Array; readonly scores: Float64Array };

/** Sheets depend on the index alone, so that of the same forms is added up once. */
function createMeantSheets(index: OpenIndex): (forms: readonly Form[]) => MeantSheet {
  const kept = new WeakMap<readonly Form[], MeantSheet>();
  const best = createSheet(index);
  const one = createSheet(index);
  let room = MOST_KEPT;
  return (forms) => {
    const known = kept.get(forms);
    if (known !== undefined) return known;
    for (const form of forms) {
      for (const term of form.terms) addTerm(one, index, index.find(term), weightOf(form));
      raise(best, one);
      clearSheet(one);
    }
    const sheet = toMeantSheet(best);
    clearSheet(best);
    if (sheet.units.length > room) return sheet;
    room -= sheet.units.length;
    kept.set(forms, sheet);
    return sheet;
  };
}

/** Gives each unit the better of its two scores. */
function raise(best: Sheet, { scores, touched, count }: Sheet): void {
  for (const unit of touched.subarray(0, count)) {
    const [known = 0, score = 0] = [best.scores[unit], scores[unit]];
    if (score <= known) continue;
    if (known === 0) best.touched[best.count++] = unit;
    best.scores[unit] = score;
  }
}

function toMeantSheet({ scores, touched, count }: Sheet): MeantSheet {
  const units = touched.slice(0, count);
  return { units, scores: Float64Array.from(units, (unit) => scores[unit] ?? 0) };
}
