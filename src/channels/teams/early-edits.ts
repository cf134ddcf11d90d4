import type { Amendment } from '../../answer/turn-input';
import type { Incoming } from '../channel';
import { createRecent } from './recent';

/** Changes of messages that are still on their way: Teams may tell of the change first. */
export interface EarlyEdits {
  /** What a message says from now on; null: it was deleted. */
  note(amendment: Amendment, edited: Incoming | null): void;
  /** The message as it stands by now; undefined where it was deleted meanwhile. */
  toLatest(incoming: Incoming): Incoming | undefined;
}

/** A message that is still on its way after this long does not come any more. */
const WAITED_FOR_MS = 60_000;
/** Words are held in memory alone, and not many of them. */
const MOST_REMEMBERED = 200;

type Noted = { readonly edited: Incoming | null; readonly at: number };

export function createEarlyEdits(now: () => number = Date.now): EarlyEdits {
  const noted = createRecent<Noted>(MOST_REMEMBERED);
  return {
    note: ({ conversation, delivery }, edited) => {
      noted.set(toKey(conversation, delivery), { edited, at: now() });
    },
    toLatest: (incoming) => {
      const { conversation, delivery } = incoming;
      const change = delivery === undefined ? undefined : noted.get(toKey(conversation, delivery));
      if (change === undefined || now() - change.at > WAITED_FOR_MS) return incoming;
      return change.edited ?? undefined;
    },
  };
}

function toKey(conversation: string, delivery: string): string {
  return JSON.stringify([conversation, delivery]);
}
