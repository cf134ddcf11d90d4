import type { Answer } from '../answer/answer';
import type { Locale } from '../answer/locale';
import type { Ticket } from '../answer/ticket';
import type { Courier, Delivered, Parcel } from '../channels/channel';
import type { TicketCommand } from '../desk/command';
import type { Desk } from '../desk/desk';
import { listHearers } from '../desk/hearers';
import type { Sender } from '../desk/outbox';
import type { HubEvent, PostContent } from '../desk/post-content';
import { findReplyEntry } from '../desk/posts';
import type { Compose } from '../library/compose';
import type { DeskStore, KeptPost, PostOutcome } from '../store/desk-store';

/** Another help desk, told in its own way. */
export type HubSender = {
  deliver(event: {
    readonly key: string;
    readonly event: HubEvent;
    readonly ticket: Ticket;
    readonly at: string;
  }): Promise<Delivered>;
};

/** By the channel's name; one that is not configured is left out. */
export type Couriers = Readonly<Partial<Record<'teams' | 'slack' | 'web', Courier>>>;

type Props = {
  readonly store: DeskStore;
  readonly desk: Pick<Desk, 'read' | 'act'>;
  readonly compose: Compose;
  readonly couriers: Couriers;
  readonly hub?: HubSender;
  /** The language of the staff's channels. */
  readonly locale: Locale;
};

/** Puts posts into words and hands each to the courier of its channel. */
export function createSender(props: Props): Sender {
  return {
    isRepeatable: (post) => isRepeatable(post, props),
    send: (post) => send(post, props),
    settle: (post, outcome) => settle(post, outcome, props),
    hasArrived: async (post) => {
      const entry = await findEntry(post, props);
      return entry?.delivery?.state === 'delivered' || entry?.delivery?.state === 'seen';
    },
  };
}

/** A change of a message that stands can be made twice; so can what only staff read, who lose nothing by it. */
async function isRepeatable({ target, content }: KeptPost, props: Props): Promise<boolean> {
  if (target.kind !== 'person') return true;
  if (courierOf(target.channel, props.couriers)?.isIdempotent === true) return true;
  const { of } = content as { readonly of?: string | null };
  return of != null && (await placeOf(of, props)) !== null;
}

function courierOf(channel: string, couriers: Couriers): Courier | undefined {
  return channel === 'teams' || channel === 'slack' || channel === 'web' ? couriers[channel] : undefined;
}

async function send(post: KeptPost, props: Props): Promise<Delivered> {
  const ticket = await props.desk.read(post.ticket);
  if (ticket === undefined) return { state: 'refused', problem: 'no-such-ticket' };
  const content = post.content as PostContent;
  if (content.kind === 'event') return sendEvent(post, { event: content.event, ticket }, props);
  if (await isOvertaken(post, props))
    return { state: 'sent', place: await findReplaced(post, content, props), thread: null };
  if (await isChangeOfNothing(post, props)) return { state: 'sent', place: null, thread: null };
  const { target } = post;
  const courier =
    target.kind === 'staff'
      ? props.couriers[target.side]
      : target.kind === 'person'
        ? courierOf(target.channel, props.couriers)
        : undefined;
  if (courier === undefined) return { state: 'refused', problem: 'no-such-channel' };
  const answer = toAnswer(post, content, ticket);
  if (answer === undefined) return { state: 'refused', problem: 'nothing-to-say' };
  return courier.deliver({
    key: post.key,
    to: await toAddress(post, props),
    reply: props.compose(answer, localeOf(content, props)),
    replaces: await findReplaced(post, content, props),
  });
}

function sendEvent(
  { key, createdAt }: KeptPost,
  { event, ticket }: { readonly event: HubEvent; readonly ticket: Ticket },
  { hub }: Props,
): Promise<Delivered> | Delivered {
  if (hub === undefined) return { state: 'refused', problem: 'no-such-channel' };
  return hub.deliver({ key, event, ticket, at: createdAt });
}

function localeOf(content: PostContent, { locale }: Props): Locale {
  return content.kind === 'say' ? (content.locale ?? locale) : locale;
}

