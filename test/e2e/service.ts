import { join } from 'node:path';
import type { Overview, TurnTaker } from '../../src/channels/channel';
import type { TeamsCredentials } from '../../src/channels/teams/credentials';
import { createShortMemory } from '../../src/channels/teams/short-memory';
import { createTeamsChannel } from '../../src/channels/teams/teams-channel';
import type { TeamsWords } from '../../src/channels/teams/teams-words';
import { createMailbox, createMailboxRoute } from '../../src/channels/web/mailbox';
import { createPageRoutes } from '../../src/channels/web/page-routes';
import { createSiteAssets } from '../../src/channels/web/site-routes';
import { createServer, type Route } from '../../src/server';
import { shippedBook } from '../support/talk';

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
  readonly overview?: Pick<Overview, 'localeOf' | 'cases'>;
  readonly routes?: readonly Route[];
};

/** The shipped words. */
export function sayInTeams(...[locale, word, values]: Parameters<TeamsWords['say']>): string {
  return shippedBook().say(locale, `teams.${word}`, values);
}

/** What the channel says by itself when a turn fails. */
const WORDS: TeamsWords = {
  trouble: {
    en: (id) => `Something went wrong on our side: ${id}`,
    ja: (id) => `こちらの不具合です: ${id}`,
    'zh-TW': (id) => `系統發生問題: ${id}`,
    ru: (id) => `На нашей стороне сбой: ${id}`,
  },
  say: sayInTeams,
};

const PAGE = join(process.cwd(), 'src/channels/web/assets');

/** The real channel behind the real server, on a free port of this machine. */
export async function startService({ turn, credentials, overview, routes = [] }: Props): Promise<Service> {
  const log: LogLine[] = [];
  const write = (level: string) => (fields: Readonly<Record<string, unknown>>, message: string) => {
    log.push({ level, fields, message });
  };
  const logger = { info: write('info'), warn: write('warn'), error: write('error') };
  const listening = new AbortController();
  const teams = createTeamsChannel({
    turn,
    signal: listening.signal,
    words: WORDS,
    logger,
    overview,
    ...(credentials && { credentials }),
  });
  const server = createServer({
    routes: [
      { method: 'POST', path: '/api/messages', handle: teams.process },
      ...createPageRoutes({ directory: PAGE }),
      ...createSiteAssets(PAGE),
      // The page listens there; nothing comes unasked here.
      createMailboxRoute(createMailbox({ memory: createShortMemory(), draw: () => ({}) }), listening.signal),
      ...routes,
    ],
    loopbackOnly: credentials === undefined,
    ready: () => true,
    metrics: () => 'port25_up 1\n',
    logger,
    drainMs: 500,
  });
  const port = await server.listen(0, '127.0.0.1');
  const close = async (): Promise<void> => {
    listening.abort();
    await server.close();
  };
  return { url: `http://127.0.0.1:${port}`, port, log, close };
}
