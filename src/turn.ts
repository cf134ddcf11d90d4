import type { Answer } from './answer/answer';
import { type Conversation, createConversation, parseConversation } from './answer/conversation';
import type { DeskWish, Dialog, DialogInput } from './answer/dialog';
import type { Locale } from './answer/locale';
import { maskSecrets } from './answer/mask-secrets';
import type { Reply } from './answer/reply';
import { isHeld, isLive } from './answer/ticket';
import type { Amendment, TurnInput } from './answer/turn-input';
import { isRefusal, type Prepared } from './desk/desk';
import { tryAgain } from './desk/try-again';
import type { Compose } from './library/compose';
import type { Reader, Reading } from './reading/reading';
import { keepLocale } from './reading/steady-locale';
import type { ConversationStore } from './store/conversation-store';
import type { StoredTicket } from './store/desk-store';
import type { KeptQuestion } from './store/unanswered-store';
import { type HandedOver, type HandoffProps, handOver, toDeskView } from './turn/handoff';
import { createQueue } from './turn/queue';
import { amendEntry, findOffered, toEntries, withEntries } from './turn/transcript';

/** What is known in a conversation, for those who look on. */
export type Glance = {
  readonly facts: Readonly<Record<string, string | number | boolean>>;
  readonly asking: string | null;
};

export interface Turn {
  /** Takes one turn and keeps what was learned before it resolves to what is to be said. */
  take(input: TurnInput): Promise<readonly Reply[]>;
  /** Something said earlier was edited or deleted: what is kept of it follows, and the staff are told. */
  amend(amendment: Amendment): Promise<void>;
  look(conversation: string): Promise<Glance>;
}

type Props = {
  readonly reader: Reader;
  readonly dialogs: readonly Dialog<Reading>[];
  readonly compose: Compose;
  readonly store: ConversationStore;
  readonly now: () => Date;
  readonly log: { warn(fields: object, message: string): void };
  /** Left out: nobody of the staff can be reached. */
  readonly handoff?: HandoffProps;
};

/** Deliveries are repeated within minutes, so that only the latest ids matter. */
const DELIVERIES_KEPT = 50;

/** One turn: load the conversation, advance, put into words, save. Turns of one conversation keep their order. */
export function createTurn(props: Props): Turn {
  const inOrder = createQueue();
  return {
    take: (input) => inOrder(input.conversation, () => takeTurn(input, props)),
    amend: (amendment) => inOrder(amendment.conversation, () => amend(amendment, props)),
    look: async (key) =>
      glance(parseConversation((await props.store.read(key)).value) ?? createConversation()),
  };
}

async function takeTurn(input: TurnInput, props: Props): Promise<readonly Reply[]> {
  return persist(input.conversation, props, async ({ conversation }) => {
    if (isRepeated(conversation, input)) return { result: [] };
    const stored = await findTicket(input.conversation, conversation, props);
    // Who has the ticket has read already what the words were changed into.
    if (input.replaces !== undefined && stored !== undefined && isHeld(stored.ticket)) return { result: [] };
    const advanced = advance(conversation, stored, { input, props });
    const isIdle = input.isUnasked === true && advanced.replies.some(saysNothing);
    if (isIdle && !isForStaff(stored)) return { result: [] };
    // What the bot was not asked and does not understand may be meant for the staff who will read the ticket.
    const turned = isIdle ? keepQuiet(conversation, advanced) : advanced;
    const handed = await handTurnOver(turned, { input, stored, props });
    const said = [...turned.replies, ...handed.answers.map((each) => props.compose(each, turned.locale))];
    return {
      result: said,
      conversation: keep(
        { ...turned.conversation, ticket: handed.ticket, isRating: turned.wish?.do === 'rate' },
        said,
        { input, props },
      ),
      ...(turned.question !== undefined && { question: turned.question }),
      ...(handed.prepared !== undefined && { prepared: handed.prepared }),
    };
  });
}