/** What a post says now: cards, previews and replies follow the ticket until they go out. */
function toAnswer({ key }: KeptPost, content: PostContent, ticket: Ticket): Answer | undefined {
  switch (content.kind) {
    case 'card':
      return { kind: 'ticket-card', ticket };
    case 'preview': {
      const entry = ticket.transcript.find(({ id }) => id === content.entry);
      const to = listHearers(ticket);
      return entry && { kind: 'reply-preview', ticket: ticket.id, entry, seconds: content.seconds, to };
    }
    case 'say': {
      const entry = findReplyEntry(ticket, key);
      const { answer } = content;
      return answer.kind === 'staff-message' && entry !== undefined
        ? { ...answer, text: entry.text }
        : answer;
    }
    case 'event':
      return undefined;
    default:
      return content satisfies never;
  }
}

async function toAddress({ ticket, target, content }: KeptPost, props: Props): Promise<Parcel['to']> {
  if (target.kind === 'person') return { kind: 'person', conversation: target.conversation };
  const isFirst = (content as PostContent).kind === 'card' && (content as { of: unknown }).of === null;
  if (target.kind !== 'staff' || isFirst) return { kind: 'staff', thread: null };
  return { kind: 'staff', thread: await findCard(ticket, target.side, props) };
}

/**
 * Where the card of a ticket stands now: where it was posted last. A side that was set up later, or whose first
 * card could not be posted, has it from a change; one that was deleted was posted anew.
 */
async function findCard(ticket: string, side: 'teams' | 'slack', { store }: Props): Promise<unknown> {
  return (await store.findPlace(ticket, side, `${ticket}:card:`)) ?? null;
}

/** The message that says this from now on. */
async function findReplaced(
  { ticket, target }: KeptPost,
  content: Exclude<PostContent, { kind: 'event' }>,
  props: Props,
): Promise<unknown> {
  if (content.of === null) return null;
  const isCard = content.kind === 'card' && target.kind === 'staff';
  return isCard ? findCard(ticket, target.side, props) : placeOf(content.of, props);
}

async function placeOf(key: string, { store }: Props): Promise<unknown> {
  return (await store.readPost(key))?.place ?? null;
}

/** Who takes part since a duplicate was merged never got what was said before, and is not told that it changed. */
async function isChangeOfNothing({ target, content }: KeptPost, { store }: Props): Promise<boolean> {
  const { of } = content as { readonly of?: string | null };
  return target.kind === 'person' && of != null && (await store.readPost(of)) === undefined;
}

/** Of several redrawings of a card that wait only the last one need be made. */
async function isOvertaken(post: KeptPost, { store }: Props): Promise<boolean> {
  const { kind, of } = post.content as { readonly kind: string; readonly of?: string | null };
  if (kind !== 'card' || of == null) return false;
  const waiting = await store.listPosts({ ticket: post.ticket, states: ['waiting'], most: 100 });
  return waiting.some(
    ({ lane, sequence, content }) =>
      lane === post.lane && sequence > post.sequence && (content as PostContent).kind === 'card',
  );
}

/** The ticket is told how far a reply got. */
async function settle(post: KeptPost, outcome: PostOutcome, props: Props): Promise<void> {
  const entry = await findEntry(post, props);
  if (entry === undefined || outcome.state === 'waiting') return;
  const state = STATES[outcome.state];
  const problem = outcome.state === 'sent' ? null : outcome.problem;
  await tell(post.ticket, { do: 'delivery', entry: entry.id, state, problem }, props);
}

/** Many may write the ticket at the moment; what became of a reply must not get lost for that. */
const TELLING_TRIES = 5;

async function tell(ticket: string, command: TicketCommand, { desk }: Props): Promise<void> {
  for (let attempt = 0; attempt < TELLING_TRIES; attempt += 1) {
    const acted = await desk.act(ticket, command);
    if (acted.ok || acted.refused !== 'busy') return;
  }
  // The post keeps its lease, and is looked at again once that is over.
  throw new Error(`ticket ${ticket} is too busy to be told of a delivery`);
}

const STATES = { sent: 'delivered', dead: 'failed', unsure: 'unsure' } as const;

async function findEntry(
  { ticket, key }: KeptPost,
  { desk }: Props,
): Promise<Ticket['transcript'][number] | undefined> {
  const found = await desk.read(ticket);
  return found === undefined ? undefined : findReplyEntry(found, key);
}
