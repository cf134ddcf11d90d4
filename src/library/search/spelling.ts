import Fuse from 'fuse.js';
import { editDistance } from '../../text/edit-distance';
import { stem } from './analyse';

/** A word the index knows, for one it has never seen. */
export type Correction = { readonly word: string; readonly term: string; readonly weight: number };

/** Finds the words a mistyped one may stand for. */
export interface Speller {
  correct(word: string): readonly Correction[];
}

const SHORTEST = 4;
const LONG_WORD = 8;
const MOST_CANDIDATES = 120;
/** A swap of neighbours changes three pairs of letters, any other edit at most two. */
const PAIRS_PER_EDIT = 3;
const MOST_CORRECTIONS = 3;
const CORRECTION_WEIGHT = 0.85;
const MOST_REMEMBERED = 5_000;

/**
 * Fuse.js over the words of the index. Candidates share pairs of letters with the word, so that its cost
 * does not grow with the vocabulary, and are within one or two edits of it: Bitap also finds "port" in
 * "support". Telling the distance costs less than a search, so it comes first.
 */
export function createSpeller(vocabulary: () => readonly string[]): Speller {
  const remembered = new Map<string, readonly Correction[]>();
  let byPair: ReadonlyMap<string, readonly string[]> | undefined;
  return {
    correct: (word) => {
      const known = remembered.get(word);
      if (known !== undefined) return known;
      if (remembered.size >= MOST_REMEMBERED) remembered.clear();
      byPair ??= groupByPair(vocabulary());
      const corrections = word.length < SHORTEST ? [] : findCorrections(word, byPair);
      remembered.set(word, corrections);
      return corrections;
    },
  };
}

function findCorrections(
  word: string,
  byPair: ReadonlyMap<string, readonly string[]>,
): readonly Correction[] {
  const most = word.length < LONG_WORD ? 1 : 2;
  const near = new Map(
    findCandidates(word, byPair, most)
      .map((each) => [each, editDistance(word, each)] as const)
      .filter(([, distance]) => distance <= most),
  );
  return searchBitap(word, [...near.keys()])
    .map((item) => ({ item, distance: near.get(item) ?? 0 }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MOST_CORRECTIONS)
    .map(({ item, distance }) => ({
      word: item,
      term: stem(item),
      weight: CORRECTION_WEIGHT * (1 - distance / word.length),
    }));
}

/** The words that Fuse.js finds, best first. */
function searchBitap(word: string, words: readonly string[]): readonly string[] {
  if (words.length === 0) return [];
  const fuse = new Fuse(words, { threshold: 0.55, distance: 60, ignoreFieldNorm: true });
  return fuse.search(word).map(({ item }) => item);
}

function pairsOf(word: string): readonly string[] {
  const padded = `^${word}$`;
  return Array.from({ length: padded.length - 1 }, (_, at) => padded.slice(at, at + 2));
}

function groupByPair(words: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const word of words) {
    for (const pair of new Set(pairsOf(word))) {
      const group = groups.get(pair);
      if (group === undefined) groups.set(pair, [word]);
      else group.push(word);
    }
  }
  return groups;
}

/** Words that may be within `most` edits, those that share most first. */
function findCandidates(
  word: string,
  byPair: ReadonlyMap<string, readonly string[]>,
  most: number,
): readonly string[] {
  const pairs = pairsOf(word);
  const shared = new Map<string, number>();
  for (const pair of pairs) {
    for (const each of byPair.get(pair) ?? []) shared.set(each, (shared.get(each) ?? 0) + 1);
  }
  const least = pairs.length - most * PAIRS_PER_EDIT;
  return [...shared]
    .filter(([each, count]) => count >= least && Math.abs(each.length - word.length) <= 2)
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST_CANDIDATES)
    .map(([each]) => each);
}