async function amend({ conversation: key, delivery, text }: Amendment, props: Props): Promise<void> {
  return persist(key, props, async ({ conversation }) => {
    const transcript = amendEntry(conversation.transcript, delivery, text);
    if (transcript === conversation.transcript) return { result: undefined };
    const stored = await findTicket(key, conversation, props);
    const command = { do: 'person-amended', conversation: key, ref: delivery, text } as const;
    const masked = text === null ? command : { ...command, text: maskSecrets(text) };
    const prepared =
      stored !== undefined && isLive(stored.ticket) ? props.handoff?.desk.prepare(stored, masked) : undefined;
    const isWritten = prepared !== undefined && !isRefusal(prepared);
    return {
      result: undefined,
      conversation: { ...conversation, transcript },
      ...(isWritten && { prepared }),
    };
  });
}

/** What is to be written; without a conversation nothing is. */
type Step<Result> = {
  readonly result: Result;
  readonly conversation?: Conversation;
  readonly question?: KeptQuestion;
  readonly prepared?: Prepared;
};

/** Writes the conversation and its ticket together; where somebody else wrote meanwhile, all is done again. */
async function persist<Result>(
  key: string,
  props: Props,
  work: (loaded: Loaded) => Promise<Step<Result>>,
): Promise<Result> {
  // Two processes that write one conversation at once: the later one takes its turn again.
  const done = await tryAgain(async () => {
    const loaded = await load(key, props);
    const { result, conversation, question, prepared } = await work(loaded);
    if (conversation === undefined) return { result };
    const written = await props.store.write(key, conversation, loaded.revision, {
      ...(question !== undefined && { question }),
      ...(prepared !== undefined && { desk: [prepared.write] }),
    });
    if (written !== 'written') return undefined;
    if (prepared !== undefined) props.handoff?.desk.wake();
    return { result };
  });
  if (done === undefined) throw new Error(`conversation ${key} was written by others all the time`);
  return done.result;
}

function isForStaff(stored: StoredTicket | undefined): boolean {
  return stored !== undefined && isLive(stored.ticket);
}

function keepQuiet(conversation: Conversation, { locale }: Turned): Turned {
  return { conversation, locale, replies: [], wish: undefined };
}

async function findTicket(
  key: string,
  { ticket }: Conversation,
  { handoff }: Props,
): Promise<StoredTicket | undefined> {
  return ticket === null ? undefined : handoff?.desk.current(key, ticket);
}

type Loaded = { readonly revision: number; readonly conversation: Conversation };

async function load(key: string, { store, log }: Props): Promise<Loaded> {
  const { revision, value } = await store.read(key);
  const conversation = parseConversation(value);
  if (value !== undefined && conversation === undefined) {
    log.warn({ conversation: key }, 'discarded a stored conversation of another version');
  }
  return { revision, conversation: conversation ?? createConversation() };
}

function isRepeated(conversation: Conversation, { delivery, joined }: TurnInput): boolean {
  if (joined === true) return conversation.isGreeted;
  return delivery !== undefined && conversation.deliveries.includes(delivery);
}

const SAYS_NOTHING: readonly string[] = ['not-understood', 'no-passage'];

function saysNothing({ kind }: Reply): boolean {
  return SAYS_NOTHING.includes(kind);
}

type Turned = {
  readonly conversation: Conversation;
  readonly locale: Locale;
  readonly replies: readonly Reply[];
  readonly wish: DeskWish | undefined;
  readonly question?: KeptQuestion;
};

type Given = { readonly input: TurnInput; readonly props: Props };

function advance(before: Conversation, ticket: StoredTicket | undefined, { input, props }: Given): Turned {
  const known = withoutReplaced(withChosenLocale(before, input), input);
  const dialogInput = toDialogInput(known, ticket, { input, props });
  const dialog = props.dialogs.find((each) => each.takes(known, dialogInput));
  if (dialog === undefined) throw new Error('no dialog takes the turn; the last one has to take every turn');
  const { conversation, answers, unanswered, desk: wish } = dialog.advance(known, dialogInput);
  const locale = pickLocale(conversation, input, dialogInput.reading);
  const replies = answers.map((answer: Answer) => props.compose(answer, locale));
  const after = { ...noteAsking(known, conversation, input), locale };
  const turned = { conversation: after, locale, replies, wish };
  if (unanswered === undefined) return turned;
  return { ...turned, question: { at: props.now().toISOString(), locale, ...unanswered } };
}

/** Who takes back the words that asked for a person does not want what they led to. */
function withoutReplaced(conversation: Conversation, { replaces }: TurnInput): Conversation {
  const isReplaced = replaces !== undefined && conversation.handoff?.askedBy === replaces;
  return isReplaced ? { ...conversation, handoff: null } : conversation;
}

