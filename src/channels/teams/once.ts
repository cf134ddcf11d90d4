/** More than this many at a time are forgotten from the oldest on. */
const MOST_REMEMBERED = 1_000;

/** Makes a test that is true for a key the first time, and again `forgetAfterMs` after that. */
export function createOnce(forgetAfterMs: number, now: () => number = Date.now): (key: string) => boolean {
  const seen = new Map<string, number>();
  return (key) => {
    const before = seen.get(key);
    if (before !== undefined && now() - before < forgetAfterMs) return false;
    seen.delete(key);
    seen.set(key, now());
    const oldest = seen.keys().next();
    if (seen.size > MOST_REMEMBERED && oldest.done !== true) seen.delete(oldest.value);
    return true;
  };
}
