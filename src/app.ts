import { createDialogs } from '../dialogs';
import type { Config } from './config';
import { type Compose, createCompose } from './library/compose';
import { loadPolicy } from './library/load-policy';
import { loadReaderKnowledge } from './library/load-reader-knowledge';
import { loadPhrasebook } from './library/phrasebook';
import { createKnowingReader } from './reading/knowing-reader';
import type { Reader } from './reading/reading';
import type { Policy } from './rules/policy';
import { createMemoryStore } from './store/conversation-store';
import { openDatabase } from './store/database';
import { createDatabaseStore } from './store/database-store';
import { createTurn, type Turn } from './turn';

/** What decides a case and says so: no state, no network. */
export type DecisionParts = {
  readonly policy: Policy;
  readonly compose: Compose;
  readonly reader: Reader;
  readonly today: () => string;
};

/** What holds a conversation. */
export type Parts = DecisionParts & {
  readonly turn: Turn;
  close(): Promise<void>;
};

type Log = { warn(fields: object, message: string): void };

const SILENT: Log = { warn: () => undefined };

/** Builds what `check` and `read` need. @throws where the knowledge cannot be used */
export function createDecisionParts(config: Config): DecisionParts {
  const policy = loadPolicy(config.knowledgeDirectory);
  const book = loadPhrasebook(config.knowledgeDirectory);
  const reader = createKnowingReader(loadReaderKnowledge(config.knowledgeDirectory), policy.offers);
  return { policy, reader, compose: createCompose(book, policy.documents), today: () => toDay(new Date()) };
}

type Options = { readonly isKept: boolean; readonly log?: Log };

/** Builds what a conversation needs, with a store that outlives the process if it is to be kept. */
export async function createConversationParts(
  config: Config,
  { isKept, log = SILENT }: Options,
): Promise<Parts> {
  const parts = createDecisionParts(config);
  const now = (): Date => new Date();
  const database = isKept ? await openDatabase(config.dataDirectory) : undefined;
  const store = database === undefined ? createMemoryStore() : createDatabaseStore({ database, now });
  const { reader, compose, policy } = parts;
  const turn = createTurn({ reader, compose, store, now, log, dialogs: createDialogs(policy) });
  return { ...parts, turn, close: async () => database?.destroy() };
}

function toDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}
