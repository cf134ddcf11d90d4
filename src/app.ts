import { join } from 'node:path';
import pino from 'pino';
import { LOCALES, type Locale } from './answer/locale';
import { createConversationParts, type Parts } from './app/conversation-parts';
import { createSlackParts } from './app/slack-parts';
import type { SlackChannel } from './channels/slack/slack-channel';
import { createTeamsChannel } from './channels/teams/teams-channel';
import { createPageRoutes } from './channels/web/page-routes';
import { type Config, packageRoot } from './config';
import { createMetrics } from './metrics';
import { createServer, type Route } from './server';

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
  const turn = metrics.watch(parts.turn);
  const slack = await startSlack(config, { ...parts, turn }, log);
  const server = createServer({
    routes: [...listRoutes(config, { ...parts, turn }, log), ...(slack?.routes ?? [])],
    loopbackOnly: config.teams === undefined && (slack?.routes ?? []).length === 0,
    ready: () => parts.isReady(),
    metrics: () => metrics.print(),
    logger: log,
  });
  const port = await server.listen(config.port, config.host);
  log.info(
    { host: config.host, port, isDemo: config.teams === undefined, slack: config.slack?.mode ?? 'off' },
    'listening',
  );
  const close = async (): Promise<void> => {
    await server.close();
    await slack?.close();
    await parts.close();
  };
  return { address: `http://${toAuthority(config.host)}:${port}`, close };
}

/** Slack, where it is configured. @throws SlackTokenError where Slack refuses the token */
async function startSlack(
  { slack: config }: Config,
  parts: Parts,
  log: pino.Logger,
): Promise<SlackChannel | undefined> {
  if (config === undefined) return undefined;
  const { turn, memory } = parts;
  const slack = createSlackParts({ config, parts, turn, memory, logger: log });
  await slack.start();
  return slack;
}

function listRoutes(config: Config, { turn, failure }: Parts, log: pino.Logger): readonly Route[] {
  const credentials = config.teams;
  const teams = createTeamsChannel({
    turn,
    words: { trouble: sayFailure(failure) },
    logger: log,
    ...(credentials === undefined ? {} : { credentials }),
  });
  const messages: Route = {
    method: 'POST',
    path: '/api/messages',
    isLocal: credentials === undefined,
    handle: (request, response) => teams.process(request, response),
  };
  // The page talks to /api/messages unsigned, so that it is there only where nobody signs.
  if (credentials !== undefined) return [messages];
  const page = createPageRoutes({ directory: join(packageRoot(), 'src/channels/web/assets') });
  return [messages, ...page.map((route) => ({ ...route, isLocal: true }))];
}

type SayFailure = (id: string) => string;

function sayFailure(failure: Parts['failure']): Readonly<Record<Locale, SayFailure>> {
  const words = LOCALES.map((locale) => [locale, (id: string) => failure(locale, id)] as const);
  return Object.fromEntries(words) as Record<Locale, SayFailure>;
}

/** An IPv6 address stands in brackets in a URL. */
function toAuthority(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
