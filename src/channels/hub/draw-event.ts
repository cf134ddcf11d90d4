import type { Ticket, TicketState } from '../../answer/ticket';
import type { HubDelivery } from './hub-event';
import {
  BOT,
  type HubActivity,
  toActivityId,
  toEnvelope,
  toMessage,
  toPerson,
  toTranscript,
} from './transcript';

/** What the handoff protocol of the Bot Framework knows. */
export const HANDOFF_STATES = ['accepted', 'failed', 'completed'] as const;
export type HandoffState = (typeof HANDOFF_STATES)[number];

/** What goes on between us is more than three states: the nearest of them, by our names. */
const STATUS: Readonly<Record<string, HandoffState>> = {
  claimed: 'accepted',
  assigned: 'accepted',
  waiting: 'accepted',
  open: 'failed',
  released: 'failed',
  resolved: 'completed',
  closed: 'completed',
  merged: 'completed',
} satisfies Partial<Record<TicketState, HandoffState>> & Record<string, HandoffState>;

/**
 * An event as a Bot Framework activity; undefined where the entry it is about is not in the ticket.
 * The protocol: MicrosoftDocs/bot-docs, articles/bot-service-design-pattern-handoff-human.md.
 */
export function drawEvent(delivery: HubDelivery): HubActivity | undefined {
  const { event } = delivery;
  switch (event.kind) {
    case 'initiate':
      return drawInitiate(delivery);
    case 'said':
    case 'amended':
      return drawEntry(delivery, event);
    case 'state':
      // Who was told that it is done has closed it: only a new handoff opens it there.
      return event.state === 'reopened' ? drawInitiate(delivery) : drawStatus(delivery, event.state);
    default:
      return event satisfies never;
  }
}

function drawInitiate({ key, ticket, at }: HubDelivery): HubActivity {
  return {
    type: 'event',
    name: 'handoff.initiate',
    id: key,
    timestamp: at,
    ...toEnvelope(ticket),
    from: toPerson(ticket),
    value: toContext(ticket),
    attachments: [toTranscript(ticket)],
  };
}

/** What a hub can route by, and an agent need not ask for again. */
function toContext({ id, state, priority, reason, note, facts, verdict, evidence }: Ticket): object {
  const outcome = verdict?.outcome ?? null;
  return { skill: 'port25', ticket: id, state, priority, reason, note, facts, outcome, verdict, evidence };
}

function drawEntry(
  { ticket, at }: HubDelivery,
  { kind, entry: id }: { readonly kind: 'said' | 'amended'; readonly entry: string },
): HubActivity | undefined {
  const entry = ticket.transcript.find((each) => each.id === id);
  if (entry === undefined) return undefined;
  const message = toMessage(ticket, entry);
  if (!entry.isDeleted)
    return kind === 'said' ? message : { ...message, type: 'messageUpdate', timestamp: at };
  const { from } = message;
  const deleted = { type: 'messageDelete', id: toActivityId(ticket.id, id), timestamp: at, from } as const;
  return { ...deleted, ...toEnvelope(ticket) };
}

function drawStatus({ key, ticket, at }: HubDelivery, what: string): HubActivity {
  const state = STATUS[what] ?? STATUS[ticket.state] ?? 'failed';
  const assignee = ticket.assignee?.name ?? null;
  return {
    type: 'event',
    name: 'handoff.status',
    id: key,
    timestamp: at,
    ...toEnvelope(ticket),
    from: BOT,
    value: { state, ticket: ticket.id, what, ticketState: ticket.state, assignee },
  };
}
