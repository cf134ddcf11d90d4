import { createDialogs } from '../../dialogs';
import { stand } from '../../dialogs/standing';
import type { Conversation } from '../answer/conversation';
import type { Locale } from '../answer/locale';
import type { Memory } from '../channels/channel';
import type { ExtensionParts } from '../channels/teams/extension';
import type { Config } from '../config';
import { createCompose } from '../library/compose';
import { loadKnowledgeBase } from '../library/knowledge-base';
import { type LiveKnowledge, watchKnowledge } from '../library/live-knowledge';
import { createLookup } from '../library/lookup';
import { createGuidance, createPassages } from '../library/passages';
import { loadPhrasebook, type Phrasebook } from '../library/phrasebook';
import { createMemoryStore } from '../store/conversation-store';
import { isAnswering, openDatabase } from '../store/database';
import { createDatabaseStore } from '../store/database-store';
import { createDatabaseDeskStore } from '../store/desk-store-database';
import { createDatabaseMemory, createTransientMemory } from '../store/memory';
import { createTurn, type Turn } from '../turn';
import { createDeskParts, type DeskParts } from './desk-parts';
import { createExtensionParts } from './extension-parts';
import { createOverviewParts, type OverviewParts } from './overview-parts';
import { createReadingParts, type ReadingParts } from './reading-parts';

/** What holds a conversation. */
export type Parts = ReadingParts & {
  readonly turn: Turn;
  readonly overview: OverviewParts;
  readonly book: Phrasebook;
  /** What the message extension of Teams looks up. */
  readonly extension: ExtensionParts;
  /** Absent where nothing outlives the process: nobody could be reached. */
  readonly desk?: DeskParts;
  /** What channels remember by themselves. */
  readonly memory: Memory;
  /** The sentence for a turn that failed; `id` is what the operator finds in the log. */
  failure(locale: Locale, id: string): string;
  /** Whether the store answers now. */
  isReady(): Promise<boolean>;
  close(): Promise<void>;
};

type Log = {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
};

const SILENT: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** What is over in a minute need not look for changes. */
function stayKnowledge({ knowledgeDirectory }: Config): LiveKnowledge {
  const knowledge = loadKnowledgeBase(knowledgeDirectory);
  return { current: () => knowledge, close: () => undefined };
}

type Options = { readonly isKept: boolean; readonly log?: Log };

/** Builds what a conversation needs, with a store that outlives the process if it is to be kept. */
export async function createConversationParts(
  config: Config,
  { isKept, log = SILENT }: Options,
): Promise<Parts> {
  const parts = createReadingParts(config);
  const now = (): Date => new Date();
  const database = isKept ? await openDatabase(config.database, log) : undefined;
  const store = database === undefined ? createMemoryStore() : createDatabaseStore({ database, now });
  const { reader, policy } = parts;
  // A service is not to find out about a missing phrase in the middle of a conversation.
  const book = loadPhrasebook(config.knowledgeDirectory);
  const live = isKept ? watchKnowledge({ directory: config.knowledgeDirectory, log }) : stayKnowledge(config);
  const compose = createCompose({
    book,
    documents: policy.documents,
    passages: createPassages(live.current),
    guidance: createGuidance(policy),
    // Without a desk nobody is told when to expect somebody.
    ...(database !== undefined && { timeZone: config.desk.rules.timeZone }),
  });
  const dialogs = createDialogs(policy, createLookup(live.current));
  const desk =
    database === undefined
      ? undefined
      : createDeskParts({
          config: config.desk,
          store: createDatabaseDeskStore({ database }),
          compose,
          now,
          log,
        });
  const standNow = ({ known }: Conversation) => stand(known, { policy, today: parts.today() });
  const turn = createTurn({
    reader,
    compose,
    store,
    now,
    log,
    dialogs,
    ...(desk !== undefined && { handoff: { desk: desk.desk, stand: standNow } }),
  });
  return {
    ...parts,
    compose,
    turn,
    ...(desk !== undefined && { desk }),
    overview: createOverviewParts({ store, policy, reader, book, compose, today: parts.today }),
    book,
    extension: createExtensionParts({ current: live.current, compose, book, policy, today: parts.today }),
    memory: database === undefined ? createTransientMemory() : createDatabaseMemory({ database, now }),
    failure: (locale, id) => book.say(locale, 'failure', { id }),
    isReady: async () => database === undefined || (await isAnswering(database)),
    close: async () => {
      live.close();
      await database?.destroy();
    },
  };
}
