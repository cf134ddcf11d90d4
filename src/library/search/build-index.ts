import { analyse, toWhole } from './analyse';
import { encodeIndex } from './index-file';
import { FIELD_NAMES, FIELDS, type Field, type IndexedUnit, keyOf, textsOf, type Unit } from './unit';

/** BM25: how soon a repeated word stops counting, and how much a long field takes away. */
const K1 = 2;
const B = 0.4;
/** Shorter words are not worth correcting into; of a number two digits tell another. */
const SHORTEST_WORD = 4;
const NUMBER = /^\p{N}{3,}$/u;

/** An index before it is laid out as bytes. */
export type RawIndex = {
  readonly units: readonly Unit[];
  /** A number for each key of `keyOf`, by unit. */
  readonly groups: readonly number[];
  readonly terms: readonly RawTerm[];
  /** The words and whole numbers of the texts as spelt, in order: for correcting mistyped ones, and completing. */
  readonly words: readonly string[];
};
export type RawTerm = {
  readonly text: string;
  readonly idf: number;
  /** Unit and BM25 impact, in pairs. */
  readonly postings: readonly (readonly [number, number])[];
};

type Counts = Map<Field, number>;

/**
 * Builds the inverted index of these units as bytes.
 * @param digest what the units were made from, told back by the opened index
 */
export function buildIndex(units: readonly IndexedUnit[], digest: string): Buffer {
  const counted = units.map(countOnce);
  const words = new Set(counted.flatMap((each) => each.words));
  const averages = averageLengths(counted);
  const postings = new Map<string, [number, number][]>();
  for (const [unit, { terms, lengths }] of counted.entries()) {
    for (const [term, counts] of terms) {
      const frequency = weigh(counts, lengths, averages);
      const list = postings.get(term);
      if (list === undefined) postings.set(term, [[unit, frequency]]);
      else list.push([unit, frequency]);
    }
  }
  const census = takeCensus(units);
  const terms = [...postings].map(([text, list]) => toTerm(text, list, census));
  const shown = units.map(
    ({ aliases: _aliases, questions: _questions, citations: _citations, ...unit }) => unit,
  );
  const found = { units: shown, groups: groupUnits(units), terms: [...terms, ...toKeyTerms(units)] };
  return encodeIndex({ ...found, words: [...words].sort() }, digest);
}

/** A section is also found by its key, through the same table as terms are; no term has a #. */
function toKeyTerms(units: readonly Unit[]): readonly RawTerm[] {
  const byKey = new Map<string, [number, number][]>();
  for (const [number, unit] of units.entries()) {
    const key = keyOf(unit);
    byKey.set(key, [...(byKey.get(key) ?? []), [number, 0]]);
  }
  return [...byKey].map(([text, postings]) => ({ text, idf: 0, postings }));
}

type Counted = {
  readonly terms: ReadonlyMap<string, Counts>;
  readonly lengths: Counts;
  readonly words: readonly string[];
};

/** A unit that stays the same is counted once, so that one changed guide costs little more than itself. */
const counts = new WeakMap<IndexedUnit, Counted>();

function countOnce(unit: IndexedUnit): Counted {
  const known = counts.get(unit);
  if (known !== undefined) return known;
  const counted = countTerms(unit);
  counts.set(unit, counted);
  return counted;
}

function countTerms(unit: IndexedUnit): Counted {
  const words = new Set<string>();
  const terms = new Map<string, Counts>();
  const lengths: Counts = new Map();
  for (const field of FIELD_NAMES) {
    for (const { text: whole, share } of textsOf(unit, field)) {
      const found = analyse(whole);
      lengths.set(field, (lengths.get(field) ?? 0) + found.length * share);
      for (const { text, word } of field === 'questions' ? [...found, ...toWhole(found)] : found) {
        const counts = terms.get(text) ?? new Map<Field, number>();
        counts.set(field, (counts.get(field) ?? 0) + share);
        terms.set(text, counts);
        if (word === undefined ? NUMBER.test(text) : word.length >= SHORTEST_WORD) words.add(word ?? text);
      }
    }
  }
  return { terms, lengths, words: [...words] };
}

function averageLengths(counted: readonly Counted[]): Counts {
  const averages: Counts = new Map();
  for (const field of FIELD_NAMES) {
    const filled = counted.map(({ lengths }) => lengths.get(field) ?? 0).filter((length) => length > 0);
    averages.set(field, filled.reduce((sum, length) => sum + length, 0) / Math.max(1, filled.length));
  }
  return averages;
}

/** The frequency of a term over all fields (BM25F). */
function weigh(counts: Counts, lengths: Counts, averages: Counts): number {
  let sum = 0;
  for (const [field, count] of counts) {
    const relative = (lengths.get(field) ?? 0) / (averages.get(field) || 1);
    sum += (FIELDS[field] * count) / (1 - B + B * relative);
  }
  return sum;
}

/** How many units there are to tell a common word from a rare one by. */
type Census = {
  /** Units from this number on are answered elsewhere. */
  readonly sections: number;
  /** What one of those counts: all of them together never outnumber the sections. */
  readonly weight: number;
  readonly total: number;
};

/** How people ask about other things tells which words are everyday ones. */
function takeCensus(units: readonly Unit[]): Census {
  const sections = units.filter(({ kind }) => kind !== 'elsewhere').length;
  const others = units.length - sections;
  const weight = others === 0 ? 0 : Math.min(1, sections / others);
  return { sections, weight, total: sections + weight * others };
}

function toTerm(text: string, list: readonly (readonly [number, number])[], census: Census): RawTerm {
  const inSections = list.filter(([unit]) => unit < census.sections).length;
  const idf = idfOf(inSections + census.weight * (list.length - inSections), census.total);
  const postings = list.map(
    ([unit, frequency]) => [unit, (idf * frequency * (K1 + 1)) / (K1 + frequency)] as const,
  );
  return { text, idf, postings };
}

/** The weight of a term that `count` of all units have. */
export function idfOf(count: number, units: number): number {
  return Math.log(1 + (units - count + 0.5) / (count + 0.5));
}

function groupUnits(units: readonly Unit[]): readonly number[] {
  const numbers = new Map<string, number>();
  return units.map((unit) => {
    const key = keyOf(unit);
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
}
