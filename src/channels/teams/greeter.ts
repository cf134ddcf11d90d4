import { setTimeout as sleep } from 'node:timers/promises';
import { type Activity, Channels } from 'botbuilder';
import type { Incoming, Memory } from '../channel';
import { toUndelivered } from './delivery-problem';
import { type ChannelLogger, describeError } from './logger';
import { createOnce } from './once';
import { toBase } from './place';
import { UNSAID_FOR_MS } from './unsaid';

/** Clients that announce the bot and the person apart do so within moments. */
const GREET_AGAIN_AFTER_MS = 10_000;
/** Who takes the app out and puts it in again has read the greeting. */
const GREETED_FOR_MS = 24 * 3_600_000;
/** Longer than a greeting takes: until then another process leaves it to this one. */
const GREETING_FOR_MS = 60_000;
/** Teams tells of one installation in two ways at once, and only in one of them in which language. */
const LANGUAGE_WITHIN_MS = 1_500;

/** Keeps a chat, group or team from being greeted again and again. */
export interface Greeter {
  /**
   * Greets where the activity comes from, unless somebody was greeted there within a day or is now. An
   * announcement that does not say in which language waits a moment for one that does.
   * @param give resolves to whether there was a greeting
   * @throws what `give` throws
   */
  greet(
    activity: Pick<Activity, 'channelId' | 'conversation'>,
    announced: Pick<Incoming, 'locale'>,
    give: () => Promise<boolean>,
  ): Promise<void>;
}

export type GreeterProps = {
  readonly memory: Memory;
  readonly logger: ChannelLogger;
  readonly languageWithinMs?: number;
};

export function createGreeter(props: GreeterProps): Greeter {
  const isFirst = createOnce(GREET_AGAIN_AFTER_MS);
  return {
    greet: async ({ channelId, conversation }, { locale }, give) => {
      if (locale === undefined && channelId === Channels.Msteams)
        await sleep(props.languageWithinMs ?? LANGUAGE_WITHIN_MS);
      const key = `teams-greeted:${channelId}:${toBase(conversation.id)}`;
      if (!isFirst(key) || !(await claim(props, key))) return;
      await greet(props, key, give);
    },
  };
}

async function greet(props: GreeterProps, key: string, give: () => Promise<boolean>): Promise<void> {
  try {
    await mark(props, key, (await give()) ? GREETED_FOR_MS : undefined);
  } catch (error) {
    await mark(props, key, KEPT_FOR_MS[toUndelivered(error).state]);
    throw error;
  }
}

/** What was kept counts for as long as it is kept; what may have been taken counts. */
const KEPT_FOR_MS = { busy: UNSAID_FOR_MS, unsure: GREETED_FOR_MS, refused: undefined } as const;

/** Resolves to whether nobody was greeted there; nobody is where that cannot be known. */
async function claim({ memory, logger }: GreeterProps, key: string): Promise<boolean> {
  try {
    if ((await memory.read(key)) !== undefined) return false;
    await memory.write(key, true, GREETING_FOR_MS);
    return true;
  } catch (error) {
    logger.error(describeError(error), 'whether somebody was greeted could not be looked up');
    return false;
  }
}

async function mark({ memory, logger }: GreeterProps, key: string, keepForMs?: number): Promise<void> {
  try {
    await (keepForMs === undefined ? memory.remove(key) : memory.write(key, true, keepForMs));
  } catch (error) {
    logger.error(describeError(error), 'that somebody was greeted could not be kept');
  }
}