/** A handoff that has just been begun remembers by which message. */
function noteAsking(before: Conversation, after: Conversation, input: TurnInput): Conversation {
  const askedBy = input.replaces ?? input.delivery;
  if (before.handoff !== null || after.handoff === null || askedBy === undefined) return after;
  return { ...after, handoff: { ...after.handoff, askedBy } };
}

/** What the desk makes of the turn; nothing where there is none. */
async function handTurnOver(
  { conversation, replies, wish }: Turned,
  { input, stored, props }: Given & { readonly stored: StoredTicket | undefined },
): Promise<HandedOver> {
  const { handoff, now } = props;
  if (handoff === undefined || input.joined === true) return { ticket: conversation.ticket, answers: [] };
  const entries = toEntries(input, { replies, offered: conversation.offered, at: now().toISOString() });
  return handOver({ input, conversation, wish, stored, entries }, handoff);
}

/** A language chosen for every conversation outranks what this one has heard so far. */
function withChosenLocale(conversation: Conversation, { locale, isLocaleChosen }: TurnInput): Conversation {
  if (isLocaleChosen !== true || locale === undefined) return conversation;
  return { ...conversation, locale, isLocaleChosen };
}

function toDialogInput(
  conversation: Conversation,
  ticket: StoredTicket | undefined,
  { input, props: { reader, now, handoff } }: Given,
): DialogInput<Reading> {
  const today = now().toISOString().slice(0, 10);
  const desk = handoff === undefined ? {} : { desk: toDeskView(handoff.desk, ticket) };
  if (input.joined === true) return { today, joined: true, ...desk };
  const { text, wish, files = [], hasMedia = false } = input;
  const action =
    input.action ?? (wish === undefined ? findOffered(conversation.offered, text)?.action : undefined);
  const isStory = action?.do === 'fill' && text.trim() !== '';
  if (action !== undefined && !isStory) return { today, action, ...desk };
  const { locale, isLocaleChosen, asking } = conversation;
  const believed = locale ?? input.locale;
  const reading = reader.read({
    text,
    today,
    ...(isLocaleChosen && locale !== null ? { chosen: locale } : {}),
    ...(believed === undefined ? {} : { locale: believed }),
    ...(wish === 'explain' ? { isQuoted: true } : asking !== null && { asking }),
  });
  const hasFiles = hasMedia || files.length > 0;
  return { today, reading, text, hasFiles, ...desk, ...(action && { action }), ...(wish && { wish }) };
}

/** The person's choice, else the language they just wrote in, else the one so far, else the channel's. */
function pickLocale(conversation: Conversation, input: TurnInput, reading: Reading | undefined): Locale {
  if (conversation.isLocaleChosen && conversation.locale !== null) return conversation.locale;
  // Who wrote the words that are explained need not read the language they are in.
  if (input.wish === 'explain' && input.locale !== undefined) return input.locale;
  const spoken = conversation.locale ?? input.locale;
  return reading === undefined ? (spoken ?? 'en') : keepLocale(input.text, reading.locale, spoken);
}

function keep(conversation: Conversation, replies: readonly Reply[], { input, props }: Given): Conversation {
  const at = props.now().toISOString();
  const { delivery } = input;
  const { offered, deliveries, transcript } = conversation;
  return {
    ...conversation,
    isGreeted: true,
    offered: listOffered(replies, conversation),
    transcript: withEntries(transcript, toEntries(input, { replies, offered, at })),
    deliveries: delivery === undefined ? deliveries : [...deliveries, delivery].slice(-DELIVERIES_KEPT),
  };
}

/** What the last replies let be pressed; a turn that says nothing takes nothing back. */
function listOffered(replies: readonly Reply[], { offered }: Conversation): Conversation['offered'] {
  const choices = replies.flatMap(({ ask, choices }) => [...(ask?.options ?? []), ...choices]);
  return choices.length === 0 ? offered : choices.map(({ label, action }) => ({ label, action }));
}

function glance({ known, asking }: Conversation): Glance {
  const facts = Object.fromEntries(Object.entries(known.facts).map(([fact, { value }]) => [fact, value]));
  return { facts, asking };
}
