import { join } from 'node:path';
import { createDialogs } from '../../dialogs';
import { stand } from '../../dialogs/standing';
import type { Action } from '../../src/answer/action';
import type { Conversation } from '../../src/answer/conversation';
import type { Locale } from '../../src/answer/locale';
import type { Reply } from '../../src/answer/reply';
import type { Desk } from '../../src/desk/desk';
import { type Compose, createCompose } from '../../src/library/compose';
import { type KnowledgeBase, loadKnowledgeBase } from '../../src/library/knowledge-base';
import { loadReaderKnowledge } from '../../src/library/load-reader-knowledge';
import { createLookup } from '../../src/library/lookup';
import { createGuidance, createPassages } from '../../src/library/passages';
import { loadPhrasebook, type Phrasebook } from '../../src/library/phrasebook';
import { createKnowingReader } from '../../src/reading/knowing-reader';
import type { Reader } from '../../src/reading/reading';
import { type ConversationStore, createMemoryStore } from '../../src/store/conversation-store';
import { createTurn, type Turn } from '../../src/turn';
import { KNOWLEDGE, shippedPolicy, TODAY } from './policy';

let reader: Reader | undefined;
let book: Phrasebook | undefined;
let knowledge: KnowledgeBase | undefined;

export function shippedReader(): Reader {
  reader ??= createKnowingReader(loadReaderKnowledge(join(KNOWLEDGE)), shippedPolicy().offers);
  return reader;
}

export function shippedBook(): Phrasebook {
  book ??= loadPhrasebook(KNOWLEDGE);
  return book;
}

export function shippedKnowledge(): KnowledgeBase {
  knowledge ??= loadKnowledgeBase(KNOWLEDGE);
  return knowledge;
}

export function shippedCompose(): Compose {
  return createCompose({
    book: shippedBook(),
    documents: shippedPolicy().documents,
    passages: createPassages(shippedKnowledge),
    guidance: createGuidance(shippedPolicy()),
  });
}

/**
 * The shipped bot on a store of the test's, on a day that stands still.
 * @param handoff.desk where staff can be reached
 */
export function createShippedTurn(
  store: ConversationStore = createMemoryStore(),
  handoff?: { readonly desk: Desk },
): Turn {
  const policy = shippedPolicy();
  const standNow = ({ known }: Conversation) => stand(known, { policy, today: TODAY });
  return createTurn({
    reader: shippedReader(),
    compose: shippedCompose(),
    dialogs: createDialogs(shippedPolicy(), createLookup(shippedKnowledge)),
    store,
    now: () => new Date(`${TODAY}T12:00:00Z`),
    log: { warn: () => undefined },
    ...(handoff !== undefined && { handoff: { ...handoff, stand: standNow } }),
  });
}

/** One person talking: each call is a message or a button, and resolves to the replies. */
export type Talk = {
  say(text: string): Promise<readonly Reply[]>;
  press(action: Action): Promise<readonly Reply[]>;
  facts(): Promise<Readonly<Record<string, unknown>>>;
  asking(): Promise<string | null>;
};

export function startTalk(turn: Turn = createShippedTurn(), conversation = 'test', locale?: Locale): Talk {
  const base = locale === undefined ? { conversation } : { conversation, locale };
  return {
    say: (text) => turn.take({ ...base, text }),
    press: (action) => turn.take({ ...base, text: '', action, pressed: 'pressed' }),
    facts: async () => (await turn.look(conversation)).facts,
    asking: async () => (await turn.look(conversation)).asking,
  };
}

/** What kinds of reply were given, and for a verdict its heading. */
export function kinds(replies: readonly Reply[]): readonly string[] {
  return replies.map(({ kind }) => kind);
}

export function wholeText(replies: readonly Reply[]): string {
  return replies.map(({ text }) => text).join('\n');
}
