const PRIMES = {
  first: 2654435761,
  second: 1597334677,
  mixFirst: 2246822507,
  mixSecond: 3266489909,
} as const;

/** Two 32-bit hashes of a term; two terms that share both are not to be expected below a billion terms. */
export function hashTerm(term: string): readonly [number, number] {
  let first = 0xdeadbeef;
  let second = 0x41c6ce57;
  for (let at = 0; at < term.length; at += 1) {
    const code = term.charCodeAt(at);
    first = Math.imul(first ^ code, PRIMES.first);
    second = Math.imul(second ^ code, PRIMES.second);
  }
  first =
    Math.imul(first ^ (first >>> 16), PRIMES.mixFirst) ^
    Math.imul(second ^ (second >>> 13), PRIMES.mixSecond);
  second =
    Math.imul(second ^ (second >>> 16), PRIMES.mixFirst) ^
    Math.imul(first ^ (first >>> 13), PRIMES.mixSecond);
  return [first >>> 0, second >>> 0];
}
