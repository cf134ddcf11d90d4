import { join } from 'node:path';
import pino from 'pino';
import { createDialogs } from '../dialogs';
import { createTeamsChannel } from './channels/teams/teams-channel';
import { TEAMS_WORDS } from './channels/teams/teams-words';
import { createPageRoutes } from './channels/web/page-routes';
import { type Config, packageRoot } from './config';
import { type Compose, createCompose } from './library/compose';
import { loadPolicy } from './library/load-policy';
import { loadReaderKnowledge } from './library/load-reader-knowledge';
import { loadPhrasebook } from './library/phrasebook';
import { createMetrics } from './metrics';
import { createKnowingReader } from './reading/knowing-reader';
import type { Reader } from './reading/reading';
import type { Policy } from './rules/policy';
import { createServer, type Route } from './server';
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

/** A running service: where it is, and how it ends. */
export type Service = {
  readonly address: string;
  /** Takes no more calls, lets those under way finish, closes the store. */
  close(): Promise<void>;
};

/** Starts the whole service. @throws where it cannot: the knowledge, the store or the port */
export async function startService(config: Config): Promise<Service> {
  const log = pino({ level: config.logLevel }, pino.destination(2));
  const parts = await createConversationParts(config, { isKept: true, log });
  const metrics = createMetrics();
  const server = createServer({
    routes: listRoutes(config, metrics.watch(parts.turn), log),
    loopbackOnly: config.teams === undefined,
    ready: () => true,
    metrics: () => metrics.print(),
    logger: log,
  });
  const port = await server.listen(config.port, config.host);
  log.info({ host: config.host, port, isDemo: config.teams === undefined }, 'listening');
  const close = async (): Promise<void> => {
    await server.close();
    await parts.close();
  };
  return { address: `http://${toAuthority(config.host)}:${port}`, close };
}

function listRoutes(config: Config, turn: Turn, log: pino.Logger): readonly Route[] {
  const credentials = config.teams;
  const teams = createTeamsChannel({
    turn,
    words: TEAMS_WORDS,
    logger: log,
    ...(credentials === undefined ? {} : { credentials }),
  });
  const messages: Route = {
    method: 'POST',
    path: '/api/messages',
    handle: (request, response) => teams.process(request, response),
  };
  // The page talks to /api/messages unsigned, so that it is there only where nobody signs.
  if (credentials !== undefined) return [messages];
  return [messages, ...createPageRoutes({ directory: join(packageRoot(), 'src/channels/web/assets') })];
}

/** An IPv6 address stands in brackets in a URL. */
function toAuthority(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
