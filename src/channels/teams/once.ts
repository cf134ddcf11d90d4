import { createRecent } from './recent';

/** More than this many at a time are forgotten from the oldest on. */
const MOST_REMEMBERED = 1_000;

/** Makes a test that is true for a key the first time, and again `forgetAfterMs` after that. */
export function createOnce(forgetAfterMs: number, now: () => number = Date.now): (key: string) => boolean {
  const seen = createRecent<number>(MOST_REMEMBERED);
  return (key) => {
    const before = seen.get(key);
    if (before !== undefined && now() - before < forgetAfterMs) return false;
    seen.set(key, now());
    return true;
  };
}
