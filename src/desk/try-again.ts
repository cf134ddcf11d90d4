/** Many who write one ticket at once: each looks again, some time apart. */
const ATTEMPTS = 20;
const FIRST_PAUSE_MS = 4;
const LONGEST_PAUSE_MS = 250;

/**
 * Does what others may be in the way of, again and again with growing pauses by chance, for some seconds in all.
 * @param work resolves to undefined where somebody else was first
 * @returns undefined where it never worked
 */
export async function tryAgain<Result>(work: () => Promise<Result | undefined>): Promise<Result | undefined> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (attempt > 0) await pause(Math.min(FIRST_PAUSE_MS * 2 ** attempt, LONGEST_PAUSE_MS));
    const result = await work();
    if (result !== undefined) return result;
  }
  return undefined;
}

function pause(longest: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.random() * longest));
}
