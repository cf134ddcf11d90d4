import { App, type Authorize, HTTPReceiver, type InstallationStore, SocketModeReceiver } from '@slack/bolt';
import { createIdentity } from './identity';
import { type ChannelLogger, describeError, toBoltLogger } from './logger';

/** One workspace by token (over HTTP or Socket Mode), or many by OAuth. */
export type SlackCredentials =
  | { readonly mode: 'http'; readonly signingSecret: string; readonly botToken: string }
  | { readonly mode: 'socket'; readonly appToken: string; readonly botToken: string }
  | {
      readonly mode: 'oauth';
      readonly signingSecret: string;
      readonly clientId: string;
      readonly clientSecret: string;
      /** Signs the state that goes through the browser. */
      readonly stateSecret: string;
      readonly installations: InstallationStore;
    };

export type SlackAppProps = {
  readonly credentials: SlackCredentials;
  /** Slack's own, or what stands in for it. */
  readonly apiUrl?: string;
  readonly logger: ChannelLogger;
};

export type SlackApp = {
  readonly app: App;
  /** Takes requests; absent with Socket Mode, which makes none. */
  readonly receiver?: HTTPReceiver;
  /** @throws SlackTokenError where Slack refuses the token */
  start(): Promise<void>;
  stop(): Promise<void>;
};

/** What the bot asks for when it is installed; the manifest holds the same, with a reason for each. */
export const SCOPES = [
  'app_mentions:read',
  'assistant:write',
  'channels:history',
  'chat:write',
  'commands',
  'groups:history',
  'im:history',
  'im:write',
  'mpim:history',
  'users:read',
] as const;

/** A call Slack does not answer is given up and tried again: 1 s, 4 s, 15 s, 1 min, 4 min. */
const RETRIES = { retries: 5, factor: 3.86 };
/** A post that is only slow must not be made twice. */
const CALL_TIMEOUT_MS = 30_000;

export function createSlackApp(props: SlackAppProps): SlackApp {
  const { credentials, apiUrl, logger } = props;
  const boltLogger = toBoltLogger(logger);
  const clientOptions = {
    retryConfig: RETRIES,
    timeout: CALL_TIMEOUT_MS,
    logger: boltLogger,
    ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
  };
  const common = { logger: boltLogger, clientOptions, convoStore: false as const };
  if (credentials.mode === 'oauth') {
    const receiver = createInstallingReceiver(credentials, props);
    const app = new App({ ...common, receiver });
    listenToErrors(app, logger);
    return { app, receiver, start: async () => undefined, stop: async () => undefined };
  }
  const identity = createIdentity({ token: credentials.botToken, clientOptions, logger });
  const authorize: Authorize<boolean> = async () => identity.know();
  if (credentials.mode === 'http') {
    const receiver = new HTTPReceiver({ ...toHttpOptions(credentials.signingSecret, boltLogger) });
    const app = new App({ ...common, receiver, authorize });
    listenToErrors(app, logger);
    return { app, receiver, start: () => identity.check(), stop: async () => undefined };
  }
  const receiver = new SocketModeReceiver({
    appToken: credentials.appToken,
    logger: boltLogger,
    installerOptions: { clientOptions },
  });
  const app = new App({ ...common, receiver, socketMode: true, authorize });
  listenToErrors(app, logger);
  return {
    app,
    start: async () => {
      await identity.check();
      await app.start();
    },
    stop: async () => {
      await app.stop();
    },
  };
}

type Installing = Extract<SlackCredentials, { mode: 'oauth' }>;

function createInstallingReceiver(credentials: Installing, { apiUrl, logger }: SlackAppProps): HTTPReceiver {
  const { signingSecret, clientId, clientSecret, stateSecret, installations } = credentials;
  return new HTTPReceiver({
    ...toHttpOptions(signingSecret, toBoltLogger(logger)),
    clientId,
    clientSecret,
    stateSecret,
    installationStore: installations,
    scopes: [...SCOPES],
    installerOptions: {
      installPath: '/slack/install',
      redirectUriPath: '/slack/oauth_redirect',
      ...(apiUrl !== undefined && {
        authorizationUrl: new URL('../oauth/v2/authorize', apiUrl).href,
        clientOptions: { slackApiUrl: apiUrl },
      }),
    },
  });
}

/** The signature tells a request sent again from a new one. */
function toHttpOptions(signingSecret: string, logger: ReturnType<typeof toBoltLogger>) {
  return {
    signingSecret,
    logger,
    endpoints: ['/slack/events'],
    customPropertiesExtractor: (request: { headers: Readonly<Record<string, unknown>> }) => ({
      signature: request.headers['x-slack-signature'],
    }),
  };
}

/** What a listener could not do is logged by kind; the person was answered as far as it went. */
function listenToErrors(app: App, logger: ChannelLogger): void {
  app.error(async (error) => {
    logger.error(describeError(error.original ?? error), 'something from Slack could not be handled');
  });
}
