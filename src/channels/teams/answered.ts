import { createHash } from 'node:crypto';
import type { Reply } from '../../answer/reply';
import type { Incoming, Memory } from '../channel';

/** The last message of each person that the bot answered by itself: changed words are answered anew. */
export interface Answered {
  /** Keeps which message was answered; nothing where the answer was about a ticket. */
  keep(incoming: Incoming, replies: readonly Reply[]): Promise<void>;
  /**
   * The message as a new one, where it was the last one answered and its words have changed; the same change
   * again is no news.
   */
  toChanged(edited: Incoming): Promise<Incoming | undefined>;
}

/** Later than this nobody expects an answer to an edit. */
const KEPT_MS = 24 * 3_600_000;

type Kept = { readonly delivery: string; readonly words: string };

export function createAnswered(memory: Pick<Memory, 'read' | 'write'>): Answered {
  return {
    keep: async (incoming, replies) => {
      const { conversation, delivery, text, action, joined } = incoming;
      const isMessage = delivery !== undefined && action === undefined && joined !== true;
      if (!isMessage || replies.length === 0 || replies.some(isOfStaff)) return;
      await memory.write(toKey(conversation), { delivery, words: digest(text) } satisfies Kept, KEPT_MS);
    },
    toChanged: async (edited) => {
      const { conversation, delivery, text } = edited;
      const kept = (await memory.read(toKey(conversation))) as Kept | undefined;
      const words = digest(text);
      if (kept === undefined || kept.delivery !== delivery || kept.words === words || text === '')
        return undefined;
      await memory.write(toKey(conversation), { ...kept, words } satisfies Kept, KEPT_MS);
      return { ...edited, delivery: `${delivery}:${words}`, replaces: delivery };
    },
  };
}

/** Of what is in a ticket the staff reads that it was changed. What is only shown before is not there yet. */
function isOfStaff({ kind }: Reply): boolean {
  return kind.startsWith('ticket-');
}

function toKey(conversation: string): string {
  return `teams-answered:${conversation}`;
}

/** The words themselves are kept with the conversation, and nowhere else. */
function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}
