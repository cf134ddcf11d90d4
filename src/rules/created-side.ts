import { parsePeriod } from './period';
import { CREATED_SIDES, type CreatedSide } from './vocabulary';

/** The day the block started. Source: policy facts C-07; the announcement of 2017-11-15, "beginning on". */
export const BLOCK_START = '2017-11-15';

export function isCreatedSide(value: string): value is CreatedSide {
  return CREATED_SIDES.includes(value as CreatedSide);
}

/**
 * The sides of 2017-11-15 that a creation date may still lie on.
 * @param created a day, month, year or side; undefined if nobody said
 * @param day the day asked about, `YYYY-MM-DD`: nothing is created after it
 * @returns at least one side, in the order before, boundary, after
 */
export function possibleSides(created: string | undefined, day: string): readonly CreatedSide[] {
  const sides = sidesOf(created);
  const reachable = sides.filter((side) => isReachable(side, day));
  return reachable.length > 0 ? reachable : sides;
}

function sidesOf(created: string | undefined): readonly CreatedSide[] {
  if (created === undefined) return CREATED_SIDES;
  if (isCreatedSide(created)) return [created];
  const period = parsePeriod(created);
  if (period === undefined) return CREATED_SIDES;
  return CREATED_SIDES.filter((side) => {
    if (side === 'before') return period.first < BLOCK_START;
    if (side === 'after') return period.last > BLOCK_START;
    return period.first <= BLOCK_START && period.last >= BLOCK_START;
  });
}

function isReachable(side: CreatedSide, day: string): boolean {
  if (side === 'before') return true;
  return side === 'boundary' ? day >= BLOCK_START : day > BLOCK_START;
}
