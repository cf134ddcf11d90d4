import { setTimeout as sleep } from 'node:timers/promises';
import type { Activity } from 'botbuilder';
import type { Background } from './background';
import { createLine, type Line } from './line';
import { expectsReplies } from './send';
import type { TeamsAdapter } from './teams-adapter';

/** Teams tells whoever pressed that something went wrong after about ten seconds without an answer. */
const WITHIN_MS = 3_000;

export type Follow = {
  readonly context: Line;
  /** What is said. Not by way of the context: that ends with the call. */
  readonly say: (line: Line) => Promise<void>;
  /** How long the answer to the call waits for it, in milliseconds. Default 3 s. */
  readonly withinMs?: number;
};

/**
 * Says something, and resolves when that is done or the call is to be answered: the rest goes on then. What
 * could not be said is told elsewhere; it rejects only where the answer itself would carry what is said.
 */
export type Afterwards = (follow: Follow) => Promise<void>;

export type AfterwardsProps = {
  readonly adapter: Pick<TeamsAdapter, 'post' | 'change'>;
  readonly background: Background;
  /** Something could not be delivered. */
  readonly onFailed: (activity: Activity, error: unknown) => Promise<unknown>;
};

export function createAfterwards({ adapter, background, onFailed }: AfterwardsProps): Afterwards {
  return async ({ context, say, withinMs = WITHIN_MS }) => {
    const { activity } = context;
    if (expectsReplies(activity)) return say(context);
    const done = background.run(() =>
      say(createLine(adapter, activity)).catch(async (error: unknown) => {
        await onFailed(activity, error);
      }),
    );
    await Promise.race([done, sleep(withinMs, undefined, { ref: false })]);
  };
}
