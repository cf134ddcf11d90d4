import type { Actor, FileLink, Ticket, TicketEntry } from '../answer/ticket';
import type { Change, Refusal } from './change';
import { isReply, nextId, withEntry } from './change-entries';
import { MOST_CHARACTERS, whyNotPassedOn, whyNotTheirs } from './change-holder';
import { conclude, refuse, type Scene } from './change-scene';
import type { TicketCommand } from './command';
import { postEdit, postReply } from './posts';
import { postPreview, updatePreview } from './posts-staff';

type Replied = Extract<TicketCommand, { readonly do: 'reply' }>;

/** Something said to the person, as an entry that is still to be delivered. */
export function toReply(
  { ticket, at }: Scene,
  said: Pick<Replied, 'by' | 'text' | 'ref'> & { readonly files: readonly FileLink[] },
): TicketEntry {
  const { by, text, files, ref } = said;
  const id = String(nextId(ticket.transcript));
  const delivery = { state: 'waiting', problem: null } as const;
  return { id, at, from: 'staff', by: by.name, text, files, ref, earlier: [], isDeleted: false, delivery };
}

/** The ticket with a reply at its end. */
export function withReply(ticket: Ticket, entry: TicketEntry): Ticket {
  const firstReplyAt = ticket.firstReplyAt ?? entry.at;
  return { ...ticket, transcript: [...ticket.transcript, entry], firstReplyAt };
}

/** Answers the person. Who answers what nobody has, has it. */
export function reply(scene: Scene, command: Replied): Change | Refusal {
  const { ticket } = scene;
  const { by, undoSeconds } = command;
  const not = whyNotTheirs(ticket, by) ?? whyNotSaid(command);
  if (not !== undefined) return not;
  const entry = toReply(scene, command);
  const claimed = ticket.assignee === null ? [['claimed', { from: ticket.state }] as const] : [];
  return conclude(scene, {
    ticket: { ...withReply(ticket, entry), state: 'waiting', assignee: ticket.assignee ?? by },
    by,
    audit: [...claimed, ['replied', { entry: entry.id, seconds: undoSeconds }]],
    posts: [
      ...postReply(scene, { entry, by: by.name, seconds: undoSeconds }),
      ...postPreview(scene, { entry: entry.id, seconds: undoSeconds }),
    ],
  });
}

/** A file may go without a word. */
function whyNotSaid({ text, files }: Replied): Refusal | undefined {
  if (files.length === 0) return whyNotPassedOn(text);
  return text.length > MOST_CHARACTERS ? refuse('too-long') : undefined;
}

/**
 * Changes what a reply says. What still waits, or will be sent again, is read from the ticket when it goes out;
 * only what has arrived is changed where it stands.
 */
export function edit(
  scene: Scene,
  { by, ref, text }: { readonly by: Actor; readonly ref: string; readonly text: string },
): Change | Refusal | undefined {
  const { ticket } = scene;
  const entry = ticket.transcript.findLast((each) => isReply(each) && each.ref === ref);
  if (entry === undefined) return refuse('no-such-entry');
  if (entry.text === text) return undefined;
  const wrong = whyNotPassedOn(text);
  if (wrong !== undefined) return wrong;
  const edited = { ...entry, text, earlier: [...entry.earlier, entry.text] };
  return conclude(scene, {
    ticket: withEntry(ticket, edited),
    by,
    audit: [['edited', { entry: entry.id }]],
    posts: [...(hasArrived(entry) ? postEdit(scene, edited) : []), ...updatePreview(scene, entry.id)],
  });
}

function hasArrived({ delivery }: TicketEntry): boolean {
  return delivery?.state === 'delivered' || delivery?.state === 'seen';
}
