import { AsyncLocalStorage } from 'node:async_hooks';
import type { App, ReceiverEvent } from '@slack/bolt';
import { atMost } from './at-most';

/**
 * Slack sends what was acknowledged once and never again: it is acknowledged when it is kept, not before. What
 * is kept is what was learned from it; the answer may take its time.
 */

/** Slack waits 3 s, and then delivers again, which does no harm: the same message counts once. */
const LONGEST_MS = 2_500;

/** What the request that is being heard waits for. */
const heard = new AsyncLocalStorage<Promise<void>[]>();
/** Says that what the job at work answers is kept. */
const working = new AsyncLocalStorage<() => void>();

/** Holds every acknowledgement of an app back until all that was heard with it is kept. */
export function holdAcknowledgements(app: App): void {
  const process = app.processEvent.bind(app);
  app.processEvent = async (event: ReceiverEvent) => {
    let acknowledge: (() => Promise<void>) | undefined;
    const ack: ReceiverEvent['ack'] = async (response) => {
      acknowledge ??= () => event.ack(response);
    };
    const waiting: Promise<void>[] = [];
    try {
      await heard.run(waiting, () => process({ ...event, ack }));
      await atMost(Promise.all(waiting), LONGEST_MS);
    } finally {
      await acknowledge?.();
    }
  };
}

/**
 * Runs a job that answers what is being heard.
 * @returns the job to run instead: it lets the request go as soon as `keeping` is done in it, or it ends
 */
export function toHeldJob(run: () => Promise<void>): () => Promise<void> {
  let isKept = (): void => undefined;
  const kept = new Promise<void>((resolve) => {
    isKept = resolve;
  });
  heard.getStore()?.push(kept);
  return () => working.run(isKept, () => run().finally(isKept));
}

/** Does what keeps what a person or the staff did; afterwards Slack may forget it. */
export async function keeping<Result>(work: Promise<Result>): Promise<Result> {
  const result = await work;
  working.getStore()?.();
  return result;
}
