import type { TicketChange } from '../answer/answer';
import type { Participant, Ticket, TicketEntry } from '../answer/ticket';
import type { Post } from '../store/desk-store';
import { listHearers } from './hearers';
import { type PostScene, type Side, toPerson } from './posts-lanes';

const SECOND = 1_000;

/** Where the ticket's card on a side was posted: what changes it names this. */
export function cardKey(ticket: string, side: Side): string {
  return `${ticket}:card:${side}`;
}

/** The message by which a reply goes to one person. */
export function replyKey(ticket: string, entry: string, conversation: string): string {
  return `${ticket}:reply:${entry}:${conversation}`;
}

/** The messages by which a reply goes to all who take part. */
export function replyKeysOf({ id, participants }: Ticket, entry: string): readonly string[] {
  return participants.map(({ conversation }) => replyKey(id, entry, conversation));
}

const REPLY_KEY = /^([^:]+):reply:(\d+):/;

/** The reply that a post carries to a person; undefined for every other post, the edit of a reply too. */
export function findReplyEntry({ id, transcript }: Ticket, key: string): TicketEntry | undefined {
  const [, ticket, entry] = REPLY_KEY.exec(key) ?? [];
  return ticket === id ? transcript.find((each) => each.id === entry && each.from === 'staff') : undefined;
}

/**
 * A reply to each who is to hear it, not before it can no longer be taken back. Whoever sends it reads its words from
 * the ticket (by `findReplyEntry`): they may have been edited since.
 */
export function postReply(
  { ticket, at }: PostScene,
  { entry, by, seconds }: { readonly entry: TicketEntry; readonly by: string; readonly seconds: number },
): readonly Post[] {
  const dueAt = new Date(Date.parse(at) + seconds * SECOND).toISOString();
  const { text, files } = entry;
  const answer = { kind: 'staff-message', ticket: ticket.id, by, text, files } as const;
  return listHearers(ticket).map((person) =>
    toPerson({ ticket, person, key: replyKey(ticket.id, entry.id, person.conversation), dueAt, answer }),
  );
}

/** A reply that has gone out says this from now on. */
export function postEdit({ ticket, at }: PostScene, entry: TicketEntry): readonly Post[] {
  const { text, files, by } = entry;
  const answer = { kind: 'staff-message', ticket: ticket.id, by: by ?? '', text, files } as const;
  return ticket.participants.map((person) => {
    const key = `${ticket.id}:edit:${entry.id}:${at}:${person.conversation}`;
    const of = replyKey(ticket.id, entry.id, person.conversation);
    return toPerson({ ticket, person, key, dueAt: at, answer, of });
  });
}

/** A change that people are told of. */
export type Notice = {
  readonly change: TicketChange;
  /** Null: the person did it themselves; empty: another person, whom nobody is to know. */
  readonly by: string | null;
  readonly to?: string;
  readonly text?: string;
  /** The entry that holds `text`: how far it got is told of that. */
  readonly entry?: string;
  /** Left out: all whom the staff speak to. */
  readonly audience?: readonly Participant[];
};

/** Tells people of a change, each in their language. */
export function postNotice({ ticket, at }: PostScene, notice: Notice): readonly Post[] {
  const { change, by, to = null, text = null, entry, audience = listHearers(ticket) } = notice;
  const answer = { kind: 'ticket-changed', ticket: ticket.id, change, by, to, text } as const;
  return audience.map((person) => {
    const { conversation } = person;
    const plain = `${ticket.id}:${change}:${at}:${conversation}`;
    const key = entry === undefined ? plain : replyKey(ticket.id, entry, conversation);
    return toPerson({ ticket, person, key, dueAt: at, answer });
  });
}
