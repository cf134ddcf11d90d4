import type { Activity } from 'botbuilder';
import type { Memory } from '../channel';
import { createOnce } from './once';
import { toBase } from './place';

/** Clients that announce the bot and the person apart do so within moments. */
const GREET_AGAIN_AFTER_MS = 10_000;
/** Who takes the app out and puts it in again has read the greeting. */
const GREETED_FOR_MS = 24 * 3_600_000;

/** Keeps a chat, group or team from being greeted again and again. */
export interface Greeter {
  /** Whether somebody is to be greeted where the activity comes from; from then on nobody is for a day. */
  isDue(activity: Pick<Activity, 'channelId' | 'conversation'>): Promise<boolean>;
}

export function createGreeter(memory: Pick<Memory, 'read' | 'write'>): Greeter {
  const isFirst = createOnce(GREET_AGAIN_AFTER_MS);
  return {
    isDue: async ({ channelId, conversation }) => {
      const key = `teams-greeted:${channelId}:${toBase(conversation.id)}`;
      if (!isFirst(key) || (await memory.read(key)) !== undefined) return false;
      await memory.write(key, true, GREETED_FOR_MS);
      return true;
    },
  };
}
