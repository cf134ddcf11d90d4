import type { RawTerm } from './build-index';
import { hashTerm } from './hash';

/** A bucket of the directory holds about so many terms. */
const TERMS_PER_BUCKET = 4;
const MOST_BUCKET_BITS = 24;

type HashedTerm = { readonly hash: readonly [number, number]; readonly term: RawTerm };

/** Terms in the order of their hashes, which is how they are numbered. */
export function sortByHash(terms: readonly RawTerm[]): readonly HashedTerm[] {
  return terms
    .map((term) => ({ hash: hashTerm(term.text), term }))
    .sort((a, b) => a.hash[0] - b.hash[0] || a.hash[1] - b.hash[1]);
}

/**
 * Where the terms start whose hash begins with 0, 1, 2, … in as many bits as the directory is long.
 * @param hashes two numbers for each term, in order
 */
export function toBuckets(hashes: Uint32Array): Uint32Array {
  const terms = hashes.length / 2;
  const bits = Math.ceil(Math.log2(Math.max(2, terms / TERMS_PER_BUCKET)));
  const buckets = new Uint32Array(2 ** Math.min(bits, MOST_BUCKET_BITS) + 1);
  const shift = shiftOf(buckets);
  for (let term = 0; term < terms; term += 1) {
    const after = ((hashes[term * 2] ?? 0) >>> shift) + 1;
    buckets[after] = (buckets[after] ?? 0) + 1;
  }
  for (let at = 1; at < buckets.length; at += 1) buckets[at] = (buckets[at] ?? 0) + (buckets[at - 1] ?? 0);
  return buckets;
}

/** How many bits of a hash are not looked at to find its bucket. */
function shiftOf(buckets: Uint32Array): number {
  return 32 - Math.log2(buckets.length - 1);
}

/** @returns what tells a term's number, or -1 where there is no such term */
export function createTermFinder(hashes: Uint32Array, buckets: Uint32Array): (term: string) => number {
  const shift = shiftOf(buckets);
  return (term) => {
    const [first, second] = hashTerm(term);
    const bucket = first >>> shift;
    const end = buckets[bucket + 1] ?? 0;
    for (let number = buckets[bucket] ?? 0; number < end; number += 1) {
      if (hashes[number * 2] === first && hashes[number * 2 + 1] === second) return number;
    }
    return -1;
  };
}
