import type { Locale } from '../../answer/locale';
import type { OpenIndex } from './index-file';
import { clearSheet, type Sheet } from './sheet';
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
 * often were in another, and the glossary leads from one to the other. Clears the sheet.
 */
export function createPicker(index: OpenIndex): (sheet: Sheet, question: Question) => Picked {
  const { sectionCount } = index;
  const shares = shareGroups(index);
  const best = createBest(index);
  const placesOf = createPlaces(index);
  return (sheet, { locale, limit = LIMIT, only }) => {
    const { units, scores, groups } = best;
    const count = groupUnits(sheet, placesOf(locale), best);
    clearSheet(sheet);
    const hits: Scored[] = [];
    let elsewhere = 0;
    for (let at = 0; at < count; at += 1) {
      const group = groups[at] ?? 0;
      const own = group * 2;
      const other = own + 1;
      const [ownScore = 0, otherScore = 0] = [scores[own], scores[other]];
      scores[own] = 0;
      scores[other] = 0;
      const unit = units[ownScore === 0 ? other : own] ?? 0;
      const whole = (ownScore + otherScore) * (shares[group] ?? 1);
      const score = ownScore === 0 ? whole * OTHER_LOCALE : whole;
      if (unit >= sectionCount) elsewhere = Math.max(elsewhere, score);
      else if (isGood(unit, score, hits, limit) && (only === undefined || only(index.unit(unit))))
        insert({ unit, score, whole }, hits, limit);
    }
    return {
      hits: hits.map(({ unit, score, whole }) => ({ unit: index.unit(unit), score, whole })),
      elsewhere,
    };
  };
}

/**
 * The best unit at each place, and its score: 0 where there is none. A group has two places, the even one for
 * the asker's language and the odd one for all others.
 */
type Best = {
  readonly units: Uint32Array;
  readonly scores: Float64Array;
  /** Groups that have a unit. */
  readonly groups: Uint32Array;
};

function createBest({ groupCount }: OpenIndex): Best {
  return {
    units: new Uint32Array(groupCount * 2),
    scores: new Float64Array(groupCount * 2),
    groups: new Uint32Array(groupCount),
  };
}

/** Tells the place of each unit for one who asks in this language. */
function createPlaces({ locales, unitLocales, unitGroups }: OpenIndex): (locale: Locale) => Uint32Array {
  const known = new Map<Locale, Uint32Array>();
  return (locale) => {
    const places = known.get(locale);
    if (places !== undefined) return places;
    const asked = locales.indexOf(locale);
    const made = unitGroups.map((group, unit) => group * 2 + (unitLocales[unit] === asked ? 0 : 1));
    known.set(locale, made);
    return made;
  };
}

/** Finds the best unit of each place. @returns how many groups have one */
function groupUnits(sheet: Sheet, places: Uint32Array, { units, scores, groups }: Best): number {
  const { touched, count } = sheet;
  let found = 0;
  for (let at = 0; at < count; at += 1) {
    const unit = touched[at] ?? 0;
    const score = sheet.scores[unit] ?? 0;
    const place = places[unit] ?? 0;
    const known = scores[place] ?? 0;
    if (known === 0 && scores[place ^ 1] === 0) groups[found++] = place >>> 1;
    if (score <= known) continue;
    units[place] = unit;
    scores[place] = score;
  }
  return found;
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

/** Whether it belongs among the best. */
function isGood(unit: number, score: number, best: readonly Scored[], limit: number): boolean {
  const last = best[limit - 1];
  return last === undefined || isBefore(unit, score, last);
}

/** The order of hits; of equals, the one that comes first in the index. */
function isBefore(unit: number, score: number, other: UnitScore): boolean {
  return score > other.score || (score === other.score && unit < other.unit);
}

/** Puts one more among the best, which are at most `limit` and in order. */
function insert(scored: Scored, best: Scored[], limit: number): void {
  if (best.length === limit) best.pop();
  let at = best.length;
  for (
    let other = best[at - 1];
    other !== undefined && isBefore(scored.unit, scored.score, other);
    other = best[at - 1]
  ) {
    best[at] = other;
    at -= 1;
  }
  best[at] = scored;
}
