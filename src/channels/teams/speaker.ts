import { setTimeout as sleep } from 'node:timers/promises';
import type { Activity } from 'botbuilder';
import type { Background } from './background';
import { isGone, toUndelivered } from './delivery-problem';
import { createInOrder } from './in-order';
import { createMouth, type Line, type Mouth } from './line';
import { type ChannelLogger, describeError } from './logger';
import { toReference } from './reference';
import { send } from './send';
import type { TeamsAdapter } from './teams-adapter';
import type { Unsaid, UnsaidStore, Words } from './unsaid';

/** Says messages in the order of each conversation, and none twice. */
export interface Speaker {
  /**
   * Says what could not be said there before, then these. What Teams is too busy for is kept: it is said with
   * what is said there next, or by itself within minutes. What may have been taken, or was refused, is not.
   * @throws what Teams answered, where not all could be said
   */
  say(line: Line, messages: readonly Partial<Activity>[], conversation: string): Promise<void>;
}

export type SpeakerProps = {
  readonly unsaid: UnsaidStore;
  readonly adapter: Pick<TeamsAdapter, 'post'>;
  readonly background: Background;
  readonly logger: ChannelLogger;
  /** Aborted when the process is asked to stop: nothing is waited for then, but kept. */
  readonly signal?: AbortSignal | undefined;
  /** Pauses between tries that nobody waits for, in milliseconds. Default: ten minutes in all. */
  readonly pausesMs?: readonly number[];
  /** How it waits while a call is open; resolves to false where there is no time. Default: until `signal`. */
  readonly pause?: Pause | undefined;
  readonly now?: () => number;
};

const PAUSES_MS: readonly number[] = [5_000, 10_000, 20_000, 40_000, 75_000, 150_000, 300_000];
/** Whom Teams asks for more patience than this is said it when they write next. */
const MOST_PAUSE_MS = 600_000;

export function createSpeaker(props: SpeakerProps): Speaker {
  const { unsaid, adapter, background, logger, now = Date.now } = props;
  const inOrder = createInOrder();
  const wait = createWait(props);
  const again = (conversation: string, tries: number): Promise<void> =>
    inOrder(conversation, async () => {
      const kept = await unsaid.take(conversation);
      if (kept === undefined) return;
      const said = await sayAll(createMouth(adapter, kept.reference), kept.words, async () => false);
      if (said.left.length > 0) await hold(conversation, { ...kept, words: said.left }, { said, tries });
      else if (said.failed) logger.error(describeError(said.error), 'what was kept could not be delivered');
    });
  const hold = async (conversation: string, left: Unsaid, { said, tries }: Held): Promise<void> => {
    const problem = toUndelivered(said.error);
    await unsaid.keep(conversation, left);
    logger.warn({ ...problem, messages: left.words.length }, 'Teams is busy; what is to be said was kept');
    const afterMs = problem.state === 'busy' ? problem.afterMs : undefined;
    wait(conversation, { tries, afterMs }, () => void background.run(() => again(conversation, tries + 1)));
  };
  const pause = props.pause ?? createPause(props.signal);
  return {
    say: (line, messages, conversation) =>
      inOrder(conversation, async () => {
        const kept = await unsaid.take(conversation);
        const words = messages.map((activity) => ({ activity, at: now() }));
        const said = await sayAll(line, [...(kept?.words ?? []), ...words], pause);
        const left = { reference: toReference(line.activity), words: said.left };
        if (left.words.length > 0) await hold(conversation, left, { said, tries: 0 });
        if (said.failed) throw said.error;
      }),
  };
}

type Pause = (ms: number) => Promise<unknown>;

/** What came of it: what Teams had no room for, and the first thing that went wrong. */
type Said = { readonly left: readonly Words[]; readonly failed: boolean; readonly error?: unknown };
type Held = { readonly said: Said; readonly tries: number };

/** What is refused, or may have been taken, does not keep the next from being said. */
async function sayAll(mouth: Mouth, words: readonly Words[], pause: Pause): Promise<Said> {
  let said: Said = { left: [], failed: false };
  for (const [index, { activity }] of words.entries()) {
    try {
      await send(mouth, activity, pause);
    } catch (error) {
      if (toUndelivered(error).state === 'busy') return { left: words.slice(index), failed: true, error };
      if (isGone(error)) return { left: [], failed: true, error };
      said = said.failed ? said : { left: [], failed: true, error };
    }
  }
  return said;
}

/** Resolves to false where there is no time to wait. */
function createPause(signal: AbortSignal | undefined): Pause {
  return (ms) => sleep(ms, true, signal && { signal }).catch(() => false);
}

type Wait = { readonly tries: number; readonly afterMs: number | undefined };

/** Runs a job for a conversation after a growing pause, at least as long as Teams asks for; the latest counts. */
function createWait({ pausesMs = PAUSES_MS, signal }: SpeakerProps) {
  const waiting = new Map<string, NodeJS.Timeout>();
  return (conversation: string, { tries, afterMs = 0 }: Wait, job: () => void): void => {
    clearTimeout(waiting.get(conversation));
    const pause = pausesMs[tries];
    if (pause === undefined || afterMs > MOST_PAUSE_MS) return;
    const run = (): void => {
      waiting.delete(conversation);
      if (signal?.aborted !== true) job();
    };
    // Many conversations that were turned away at once do not come back at once.
    const ms = Math.max(afterMs, pause) + Math.random() * (pause / 4);
    waiting.set(conversation, setTimeout(run, ms).unref());
  };
}
