import type { Incoming } from '../channel';

/** Whose conversation it is, and which of theirs. */
export type Place = {
  /** The workspace, or the organisation where Slack names no workspace. */
  readonly team: string;
  readonly person: string;
  /**
   * `own` is what the person and the bot say in private: direct messages, `/port25`, Home.
   * `check` is what `/port25 check` was asked last. A thread is `C123:1700000000.000100`; a message explained is `explain:C123:1700000000.000100`.
   */
  readonly topic: string;
};

export const OWN = 'own';
export const CHECK = 'check';

/** The key the conversation is kept under. It begins with the person, so that theirs can be listed. */
export function toConversation(place: Place): string {
  return `slack:${toCardPlace(place)}`;
}

/** What all keys of a person's conversations begin with. */
export function toPersonPrefix({ team, person }: Omit<Place, 'topic'>): string {
  return `slack:${team}:${person}:`;
}

/**
 * How a card carries whose conversation it belongs to.
 * @param card tells one card from another, so that a press on this one is told from one on the next
 */
export function toCardPlace({ team, person, topic }: Place, card?: string): string {
  const place = `${team}:${person}:${topic}`;
  return card === undefined ? place : `${card}/${place}`;
}

/** Reads it back; undefined where it is none. */
export function parseCardPlace(text: string): Place | undefined {
  const [, team, person, topic] = /^(?:[^:/]+\/)?([^:]+):([^:]+):(.+)$/s.exec(text) ?? [];
  if (team === undefined || person === undefined || topic === undefined) return undefined;
  return { team, person, topic };
}

/** The place of a stored conversation; undefined for another channel's. */
export function parseConversationKey(key: string): Place | undefined {
  return key.startsWith('slack:') ? parseCardPlace(key.slice('slack:'.length)) : undefined;
}

/** Who asks there, and whether others read along: a direct message holds two. */
export function toPerson({ team, person, topic }: Place): Pick<Incoming, 'person' | 'privacy'> {
  const { channel } = splitThreadTopic(topic) ?? {};
  const isAlone = channel === undefined || channel.startsWith('D');
  return { person: `${team}:${person}`, ...(isAlone && { privacy: 'alone' }) };
}

export function toThreadTopic(channel: string, thread: string): string {
  return `${channel}:${thread}`;
}

/** The thread a topic is about; undefined for the person's own, a check, or a message explained. */
export function splitThreadTopic(
  topic: string,
): { readonly channel: string; readonly thread: string } | undefined {
  const [, channel, thread] = /^([CDG][^:]*):(\d[^:]*)$/.exec(topic) ?? [];
  return channel === undefined || thread === undefined ? undefined : { channel, thread };
}
