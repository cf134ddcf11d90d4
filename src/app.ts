import { setMaxListeners } from 'node:events';
import pino from 'pino';
import { createConversationParts, type Parts } from './app/conversation-parts';
import { listDeskRoutes } from './app/desk-routes';
import type { Couriers } from './app/desk-sender';
import { createSiteParts, listFrontRoutes, type SiteParts } from './app/site-parts';
import { createSlackParts } from './app/slack-parts';
import { createPageMailbox, createTeamsParts, listPageRoutes, listTeamsRoutes } from './app/teams-parts';
import { createHubCourier } from './channels/hub/hub-courier';
import { atMost } from './channels/slack/at-most';
import type { SlackChannel } from './channels/slack/slack-channel';
import type { TeamsChannel } from './channels/teams/teams-channel';
import type { Config } from './config';
import { createMetrics } from './metrics';
import { createServer, type Route } from './server';

/** A running service: where it is, and how it ends. */
export type Service = {
  readonly address: string;
  /** Takes no more calls, lets those under way finish, closes the store. */
  close(): Promise<void>;
};

/** What is being sent when it ends gets so long; what is cut off is sent by the next process, or named to staff. */
const SENDING_MS = 5_000;

/** Starts the whole service. @throws where it cannot: the knowledge, the store or the port */
export async function startService(config: Config): Promise<Service> {
  const log = pino({ level: config.logLevel }, pino.destination(2));
  const parts = await createConversationParts(config, { isKept: true, log });
  const metrics = createMetrics();
  const watched = { ...parts, turn: metrics.watch(parts.turn) };
  if (parts.desk !== undefined)
    metrics.watchPosts(() => parts.desk?.store.countPosts() ?? Promise.resolve({}));
  const site = createSiteParts({ config, book: parts.book });
  const streams = new AbortController();
  // As many listen as pages are open, and as answers wait for room.
  setMaxListeners(0, streams.signal);
  const slack = await startSlack(config, watched, log);
  const { routes, couriers, teams } = createChannels(config, {
    parts: watched,
    site,
    slack,
    log,
    signal: streams.signal,
  });
  parts.desk?.start(couriers, createHub(config, log));
  const server = createServer({
    routes,
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
    streams.abort();
    // First of all: what is kept to be sent can wait for the next process, who asks now can not.
    const sent = atMost(Promise.resolve(parts.desk?.close()), SENDING_MS);
    await server.close();
    await atMost(teams.settle(), SENDING_MS);
    await slack?.close();
    await sent;
    await parts.close();
  };
  return { address: `http://${toAuthority(config.host)}:${port}`, close };
}

/** Slack, where it is configured. @throws SlackTokenError where Slack refuses the token */
async function startSlack(
  { slack: config, desk }: Config,
  parts: Parts,
  log: pino.Logger,
): Promise<SlackChannel | undefined> {
  if (config === undefined) return undefined;
  const { turn, memory } = parts;
  const slack = createSlackParts({
    config,
    parts,
    turn,
    memory,
    logger: log,
    ...(parts.desk !== undefined && { staff: parts.desk.staff }),
    ...(desk.slackChannel !== undefined && { deskChannel: desk.slackChannel }),
  });
  await slack.start();
  return slack;
}

type ChannelProps = {
  readonly parts: Parts;
  readonly site: SiteParts;
  readonly slack: SlackChannel | undefined;
  readonly log: pino.Logger;
  readonly signal: AbortSignal;
};

/** Who calls in, and how others are reached. */
function createChannels(
  config: Config,
  { parts, site, slack, log, signal }: ChannelProps,
): { readonly routes: readonly Route[]; readonly couriers: Couriers; readonly teams: TeamsChannel } {
  const teams = createTeamsParts({ config, parts, logger: log, signal });
  const mailbox = config.teams === undefined ? createPageMailbox(parts.memory) : undefined;
  const desk = parts.desk && listDeskRoutes({ config: config.desk, parts: parts.desk, logger: log, signal });
  const routes = [
    ...listTeamsRoutes(teams, config),
    ...(mailbox === undefined
      ? listFrontRoutes(site)
      : listPageRoutes({ mailbox, signal, front: site.front })),
    ...site.routes,
    ...(desk ?? []),
    ...(slack?.routes ?? []),
  ];
  const couriers = {
    teams: teams.courier,
    ...(slack !== undefined && { slack: slack.courier }),
    ...(mailbox !== undefined && { web: mailbox.courier }),
  };
  return { routes, couriers, teams };
}

/** Another help desk, where one is configured. */
function createHub({ desk }: Config, logger: pino.Logger) {
  return desk.webhook && createHubCourier({ ...desk.webhook, logger });
}

/** An IPv6 address stands in brackets in a URL. */
function toAuthority(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
