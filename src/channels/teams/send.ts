import { setTimeout as sleep } from 'node:timers/promises';
import { type Activity, ActivityTypes, DeliveryModes, type TurnContext } from 'botbuilder';

/** What Teams asks to be tried again, with growing pauses and some chance in them. */
const PASSING_STATUSES = [412, 429, 502, 504];
const MOST_TRIES = 4;
const FIRST_PAUSE_MS = 500;
/** People wonder whether anybody is there after about this long. */
const TYPING_AFTER_MS = 1_500;

/** True if the answers travel back in the response to this very call. */
export function expectsReplies(activity: Partial<Activity>): boolean {
  return activity.deliveryMode === DeliveryModes.ExpectReplies;
}

/**
 * Sends one activity, again where Teams says that it was busy.
 * @throws what the last try threw
 */
export async function send(context: TurnContext, activity: Partial<Activity>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await context.sendActivity(activity);
      return;
    } catch (error) {
      if (attempt >= MOST_TRIES || !isPassing(error)) throw error;
      await sleep(FIRST_PAUSE_MS * 2 ** (attempt - 1) * (0.75 + Math.random() / 2));
    }
  }
}

function isPassing(error: unknown): boolean {
  return PASSING_STATUSES.includes(Number((error as { statusCode?: unknown } | undefined)?.statusCode));
}

/**
 * Waits for work, and shows that somebody is writing if it takes longer than a moment. Where the
 * answers travel back in the response nobody would see it in time, so nothing is shown.
 */
export async function whileTyping<T>(context: TurnContext, work: Promise<T>): Promise<T> {
  if (expectsReplies(context.activity)) return work;
  let shown: Promise<unknown> = Promise.resolve();
  const timer = setTimeout(() => {
    shown = context.sendActivity({ type: ActivityTypes.Typing }).catch(() => undefined);
  }, TYPING_AFTER_MS);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
    await shown;
  }
}
