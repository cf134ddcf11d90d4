import type { Actor, DeliveryState, Ticket, TicketEntry } from '../answer/ticket';
import type { Change, Refusal } from './change';
import { isReply, withEntry } from './change-entries';
import { type AuditEvent, conclude, refuse, type Scene, SYSTEM } from './change-scene';
import type { TicketCommand } from './command';
import { postEdit, replyKeysOf } from './posts';
import { updatePreview } from './posts-staff';

type Told = Extract<TicketCommand, { readonly do: 'delivery' }>;
type AboutEntry = { readonly by: Actor; readonly entry: string };

/** Takes a reply back while it has not gone out; the store has the last word on that. */
export function takeBack(scene: Scene, { by, entry: id }: AboutEntry): Change | Refusal | undefined {
  const { ticket } = scene;
  const entry = findReply(ticket, id);
  if (entry === undefined) return refuse('no-such-entry');
  if (entry.delivery?.state === 'taken-back') return undefined;
  // What was said with the end of it is the news of the end: that cannot be unsaid.
  if (entry.delivery?.state !== 'waiting' || entry.at === ticket.resolvedAt) return refuse('too-late');
  return conclude(scene, {
    ticket: withoutReply(withDelivery(ticket, entry, 'taken-back')),
    by,
    audit: [['taken-back', { entry: id }]],
    posts: updatePreview(scene, id),
    cancels: replyKeysOf(ticket, id),
  });
}

/** As if that reply had not been: the person may be the one who waits again. */
function withoutReply(ticket: Ticket): Ticket {
  const last = ticket.transcript.findLast((each) => each.from === 'person' || isReply(each));
  const isOurTurn = ticket.state === 'waiting' && last?.from !== 'staff';
  const firstReplyAt = ticket.transcript.find(isReply)?.at ?? null;
  return { ...ticket, firstReplyAt, ...(isOurTurn && { state: 'claimed' }) };
}

/** What did not arrive, or perhaps did not, waits to be sent once more. */
export function sendAgain(scene: Scene, command: AboutEntry): Change | Refusal | undefined {
  return setDelivery(scene, command, { state: 'waiting', event: 'sent-again' });
}

/** Somebody looked up that it has arrived. */
export function settle(scene: Scene, command: AboutEntry): Change | Refusal | undefined {
  return setDelivery(scene, command, { state: 'delivered', event: 'settled' });
}

function setDelivery(
  scene: Scene,
  { by, entry: id }: AboutEntry,
  { state, event }: { readonly state: DeliveryState; readonly event: AuditEvent },
): Change | Refusal | undefined {
  const entry = findReply(scene.ticket, id);
  if (entry === undefined) return refuse('no-such-entry');
  if (!isStuck(entry)) return undefined;
  return conclude(scene, {
    ticket: withDelivery(scene.ticket, entry, state),
    by,
    audit: [[event, { entry: id }]],
    posts: updatePreview(scene, id),
  });
}

function isStuck({ delivery }: TicketEntry): boolean {
  return delivery?.state === 'failed' || delivery?.state === 'unsure';
}

/** What became of a reply. The card follows only where somebody has to do something about it. */
export function tellDelivery(scene: Scene, { entry: id, state, problem }: Told): Change | undefined {
  const { ticket } = scene;
  const entry = findReply(ticket, id);
  if (entry === undefined || !isNews(ticket, entry, { state, problem })) return undefined;
  // It may have been edited between being read to be sent and having arrived.
  const isOutdated = entry.delivery?.state === 'waiting' && state === 'delivered' && entry.earlier.length > 0;
  return conclude(scene, {
    ticket: withDelivery(ticket, entry, state, problem),
    by: SYSTEM,
    audit: [[state === 'seen' ? 'delivered' : state, { entry: id, state, problem }]],
    posts: [...(isOutdated ? postEdit(scene, entry) : []), ...updatePreview(scene, id)],
    showsCard: state === 'failed' || state === 'unsure',
  });
}

function isNews(
  { participants }: Ticket,
  { delivery }: TicketEntry,
  told: Pick<Told, 'state' | 'problem'>,
): boolean {
  if (delivery === null || delivery.state === 'taken-back') return false;
  if (delivery.state === told.state) return delivery.problem !== told.problem;
  const isGood = told.state === 'delivered' || told.state === 'seen';
  if (isGood && delivery.state === 'seen') return false;
  // Of several people one did not get it: that the others did is no reason to forget it.
  const isBadForSome = participants.length > 1 && ['failed', 'unsure'].includes(delivery.state);
  return !(isGood && isBadForSome);
}

function findReply({ transcript }: Ticket, id: string): TicketEntry | undefined {
  return transcript.find((each) => each.id === id && each.from === 'staff');
}

function withDelivery(
  ticket: Ticket,
  entry: TicketEntry,
  state: DeliveryState,
  problem: string | null = null,
): Ticket {
  return withEntry(ticket, { ...entry, delivery: { state, problem } });
}
