import type { Locale } from '../../answer/locale';
import type { OpenIndex } from './index-file';
import type { Tally } from './tally';
import type { Unit } from './unit';

export type Question = {
  readonly text: string;
  /** Whose language comes first: a section that is not there in it counts half. */
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
  /** What it would score if it were there in the asker's language. */
  readonly whole: number;
};

type Picked = {
  readonly hits: readonly Hit[];
  /** The score of the best subject that is answered elsewhere; 0 where none fits. */
  readonly elsewhere: number;
};
type UnitScore = { readonly unit: number; readonly score: number };
type Scored = UnitScore & Pick<Hit, 'whole'>;

/** What a section counts that is not there in the asker's language. */
const OTHER_LOCALE = 0.5;
/**
 * What a section counts that is there in one language alone, as most imported documents are: others have the
 * best of their other languages added, which is about two thirds of what they score in the asker's.
 */
const ALONE = 1.7;
const LIMIT = 10;

/**
 * Picks the best sections, in the asker's language where a section is there in it. What it says in another
 * language counts as well, that which fits best: what people were not thought to ask in one language they
 * often were in another, and the glossary leads from one to the other.
 */
export function createPicker(index: OpenIndex): (tally: Tally, question: Question) => Picked {
  const { unitLocales, unitGroups, sectionCount } = index;
  const shares = shareGroups(index);
  const own = createBest(index.groupCount);
  const other = createBest(index.groupCount);
  return (tally, { locale, limit = LIMIT, only }) => {
    const asked = index.locales.indexOf(locale);
    const groups: number[] = [];
    tally.take((unit, score) => {
      const group = unitGroups[unit] ?? 0;
      if (own.unit(group) < 0 && other.unit(group) < 0) groups.push(group);
      (unitLocales[unit] === asked ? own : other).offer(group, unit, score);
    });
    const best: Scored[] = [];
    let elsewhere = 0;
    for (const group of groups) {
      const told = own.unit(group);
      const unit = told < 0 ? other.unit(group) : told;
      const whole = (own.take(group) + other.take(group)) * (shares[group] ?? 1);
      const score = told < 0 ? whole * OTHER_LOCALE : whole;
      if (unit >= sectionCount) elsewhere = Math.max(elsewhere, score);
      else if (isGood(unit, score, best, limit) && (only === undefined || only(index.unit(unit))))
        insert({ unit, score, whole }, best, limit);
    }
    return { hits: best.map((scored) => ({ ...scored, unit: index.unit(scored.unit) })), elsewhere };
  };
}

/** What the score of each group counts. */
function shareGroups({ unitLocales, unitGroups, groupCount }: OpenIndex): Float64Array {
  const locales = new Int16Array(groupCount).fill(-1);
  const shares = new Float64Array(groupCount).fill(ALONE);
  for (const [unit, locale] of unitLocales.entries()) {
    const group = unitGroups[unit] ?? 0;
    if (locales[group] !== -1 && locales[group] !== locale) shares[group] = 1;
    locales[group] = locale;
  }
  return shares;
}

/** The best unit of each group, of those that were offered. */
interface Best {
  /** -1 where none was. */
  unit(group: number): number;
  offer(group: number, unit: number, score: number): void;
  /** Tells its score, 0 where there is none, and forgets it. */
  take(group: number): number;
}

function createBest(groupCount: number): Best {
  const units = new Int32Array(groupCount).fill(-1);
  const scores = new Float64Array(groupCount);
  return {
    unit: (group) => units[group] ?? -1,
    offer: (group, unit, score) => {
      if ((units[group] ?? -1) >= 0 && score <= (scores[group] ?? 0)) return;
      units[group] = unit;
      scores[group] = score;
    },
    take: (group) => {
      const score = scores[group] ?? 0;
      units[group] = -1;
      scores[group] = 0;
      return score;
    },
  };
}

/** Whether it belongs among the best. */
function isGood(unit: number, score: number, best: readonly Scored[], limit: number): boolean {
  const last = best.at(-1);
  return best.length < limit || (last !== undefined && isBefore({ unit, score }, last));
}

/** The order of hits; of equals, the one that comes first in the index. */
function isBefore(a: UnitScore, b: UnitScore): boolean {
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
