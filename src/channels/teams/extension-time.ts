import { setTimeout as sleep } from 'node:timers/promises';

/** After 5 s Teams has given up, and asks again. */
const ANSWER_WITHIN_MS = 4_000;

/** What stands for an answer that is not there in time. */
export const LATE = Symbol('late');

/**
 * Waits for work as long as whoever called does. The work goes on where it takes longer.
 * @param patienceMs how long, in milliseconds. Default 4 s
 */
export async function inTime<T>(work: Promise<T>, patienceMs = ANSWER_WITHIN_MS): Promise<T | typeof LATE> {
  const over = new AbortController();
  const late = sleep(patienceMs, LATE, { signal: over.signal });
  // What is called off rejects.
  late.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    over.abort();
  }
}
