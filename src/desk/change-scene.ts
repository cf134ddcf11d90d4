import type { RefusalCode } from '../answer/answer';
import { type Actor, isHeld, type Participant, type Ticket } from '../answer/ticket';
import type { AuditLine, Post } from '../store/desk-store';
import type { Change, DeskRules, Refusal } from './change';
import { hubPosts } from './posts-lanes';
import { updateCards } from './posts-staff';
import { settleClock } from './targets';

/** A ticket to which something happens at a moment. `at` is later than all that happened to it before. */
export type Scene = { readonly ticket: Ticket; readonly at: string; readonly rules: DeskRules };

/** What the log calls that which was done. */
export const AUDIT_EVENTS = [
  'opened',
  'said',
  'amended',
  'claimed',
  'released',
  'assigned',
  'replied',
  'edited',
  'taken-back',
  'noted',
  'note-amended',
  'resolved',
  'closed',
  'reopened',
  'merged',
  'absorbed',
  'prioritized',
  'seen',
  'rated',
  'commented',
  'nudged',
  'delivered',
  'failed',
  'unsure',
  'sent-again',
  'settled',
] as const;
export type AuditEvent = (typeof AUDIT_EVENTS)[number];

/** The clock and the outbox, where nobody in particular did it. */
export const SYSTEM: Actor = { id: 'system', name: 'system', via: 'system' };

/** What more a line of the log says: ids, names of fields and people; never what was said. */
export type Detail = AuditLine['detail'];

/** What a change came to, before the clock of the ticket and its cards follow. */
export type Outcome = {
  readonly ticket: Ticket;
  readonly by: Actor;
  readonly audit: readonly (readonly [AuditEvent, Detail])[];
  readonly posts?: readonly Post[];
  readonly cancels?: readonly string[];
  /** False where the card would look the same. */
  readonly showsCard?: boolean;
};

/** Sets clock and moment of the ticket, and tells the cards and another help desk. */
export function conclude(scene: Scene, outcome: Outcome): Change {
  const { at, rules } = scene;
  const { by, audit, posts = [], cancels = [], showsCard = true } = outcome;
  const changed = { ...outcome.ticket, updatedAt: at };
  const ticket = { ...changed, ...settleClock({ before: scene.ticket, after: changed, at, rules }) };
  const after = { ticket, at, rules };
  return {
    ticket,
    audit: audit.map(([what, detail]) => ({ at, by, what, detail })),
    // The card first: where it never stood, all else is to hang on it.
    posts: [...(showsCard ? updateCards(after) : []), ...posts, ...tellState(scene, after, by)],
    cancels,
  };
}

/** Another help desk is not told what it did itself, nor whose turn it is while somebody has the ticket. */
function tellState(before: Scene, after: Scene, by: Actor): readonly Post[] {
  const { state } = after.ticket;
  const isNews = before.ticket.state !== state && !(isHeld(before.ticket) && isHeld(after.ticket));
  return isNews && by.via !== 'hub' ? hubPosts(after, `state:${after.at}`, { kind: 'state', state }) : [];
}

export function refuse(refused: RefusalCode, who: string | null = null): Refusal {
  return { refused, who };
}

/**
 * A moment that no other change of the ticket has, though clocks of two machines differ and two changes may
 * fall into one millisecond: keys of posts are made of it.
 */
export function momentAfter(before: string, at: string): string {
  return new Date(Math.max(Date.parse(at), Date.parse(before) + 1)).toISOString();
}

/** Who acted, where it was the person. */
export function actorOf({ conversation, channel, name }: Participant): Actor {
  return {
    id: conversation,
    name: name ?? conversation,
    // Whoever tries the desk on a terminal has no place of their own in the log.
    via: channel === 'terminal' ? 'web' : channel,
  };
}
