import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HTTPReceiver } from '@slack/bolt';
import type { Memory, Overview, TurnTaker } from '../channel';
import { atMost } from './at-most';
import { createInOrder } from './in-order';
import { createLastCards } from './last-card';
import { type ChannelLogger, describeError } from './logger';
import { listenToActions } from './on-action';
import { listenToAssistant } from './on-assistant';
import { listenToCommands } from './on-command';
import { listenToForms } from './on-form';
import { listenToHome } from './on-home';
import { listenToMessages } from './on-message';
import { listenToShortcuts } from './on-shortcut';
import { listenToUninstalls } from './on-uninstall';
import { createPeople } from './people';
import { createSlackApp, type SlackApp, type SlackCredentials } from './slack-app';
import type { SlackDesk } from './slack-desk';
import type { SaySlack } from './slack-words';
import { createSpeaker } from './speaker';

export type SlackChannelProps = {
  readonly credentials: SlackCredentials;
  readonly apiUrl?: string;
  readonly turn: TurnTaker;
  readonly overview: Overview;
  readonly memory: Memory;
  readonly say: SaySlack;
  readonly logger: ChannelLogger;
};

/** Slack may be out of reach: what could not be said by then is given up. */
const DRAIN_MS = 10_000;

/** A call whose body the server has read already. */
export type SlackRequest = IncomingMessage & { readonly rawBody?: Buffer };

export type SlackRoute = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  handle(request: SlackRequest, response: ServerResponse): Promise<void>;
};

export type SlackChannel = {
  readonly routes: readonly SlackRoute[];
  /** @throws SlackTokenError where Slack refuses the token */
  start(): Promise<void>;
  /** Takes nothing more, and resolves once what was taken is answered. */
  close(): Promise<void>;
};

/** Slack: the events, commands, forms and buttons of a workspace, or of many. */
export function createSlackChannel(props: SlackChannelProps): SlackChannel {
  const { logger, credentials } = props;
  const slack = createSlackApp(props);
  const order = createInOrder((error) => logger.error(describeError(error), 'an answer was not delivered'));
  listen(slack, createDesk(props, order));
  if (credentials.mode === 'oauth')
    listenToUninstalls(slack.app, { installations: credentials.installations, logger });
  return {
    routes: slack.receiver === undefined ? [] : listRoutes(slack.receiver, credentials.mode, logger),
    start: () => slack.start(),
    close: async () => {
      await slack.stop();
      await atMost(order.whenIdle(), DRAIN_MS);
    },
  };
}

function createDesk(props: SlackChannelProps, order: SlackDesk['order']): SlackDesk {
  const { turn, overview, memory, say, logger } = props;
  const people = createPeople({ memory });
  const cards = createLastCards(memory, logger);
  const speaker = createSpeaker({ turn, overview, people, cards, memory, say, logger });
  return { speaker, overview, people, memory, say, logger, order };
}

function listen({ app }: SlackApp, desk: SlackDesk): void {
  listenToMessages(app, desk);
  listenToCommands(app, desk);
  listenToActions(app, desk);
  listenToForms(app, desk);
  listenToShortcuts(app, desk);
  listenToHome(app, desk);
  listenToAssistant(app, desk);
}

function listRoutes(
  receiver: HTTPReceiver,
  mode: SlackCredentials['mode'],
  logger: ChannelLogger,
): readonly SlackRoute[] {
  const handle = (request: SlackRequest, response: ServerResponse) =>
    receive(receiver, { request, response, logger });
  const events: SlackRoute = { method: 'POST', path: '/slack/events', handle };
  if (mode !== 'oauth') return [events];
  return [
    events,
    { method: 'GET', path: '/slack/install', handle },
    { method: 'GET', path: '/slack/oauth_redirect', handle },
  ];
}

type Call = {
  readonly request: SlackRequest;
  readonly response: ServerResponse;
  readonly logger: ChannelLogger;
};

/** Hands a call to Bolt, and resolves only once it is answered: the server ends its own chain then. */
async function receive(receiver: HTTPReceiver, { request, response, logger }: Call): Promise<void> {
  if (request.method === 'POST' && !isReadable(request)) {
    logger.warn({ reason: 'malformed' }, 'a call to /slack/events was refused');
    response.writeHead(400);
    response.end();
    return;
  }
  await new Promise<void>((resolve) => {
    response.once('close', () => resolve());
    response.once('finish', () => resolve());
    receiver.requestListener(request, response);
  });
}

const FORM = 'application/x-www-form-urlencoded';

/**
 * Whether Bolt can take the body: an object in JSON, or a form. Anything else would break in it, after the
 * signature was checked. A charset behind the type is dropped: Bolt knows the bare one only.
 */
function isReadable(request: SlackRequest): boolean {
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  const body = request.rawBody?.toString('utf8') ?? '';
  if (type !== FORM) return isObject(body);
  request.headers['content-type'] = FORM;
  const payload = new URLSearchParams(body).get('payload');
  return payload === null || isObject(payload);
}

function isObject(json: string): boolean {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
