import type { Answer } from '../answer/answer';
import type { TicketEntry, TicketNote } from '../answer/ticket';
import type { Post } from '../store/desk-store';
import { cardKey } from './posts';
import { hubPosts, type PostScene, type Side, sayToSides, toSide } from './posts-lanes';

/** The card of a new ticket on each side; all else about the ticket hangs on it. */
export function postCards({ ticket, at, rules }: PostScene): readonly Post[] {
  return rules.sides.map((side) =>
    toSide({ ticket, side, key: cardKey(ticket.id, side), dueAt: at, content: { kind: 'card', of: null } }),
  );
}

/** Each card as the ticket is now, in place. */
export function updateCards({ ticket, at, rules }: PostScene): readonly Post[] {
  return rules.sides.map((side) => {
    const content = { kind: 'card', of: cardKey(ticket.id, side) } as const;
    return toSide({ ticket, side, key: `${ticket.id}:card:${at}:${side}`, dueAt: at, content });
  });
}

/** What a person said. */
export function postSaid(scene: PostScene, entry: TicketEntry): readonly Post[] {
  const { id } = scene.ticket;
  const toThreads = sayToSides(scene, {
    key: `${id}:said:${entry.id}`,
    answer: { kind: 'ticket-said', ticket: id, entry },
  });
  return [...toThreads, ...hubPosts(scene, `said:${entry.id}`, { kind: 'said', entry: entry.id })];
}

/** What a person changed or deleted; said anew where it was never posted, as with all before the opening. */
export function postAmended(scene: PostScene, entry: TicketEntry): readonly Post[] {
  const { id } = scene.ticket;
  const key = `${id}:said:${entry.id}`;
  const answer = { kind: 'ticket-said', ticket: id, entry } as const;
  const toThreads = sayToSides(scene, { key: `${key}:${scene.at}`, answer, of: key });
  const event = { kind: 'amended', entry: entry.id } as const;
  return [...toThreads, ...hubPosts(scene, `amended:${entry.id}:${scene.at}`, event)];
}

/** A reply as staff see it, with `seconds` left to take it back. */
export function postPreview(
  { ticket, at, rules }: PostScene,
  { entry, seconds }: { readonly entry: string; readonly seconds: number },
): readonly Post[] {
  return rules.sides.map((side) => {
    const content = { kind: 'preview', entry, seconds, of: null } as const;
    return toSide({ ticket, side, key: previewKey(ticket.id, entry, side), dueAt: at, content });
  });
}

/** The same preview in place, once something became of the reply. */
export function updatePreview({ ticket, at, rules }: PostScene, entry: string): readonly Post[] {
  return rules.sides.map((side) => {
    const of = previewKey(ticket.id, entry, side);
    const key = `${ticket.id}:preview:${entry}:${at}:${side}`;
    return toSide({ ticket, side, key, dueAt: at, content: { kind: 'preview', entry, seconds: 0, of } });
  });
}

function previewKey(ticket: string, entry: string, side: Side): string {
  return `${ticket}:preview:${entry}:${side}`;
}

/** A note, in the threads where it was not written. */
export function postNote(scene: PostScene, note: TicketNote): readonly Post[] {
  const { key, answer, except } = toNotePost(scene, note);
  return sayToSides(scene, { key, answer, except });
}

/** A note that was changed or deleted, in the threads where it was not written. */
export function postAmendedNote(scene: PostScene, note: TicketNote): readonly Post[] {
  const { key, answer, except } = toNotePost(scene, note);
  return sayToSides(scene, { key: `${key}:${scene.at}`, answer, of: key, except });
}

function toNotePost({ ticket: { id: ticket } }: PostScene, { id, by, text, earlier, isDeleted }: TicketNote) {
  const changes = { ...(earlier && { earlier }), ...(isDeleted !== undefined && { isDeleted }) };
  const answer = { kind: 'ticket-note', ticket, by: by.name, text, ...changes } as const;
  return { key: `${ticket}:note:${id}`, answer, except: by.via };
}

/** A reminder, in each thread. */
export function postNudge(
  scene: PostScene,
  answer: Extract<Answer, { kind: 'ticket-nudge' }>,
): readonly Post[] {
  return sayToSides(scene, { key: `${scene.ticket.id}:nudge:${answer.target}:${scene.at}`, answer });
}
