import type { Answer, Standing } from '../answer/answer';
import type { Conversation, TranscriptEntry } from '../answer/conversation';
import type { DeskView, DeskWish } from '../answer/dialog';
import { maskSecrets } from '../answer/mask-secrets';
import { isHeld, isLive, type Participant, type Ticket } from '../answer/ticket';
import type { TurnInput } from '../answer/turn-input';
import type { Said, TicketCommand } from '../desk/command';
import { type Desk, isRefusal, type Prepared } from '../desk/desk';
import type { StoredTicket } from '../store/desk-store';

/** The part of the desk a turn works with. */
export type TurnDesk = Pick<Desk, 'current' | 'expected' | 'prepareOpening' | 'prepare' | 'wake'>;

/** Where conversations can be handed over, and to whom. */
export type HandoffProps = {
  readonly desk: TurnDesk;
  /** Where a case stands by what is known of it. */
  readonly stand: (conversation: Conversation) => Standing;
};

/** What the turn has come to, before the desk had its say. */
export type Turning = {
  readonly input: TurnInput;
  /** After the turn, without its entries. */
  readonly conversation: Conversation;
  readonly wish: DeskWish | undefined;
  readonly stored: StoredTicket | undefined;
  /** What the turn adds to the transcript. */
  readonly entries: readonly TranscriptEntry[];
};

/** What the desk makes of it: what is written with the turn, and what is said besides. */
export type HandedOver = {
  readonly prepared?: Prepared;
  /** The ticket of the conversation from now on. */
  readonly ticket: string | null;
  readonly answers: readonly Answer[];
};

/** What dialogs may know of the staff. */
export function toDeskView(desk: TurnDesk, stored: StoredTicket | undefined): DeskView {
  return { expected: desk.expected(), ...(stored !== undefined && { ticket: stored.ticket }) };
}

/** Does what the turn asked of the desk; without a wish, what was said goes to those who will look at the ticket. */
export async function handOver(turning: Turning, props: HandoffProps): Promise<HandedOver> {
  const { wish, stored, conversation } = turning;
  const ticket = stored?.ticket.id ?? conversation.ticket;
  if (wish?.do === 'open') return open(turning, wish, props);
  if (stored === undefined) return { ticket, answers: wish === undefined ? [] : [{ kind: 'no-ticket' }] };
  if (wish === undefined) return { ticket, ...mirror(turning, stored, props) };
  return { ticket, ...obey(turning, { wish, stored }, props) };
}

async function open(
  { input, conversation, entries, stored }: Turning,
  { draft }: Extract<DeskWish, { do: 'open' }>,
  { desk }: HandoffProps,
): Promise<HandedOver> {
  const prepared = await desk.prepareOpening({
    draft,
    by: toParticipant(input, conversation),
    said: [...conversation.transcript, ...entries].filter(isSaid).map(toSaid),
    ...(stored !== undefined && { follows: stored.ticket.id }),
  });
  const { ticket } = prepared;
  const expected = desk.expected()[ticket.priority];
  return { prepared, ticket: ticket.id, answers: [{ kind: 'ticket-opened', ticket, expected }] };
}

type Outcome = Pick<HandedOver, 'prepared' | 'answers'>;

/** As long as nobody has the ticket the bot goes on answering, and the staff will read all of it. */
function mirror(turning: Turning, stored: StoredTicket, props: HandoffProps): Outcome {
  const { ticket } = stored;
  // A rating that comes too late, for the ticket was reopened, tells those who work on it nothing.
  if (!isLive(ticket) || turning.input.action?.do === 'rate') return { answers: [] };
  // What the bot says to somebody whose ticket is held is no news to the staff: the person asked it for something.
  const entries = isHeld(ticket) ? turning.entries.filter(({ from }) => from === 'person') : turning.entries;
  return entries.length === 0
    ? { answers: [] }
    : apply(stored, toSaidCommand(turning, entries, props), props);
}

function obey(
  turning: Turning,
  { wish, stored }: { readonly wish: Exclude<DeskWish, { do: 'open' }>; readonly stored: StoredTicket },
  props: HandoffProps,
): Outcome {
  const { input, conversation } = turning;
  const by = toParticipant(input, conversation);
  switch (wish.do) {
    case 'pass-on':
      return apply(
        stored,
        toSaidCommand(
          turning,
          turning.entries.filter(({ from }) => from === 'person'),
          props,
        ),
        props,
      );
    case 'close':
      return apply(stored, { do: 'person-closed', by }, props, changed(stored, 'closed'));
    case 'reopen':
      return apply(stored, { do: 'person-reopened', by }, props, changed(stored, 'reopened'));
    case 'rate':
      return apply(stored, { do: 'rated', by, score: wish.score }, props, {
        kind: 'ticket-rated',
        ticket: stored.ticket.id,
        score: wish.score,
      });
    case 'comment':
      return apply(stored, { do: 'commented', by, text: maskSecrets(wish.text) }, props, {
        kind: 'ticket-added',
        ticket: stored.ticket.id,
        isHeard: false,
      });
    default:
      return wish satisfies never;
  }
}

function changed({ ticket }: StoredTicket, change: 'closed' | 'reopened'): Answer {
  return { kind: 'ticket-changed', ticket: ticket.id, change, by: null, to: null, text: null };
}

/** What the desk does not take (it was closed meanwhile) is told by how the ticket stands. */
function apply(
  stored: StoredTicket,
  command: TicketCommand,
  { desk }: HandoffProps,
  ...answers: readonly Answer[]
): Outcome {
  const prepared = desk.prepare(stored, command);
  if (prepared === undefined) return { answers };
  if (!isRefusal(prepared)) return { prepared, answers };
  const { ticket } = stored;
  return { answers: [{ kind: 'ticket-status', ticket, expected: desk.expected()[ticket.priority] }] };
}

function toSaidCommand(
  { input, conversation, stored }: Turning,
  entries: readonly TranscriptEntry[],
  { stand }: HandoffProps,
): TicketCommand {
  return {
    do: 'person-said',
    by: toParticipant(input, conversation),
    said: entries.filter(isSaid).map(toSaid),
    ...caseOf(conversation, stored, stand),
  };
}

/** Who starts over with the bot has not changed what the staff were told. */
function caseOf(
  conversation: Conversation,
  stored: StoredTicket | undefined,
  stand: HandoffProps['stand'],
): Pick<Ticket, 'facts' | 'verdict'> {
  const { facts, among } = conversation.known;
  if (Object.keys(facts).length + among.length === 0 && stored !== undefined)
    return { facts: stored.ticket.facts, verdict: stored.ticket.verdict };
  const standing = stand(conversation);
  return { facts: standing.facts, verdict: standing.kind === 'verdict' ? standing.verdict : null };
}

function toParticipant(
  { conversation: key, name, channel, person, privacy }: TurnInput,
  { locale }: Conversation,
): Participant {
  return {
    conversation: key,
    channel: channel ?? 'terminal',
    locale: locale ?? 'en',
    name: name ?? null,
    ...(person !== undefined && { person }),
    ...(privacy !== undefined && { privacy }),
  };
}

/** Nothing that opens a door goes further than where it was written. */
/** An empty message is none. */
function isSaid({ text, choice, files = [] }: TranscriptEntry): boolean {
  return text.trim() !== '' || choice !== undefined || files.length > 0;
}

function toSaid({ at, from, text, choice, files = [], ref }: TranscriptEntry): Said {
  return {
    at,
    from,
    text: maskSecrets(text),
    ...(choice !== undefined && { choice: maskSecrets(choice) }),
    files,
    ref: from === 'person' ? (ref ?? null) : null,
  };
}
