import type { Actor, TicketNote } from '../answer/ticket';
import type { Change, Refusal } from './change';
import { amend, nextId } from './change-entries';
import { whyNotPassedOn } from './change-holder';
import { conclude, refuse, type Scene } from './change-scene';
import type { TicketCommand } from './command';
import { postAmendedNote, postNote } from './posts-staff';

type Noted = Extract<TicketCommand, { readonly do: 'note' }>;
type Amended = { readonly by: Actor; readonly ref: string; readonly text: string | null };

/** Something for the staff alone. */
export function note(scene: Scene, { by, text, ref }: Noted): Change | Refusal {
  const { ticket, at } = scene;
  const wrong = whyNotPassedOn(text);
  if (wrong !== undefined) return wrong;
  const added: TicketNote = { id: String(nextId(ticket.notes)), at, by, text, ref };
  return conclude(scene, {
    ticket: { ...ticket, notes: [...ticket.notes, added] },
    by,
    audit: [['noted', { note: added.id }]],
    posts: postNote(scene, added),
  });
}

/** A note was edited, or deleted (null), where it was written: what it said is kept, as of all that is said. */
export function amendNote(scene: Scene, { by, ref, text }: Amended): Change | Refusal | undefined {
  const { ticket } = scene;
  const noted = ticket.notes.findLast((each) => each.ref === ref);
  if (noted === undefined) return refuse('no-such-entry');
  const wrong = text === null ? undefined : whyNotPassedOn(text);
  if (wrong !== undefined) return wrong;
  const amended = amend(noted, text);
  if (amended === undefined) return undefined;
  return conclude(scene, {
    ticket: { ...ticket, notes: ticket.notes.map((each) => (each === noted ? amended : each)) },
    by,
    audit: [['note-amended', { note: noted.id, deleted: text === null }]],
    posts: postAmendedNote(scene, amended),
  });
}
