/** A message by which it is found again: in a channel the conversation holds the thread. */
export type Place = { readonly conversation: string; readonly activity: string };

/** What stands between a channel's id and that of the post a thread began with. */
const THREAD_MARK = ';messageid=';

/** The thread below a post of a channel, as Teams names it in what is written there. */
export function toThread(channel: string, post: string): string {
  return `${channel}${THREAD_MARK}${post}`;
}

/** The channel, group or personal chat that a conversation is in, whatever the thread. */
export function toBase(conversation: string): string {
  return conversation.split(THREAD_MARK, 1)[0] ?? conversation;
}

/** Reads a place as it was kept; undefined where it is none of ours. */
export function parsePlace(raw: unknown): Place | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const { conversation, activity } = raw as Record<string, unknown>;
  if (typeof conversation !== 'string' || typeof activity !== 'string' || activity === '') return undefined;
  return { conversation, activity };
}

type Talk = { readonly id: string; readonly conversationType?: string; readonly isGroup?: boolean };

/** How the ids of chats and channels of several begin in Teams. */
const SEVERAL = '19:';

/** Alone with one person. Channels other than Teams leave the type out for a talk between two. */
export function isPersonal({ conversation }: { readonly conversation: Talk }): boolean {
  const { id, conversationType, isGroup } = conversation;
  if (conversationType !== undefined) return conversationType === 'personal' && isGroup !== true;
  return isGroup !== true && !id.startsWith(SEVERAL);
}
