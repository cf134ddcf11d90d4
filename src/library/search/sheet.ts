import type { OpenIndex } from './index-file';

/**
 * Scores by unit, of which only those that were touched are looked at again: half of a search is spent here, so
 * whoever reads a sheet does so in a loop of its own, without a call for each unit. Whatever is added is above
 * 0, so that a unit without a score is one that was not touched.
 */
export type Sheet = {
  readonly scores: Float64Array;
  /** The units that have a score, in the order in which they got one: the first `count` of these. */
  readonly touched: Uint32Array;
  count: number;
};

export function createSheet({ unitCount }: OpenIndex): Sheet {
  return { scores: new Float64Array(unitCount), touched: new Uint32Array(unitCount), count: 0 };
}

/** Adds what the units that have a term score by it. */
export function addTerm(sheet: Sheet, index: OpenIndex, term: number, weight: number): void {
  if (term < 0) return;
  const { scores, touched } = sheet;
  const { postings, impacts, starts } = index;
  const end = starts[term + 1] ?? 0;
  let { count } = sheet;
  for (let at = starts[term] ?? 0; at < end; at += 1) {
    const unit = postings[at] ?? 0;
    const score = scores[unit] ?? 0;
    if (score === 0) touched[count++] = unit;
    scores[unit] = score + weight * (impacts[at] ?? 0);
  }
  sheet.count = count;
}

export function clearSheet(sheet: Sheet): void {
  const { scores, touched, count } = sheet;
  for (let at = 0; at < count; at += 1) scores[touched[at] ?? 0] = 0;
  sheet.count = 0;
}
