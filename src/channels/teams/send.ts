import { setTimeout as sleep } from 'node:timers/promises';
import { type Activity, ActivityTypes, DeliveryModes } from 'botbuilder';
import { toUndelivered } from './delivery-problem';
import type { Line, Mouth } from './line';
import { isPrivate } from './private';

/** Pauses grow from here, with some chance in them, and are at least as long as Teams asks for. */
const FIRST_PAUSE_MS = 500;
const MOST_TRIES = 4;
/** Teams waits for a call to be answered for about 15 seconds: what wants more patience is kept instead. */
const MOST_PAUSE_MS = 10_000;
/** People wonder whether anybody is there after about this long. */
const TYPING_AFTER_MS = 1_500;
/** What is said goes before the sign that it is being written: no longer is that waited for. */
const TYPING_WITHIN_MS = 1_000;

/** True if the answers travel back in the response to this very call. */
export function expectsReplies(activity: Partial<Activity>): boolean {
  return activity.deliveryMode === DeliveryModes.ExpectReplies;
}

/**
 * Sends one activity, again where Teams did not take it because it was busy or out of reach. What may have
 * been taken is not sent again: the person would read it twice.
 * @param pause resolves to false where there is no time to wait
 * @throws what the last try threw
 */
export async function send(
  mouth: Mouth,
  activity: Partial<Activity>,
  pause: (ms: number) => Promise<unknown> = sleep,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await mouth.sendActivity(activity);
      return;
    } catch (error) {
      const ms = toPause(error, attempt);
      if (ms === undefined || (await pause(ms)) === false) throw error;
    }
  }
}

/** How long to wait before the next try; undefined: there is none. */
function toPause(error: unknown, attempt: number): number | undefined {
  const problem = toUndelivered(error);
  if (attempt >= MOST_TRIES || problem.state !== 'busy') return undefined;
  const { afterMs = 0 } = problem;
  const growing = FIRST_PAUSE_MS * 2 ** (attempt - 1) * (0.75 + Math.random() / 2);
  return afterMs > MOST_PAUSE_MS ? undefined : afterMs + growing;
}

/**
 * Waits for work, and shows that somebody is writing if it takes longer than a moment. Where the
 * answers travel back in the response nobody would see it in time, and in a private talk others would see
 * it; so nothing is shown.
 */
export async function whileTyping<T>(line: Line, work: Promise<T>): Promise<T> {
  if (expectsReplies(line.activity) || isPrivate(line.activity)) return work;
  let shown: Promise<unknown> = Promise.resolve();
  const timer = setTimeout(() => {
    shown = line.sendActivity({ type: ActivityTypes.Typing }).catch(() => undefined);
  }, TYPING_AFTER_MS);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
    await Promise.race([shown, sleep(TYPING_WITHIN_MS, undefined, { ref: false })]);
  }
}
