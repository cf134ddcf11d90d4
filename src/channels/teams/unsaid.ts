import type { Activity } from 'botbuilder';
import type { Memory } from '../channel';
import { type ChannelLogger, describeError } from './logger';
import type { Reference } from './reference';

/** A message as it is to be sent, and when it was to be said first, in milliseconds. */
export type Words = { readonly activity: Partial<Activity>; readonly at: number };

/** What could not be said in one conversation, in order, and where that is. */
export type Unsaid = { readonly reference: Reference; readonly words: readonly Words[] };

/** Keeps, by conversation, what Teams was too busy to take. */
export interface UnsaidStore {
  /**
   * What is to be said there yet; whoever takes it says it, or keeps it again. It is taken out first, so that
   * a process that dies meanwhile says nothing twice. Never rejects: what cannot be taken out is not said.
   */
  take(conversation: string): Promise<Unsaid | undefined>;
  /** Never rejects. */
  keep(conversation: string, unsaid: Unsaid): Promise<void>;
}

/** Later than this an answer is no answer any more. */
export const UNSAID_FOR_MS = 3_600_000;

export type UnsaidProps = {
  readonly memory: Memory;
  readonly logger: ChannelLogger;
  readonly now?: () => number;
};

export function createUnsaid({ memory, logger, now = Date.now }: UnsaidProps): UnsaidStore {
  const quietly = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work();
    } catch (error) {
      logger.error(describeError(error), 'what is to be said yet could not be read or kept');
      return undefined;
    }
  };
  return {
    take: (conversation) =>
      quietly(async () => {
        const kept = (await memory.read(toKey(conversation))) as Unsaid | undefined;
        if (kept === undefined) return undefined;
        await memory.remove(toKey(conversation));
        return { ...kept, words: kept.words.filter(({ at }) => now() - at < UNSAID_FOR_MS) };
      }),
    keep: (conversation, unsaid) => quietly(() => memory.write(toKey(conversation), unsaid, UNSAID_FOR_MS)),
  };
}

function toKey(conversation: string): string {
  return `teams-unsaid:${conversation}`;
}
