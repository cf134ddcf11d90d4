import type { ServerResponse } from 'node:http';
import type { HTTPReceiver } from '@slack/bolt';
import type { Locale } from '../../answer/locale';
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
import { receive, type SlackRequest } from './receive';
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
  /** The sentence for a turn that failed; `id` is what the operator finds in the log. */
  readonly failure: (locale: Locale, id: string) => string;
  readonly logger: ChannelLogger;
};

/** Slack may be out of reach: what could not be said by then is given up. */
const DRAIN_MS = 10_000;

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
  const { turn, overview, memory, say, failure, logger } = props;
  const people = createPeople({ memory });
  const cards = createLastCards(memory, logger);
  const speaker = createSpeaker({ turn, overview, people, cards, memory, say, failure, logger });
  return { speaker, overview, people, memory, say, logger, order, isNew: createMemoryOfMessages() };
}

/** So many messages are remembered at a time; redeliveries come within minutes. */
const MOST_MESSAGES = 5_000;

function createMemoryOfMessages(): SlackDesk['isNew'] {
  const seen = new Set<string>();
  return ({ channel, ts }) => {
    const key = `${channel}:${ts}`;
    if (seen.has(key)) return false;
    seen.add(key);
    const oldest = seen.values().next();
    if (seen.size > MOST_MESSAGES && oldest.done !== true) seen.delete(oldest.value);
    return true;
  };
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
