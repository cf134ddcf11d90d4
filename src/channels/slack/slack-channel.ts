import type { ServerResponse } from 'node:http';
import type { HTTPReceiver } from '@slack/bolt';
import type { Locale } from '../../answer/locale';
import type { Courier, Memory, Overview, StaffDesk, TurnTaker } from '../channel';
import { atMost } from './at-most';
import { createCourier } from './courier';
import { createCourierClients } from './courier-clients';
import { createDirectLine } from './direct-line';
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
import { listenToStaffForms } from './on-staff-form';
import { listenToUninstalls } from './on-uninstall';
import { createPeople } from './people';
import { receive, type SlackRequest } from './receive';
import { createSeenMessages } from './seen-messages';
import { createSlackApp, type SlackApp, type SlackCredentials } from './slack-app';
import type { SlackDesk } from './slack-desk';
import type { SaySlack } from './slack-words';
import { createSpeaker } from './speaker';
import { parseDeskChannel, type StaffRoom } from './staff-room';
import { holdAcknowledgements } from './until-kept';

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
  /** Undefined: nobody of the staff can be reached. */
  readonly staff?: StaffDesk;
  /** Where the staff work in Slack: `C123`, or `T123/C123` over OAuth. Undefined: they work elsewhere. */
  readonly deskChannel?: string;
};

/** Slack may be out of reach: what could not be said by then is given up. */
const DRAIN_MS = 10_000;

export type SlackRoute = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  handle(request: SlackRequest, response: ServerResponse): Promise<void>;
};

export type SlackChannel = {
  /** Delivers what was kept to be sent: to people, and to the staff's channel. */
  readonly courier: Courier;
  readonly routes: readonly SlackRoute[];
  /** @throws SlackTokenError where Slack refuses the token */
  start(): Promise<void>;
  /** Takes nothing more, and resolves once what was taken is answered. */
  close(): Promise<void>;
};

/**
 * Slack: the events, commands, forms and buttons of a workspace, or of many.
 * @throws Error where the staff's channel is none
 */
export function createSlackChannel(props: SlackChannelProps): SlackChannel {
  const { logger, credentials } = props;
  const slack = createSlackApp(props);
  const order = createInOrder((error) => logger.error(describeError(error), 'an answer was not delivered'));
  const desk = createDesk(props, order);
  holdAcknowledgements(slack.app);
  listen(slack, desk);
  if (credentials.mode === 'oauth')
    listenToUninstalls(slack.app, { installations: credentials.installations, logger });
  const clients = createCourierClients(props);
  return {
    courier: createCourier({ ...desk, clients }),
    routes: slack.receiver === undefined ? [] : listRoutes(slack.receiver, credentials.mode, logger),
    start: () => slack.start(),
    close: async () => {
      await slack.stop();
      await atMost(order.whenIdle(), DRAIN_MS);
    },
  };
}

function createDesk(props: SlackChannelProps, order: SlackDesk['order']): SlackDesk {
  const { turn, overview, memory, say, failure, logger, staff } = props;
  const people = createPeople({ memory });
  const direct = createDirectLine(memory);
  const cards = createLastCards(memory, logger);
  const speaker = createSpeaker({ turn, overview, people, cards, direct, memory, say, failure, logger });
  const isNew = createSeenMessages();
  const room = toRoom(props);
  const hasStaff = staff !== undefined;
  return {
    speaker,
    overview,
    turn,
    people,
    direct,
    room,
    hasStaff,
    memory,
    say,
    failure,
    logger,
    order,
    isNew,
  };
}

function toRoom({ staff, deskChannel }: SlackChannelProps): StaffRoom | undefined {
  if (staff === undefined || deskChannel === undefined) return undefined;
  return { staff, ...parseDeskChannel(deskChannel) };
}

function listen({ app }: SlackApp, desk: SlackDesk): void {
  listenToMessages(app, desk);
  listenToCommands(app, desk);
  listenToActions(app, desk);
  listenToForms(app, desk);
  listenToStaffForms(app, desk);
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
