import type { Action } from './answer/action';
import type { Answer } from './answer/answer';
import {
  type Conversation,
  createConversation,
  parseConversation,
  type TranscriptEntry,
} from './answer/conversation';
import type { Dialog, DialogInput } from './answer/dialog';
import type { Locale } from './answer/locale';
import type { Reply } from './answer/reply';
import type { TurnInput } from './answer/turn-input';
import type { Compose } from './library/compose';
import type { Reader, Reading } from './reading/reading';
import { keepLocale } from './reading/steady-locale';
import type { ConversationStore } from './store/conversation-store';
import type { KeptQuestion } from './store/unanswered-store';

/** What is known in a conversation, for those who look on. */
export type Glance = {
  readonly facts: Readonly<Record<string, string | number | boolean>>;
  readonly asking: string | null;
};

export interface Turn {
  /** Takes one turn and keeps what was learned before it resolves to what is to be said. */
  take(input: TurnInput): Promise<readonly Reply[]>;
  look(conversation: string): Promise<Glance>;
}

type Props = {
  readonly reader: Reader;
  readonly dialogs: readonly Dialog<Reading>[];
  readonly compose: Compose;
  readonly store: ConversationStore;
  readonly now: () => Date;
  readonly log: { warn(fields: object, message: string): void };
};

/** More entries than this and the oldest are dropped; one case never comes near. */
const TRANSCRIPT_LENGTH = 400;
/** Deliveries are repeated within minutes, so that only the latest ids matter. */
const DELIVERIES_KEPT = 50;
/** Two processes that write one conversation at once: the later one takes its turn again. */
const ATTEMPTS = 8;

/** One turn: load the conversation, advance, put into words, save. Turns of one conversation keep their order. */
export function createTurn(props: Props): Turn {
  const inOrder = createQueue();
  return {
    take: (input) => inOrder(input.conversation, () => takeTurn(input, props)),
    look: async (key) =>
      glance(parseConversation((await props.store.read(key)).value) ?? createConversation()),
  };
}

async function takeTurn(input: TurnInput, props: Props): Promise<readonly Reply[]> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const { revision, conversation } = await load(input.conversation, props);
    if (isRepeated(conversation, input)) return [];
    const turned = advance(conversation, input, props);
    if (input.isUnasked === true && turned.replies.some(saysNothing)) return [];
    const { question } = turned;
    if (await props.store.write(input.conversation, turned.conversation, revision, question))
      return turned.replies;
  }
  throw new Error(`conversation ${input.conversation} was written by others ${ATTEMPTS} times in a row`);
}

async function load(
  key: string,
  { store, log }: Props,
): Promise<{ readonly revision: number; readonly conversation: Conversation }> {
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
  readonly replies: readonly Reply[];
  readonly question?: KeptQuestion;
};

function advance(stored: Conversation, input: TurnInput, props: Props): Turned {
  const before = withChosenLocale(stored, input);
  const dialogInput = toDialogInput(before, input, props);
  const dialog = props.dialogs.find((each) => each.takes(before, dialogInput));
  if (dialog === undefined) throw new Error('no dialog takes the turn; the last one has to take every turn');
  const { conversation, answers, unanswered } = dialog.advance(before, dialogInput);
  const locale = pickLocale(conversation, input, dialogInput.reading);
  const replies = answers.map((answer: Answer) => props.compose(answer, locale));
  const turned = { conversation: keep({ ...conversation, locale }, input, replies, props.now()), replies };
  if (unanswered === undefined) return turned;
  return { ...turned, question: { at: props.now().toISOString(), locale, ...unanswered } };
}

/** A language chosen for every conversation outranks what this one has heard so far. */
function withChosenLocale(conversation: Conversation, { locale, isLocaleChosen }: TurnInput): Conversation {
  if (isLocaleChosen !== true || locale === undefined) return conversation;
  return { ...conversation, locale, isLocaleChosen };
}

function toDialogInput(
  conversation: Conversation,
  input: TurnInput,
  { reader, now }: Props,
): DialogInput<Reading> {
  const today = now().toISOString().slice(0, 10);
  if (input.joined === true) return { today, joined: true };
  const { text, wish } = input;
  const action = input.action ?? (wish === undefined ? findOffered(conversation, text) : undefined);
  const isStory = action?.do === 'fill' && text.trim() !== '';
  if (action !== undefined && !isStory) return { today, action };
  const { locale, isLocaleChosen, asking } = conversation;
  const believed = locale ?? input.locale;
  const reading = reader.read({
    text,
    today,
    ...(isLocaleChosen && locale !== null ? { chosen: locale } : {}),
    ...(believed === undefined ? {} : { locale: believed }),
    ...(asking === null ? {} : { asking }),
  });
  return { today, reading, text, ...(action && { action }), ...(wish && { wish }) };
}

/** Whoever types the words on a button means the button. */
function findOffered({ offered }: Conversation, text: string): Action | undefined {
  const said = toComparable(text);
  return said === '' ? undefined : offered.find(({ label }) => toComparable(label) === said)?.action;
}

function toComparable(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}

/** The person's choice, else the language they just wrote in, else the one so far, else the channel's. */
function pickLocale(conversation: Conversation, input: TurnInput, reading: Reading | undefined): Locale {
  if (conversation.isLocaleChosen && conversation.locale !== null) return conversation.locale;
  const spoken = conversation.locale ?? input.locale;
  return reading === undefined ? (spoken ?? 'en') : keepLocale(input.text, reading.locale, spoken);
}

function keep(
  conversation: Conversation,
  input: TurnInput,
  replies: readonly Reply[],
  now: Date,
): Conversation {
  const at = now.toISOString();
  const { delivery } = input;
  const entries = [
    ...toPersonEntry(input, at),
    ...replies.map(({ text }) => ({ at, from: 'bot' as const, text })),
  ];
  return {
    ...conversation,
    isGreeted: true,
    offered: listOffered(replies, conversation),
    transcript: [...conversation.transcript, ...entries].slice(-TRANSCRIPT_LENGTH),
    deliveries:
      delivery === undefined
        ? conversation.deliveries
        : [...conversation.deliveries, delivery].slice(-DELIVERIES_KEPT),
  };
}

/** What the last replies let be pressed; a turn that says nothing takes nothing back. */
function listOffered(replies: readonly Reply[], { offered }: Conversation): Conversation['offered'] {
  const choices = replies.flatMap(({ ask, choices }) => [...(ask?.options ?? []), ...choices]);
  return choices.length === 0 ? offered : choices.map(({ label, action }) => ({ label, action }));
}

function toPersonEntry({ text, action, pressed, joined }: TurnInput, at: string): readonly TranscriptEntry[] {
  if (joined === true) return [];
  if (action === undefined) return [{ at, from: 'person', text }];
  return [{ at, from: 'person', text, choice: pressed ?? JSON.stringify(action) }];
}

function glance({ known, asking }: Conversation): Glance {
  const facts = Object.fromEntries(Object.entries(known.facts).map(([fact, { value }]) => [fact, value]));
  return { facts, asking };
}

/** Runs jobs of one key one after another; a failed one does not stop the next. */
function createQueue(): <Result>(key: string, job: () => Promise<Result>) => Promise<Result> {
  const last = new Map<string, Promise<unknown>>();
  return (key, job) => {
    const result = (last.get(key) ?? Promise.resolve()).then(job, job);
    last.set(key, result);
    const forget = (): void => {
      if (last.get(key) === result) last.delete(key);
    };
    result.then(forget, forget);
    return result;
  };
}
