import { join } from 'node:path';
import type { TurnTaker } from '../../src/channels/channel';
import type { TeamsCredentials } from '../../src/channels/teams/teams-adapter';
import { createTeamsChannel } from '../../src/channels/teams/teams-channel';
import type { TeamsWords } from '../../src/channels/teams/teams-words';
import { createMailbox, createMailboxRoute } from '../../src/channels/web/mailbox';
import { createPageRoutes } from '../../src/channels/web/page-routes';
import { createServer, type Route } from '../../src/server';
import { createTransientMemory } from '../../src/store/memory';

export type LogLine = {
  readonly level: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly message: string;
};

export type Service = {
  readonly url: string;
  readonly port: number;
  readonly log: LogLine[];
  close(): Promise<void>;
};

type Props = {
  readonly turn: TurnTaker;
  readonly credentials?: TeamsCredentials;
  readonly routes?: readonly Route[];
};

/** What the channel says by itself when a turn fails. */
const WORDS: TeamsWords = {
  trouble: {
    en: (id) => `Something went wrong on our side: ${id}`,
    ja: (id) => `こちらの不具合です: ${id}`,
    'zh-TW': (id) => `系統發生問題: ${id}`,
    ru: (id) => `На нашей стороне сбой: ${id}`,
  },
};

const PAGE = join(process.cwd(), 'src/channels/web/assets');

/** The real channel behind the real server, on a free port of this machine. */
export async function startService({ turn, credentials, routes = [] }: Props): Promise<Service> {
  const log: LogLine[] = [];
  const write = (level: string) => (fields: Readonly<Record<string, unknown>>, message: string) => {
    log.push({ level, fields, message });
  };
  const logger = { info: write('info'), warn: write('warn'), error: write('error') };
  const teams = createTeamsChannel({ turn, words: WORDS, logger, ...(credentials && { credentials }) });
  const streams = new AbortController();
  const mailbox = createMailbox({ memory: createTransientMemory(), draw: (reply) => reply });
  const server = createServer({
    routes: [
      { method: 'POST', path: '/api/messages', handle: teams.process },
      ...createPageRoutes({ directory: PAGE }),
      createMailboxRoute(mailbox, streams.signal),
      ...routes,
    ],
    loopbackOnly: credentials === undefined,
    ready: () => true,
    metrics: () => 'port25_up 1\n',
    logger,
    drainMs: 500,
  });
  const port = await server.listen(0, '127.0.0.1');
  const close = (): Promise<void> => {
    streams.abort();
    return server.close();
  };
  return { url: `http://127.0.0.1:${port}`, port, log, close };
}
