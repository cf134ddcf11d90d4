import { createDialogs } from '../../dialogs';
import type { Action } from '../../src/answer/action';
import type { Answer, Expected } from '../../src/answer/answer';
import { type Conversation, createConversation } from '../../src/answer/conversation';
import type { DeskView, DeskWish, DialogInput, DialogStep } from '../../src/answer/dialog';
import type { Locale } from '../../src/answer/locale';
import type { Ticket } from '../../src/answer/ticket';
import { createLookup } from '../../src/library/lookup';
import type { Reading } from '../../src/reading/reading';
import { shippedPolicy, TODAY } from '../support/policy';
import { shippedKnowledge, shippedReader } from '../support/talk';

const EXPECTED: Expected = { isOpenNow: true, opensAt: null, firstReplyBy: `${TODAY}T16:00:00.000Z` };

/** A desk somebody can be reached at, with the ticket of the conversation, if any. */
export function deskWith(ticket?: Ticket): DeskView {
  const expected = { low: EXPECTED, normal: EXPECTED, high: EXPECTED, urgent: EXPECTED };
  return ticket === undefined ? { expected } : { expected, ticket };
}

/** A conversation with the dialogs alone: what each turn says, and what it asks of the desk. */
export type SupportTalk = {
  say(text: string): readonly string[];
  press(action: Action): readonly string[];
  ask(text: string, wish: 'check' | 'ask'): readonly string[];
  /** What the last turn asked of the desk. */
  wish(): DeskWish | undefined;
  /** The last answer of a kind. */
  told<Kind extends Answer['kind']>(kind: Kind): Extract<Answer, { kind: Kind }>;
  state(): Conversation;
  /** From now on the desk is so. */
  setDesk(desk: DeskView | undefined): void;
};

/** Each turn resolves to the kinds of its answers. */
export function startSupportTalk(desk: DeskView = deskWith(), locale: Locale = 'en'): SupportTalk {
  const dialogs = createDialogs(shippedPolicy(), createLookup(shippedKnowledge));
  let conversation: Conversation = { ...createConversation(), ticket: desk.ticket?.id ?? null };
  let view: DeskView | undefined = desk;
  let last: DialogStep = { conversation, answers: [] };
  const take = (input: Omit<DialogInput<Reading>, 'today'>, said: string): readonly string[] => {
    const full = { ...input, today: TODAY, ...(view !== undefined && { desk: view }) };
    const dialog = dialogs.find((each) => each.takes(conversation, full));
    if (dialog === undefined) throw new Error('no dialog takes the turn');
    last = dialog.advance(conversation, full);
    const choice = input.action === undefined ? {} : { choice: said };
    const entry = {
      at: `${TODAY}T12:00:00.000Z`,
      from: 'person' as const,
      text: input.text ?? '',
      ...choice,
    };
    conversation = { ...last.conversation, transcript: [...last.conversation.transcript, entry] };
    return last.answers.map(({ kind }) => kind);
  };
  const read = (text: string): Reading => {
    const { asking } = conversation;
    return shippedReader().read({ text, locale, today: TODAY, ...(asking !== null && { asking }) });
  };
  return {
    say: (text) => take({ text, reading: read(text) }, text),
    press: (action) => take({ action }, 'pressed'),
    ask: (text, wish) => take({ text, reading: read(text), wish }, text),
    wish: () => last.desk,
    told: (kind) => {
      const found = last.answers.findLast((answer) => answer.kind === kind);
      if (found === undefined) throw new Error(`no answer of kind ${kind}`);
      return found as Extract<Answer, { kind: typeof kind }>;
    },
    state: () => conversation,
    setDesk: (next) => {
      view = next;
    },
  };
}
