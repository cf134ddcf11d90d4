import { parseVaultKeys, VaultKeyError } from './vault-keys';

/** One workspace by token, over HTTP or Socket Mode, or many by OAuth over HTTP. */
export type SlackAccess =
  | { readonly mode: 'http'; readonly signingSecret: string; readonly botToken: string }
  | { readonly mode: 'socket'; readonly appToken: string; readonly botToken: string }
  | {
      readonly mode: 'oauth';
      readonly signingSecret: string;
      readonly clientId: string;
      readonly clientSecret: string;
      /** 32 bytes each: the first encrypts tokens, every one decrypts. */
      readonly tokenKeys: readonly Buffer[];
    };

/** Variables that are set, none of them empty. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Access where it is complete, else what is wrong. */
export type ReadAccess = { readonly access?: SlackAccess; readonly problems: readonly string[] };

/** What only OAuth needs, and so asks for it. */
export const OF_OAUTH = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_TOKEN_KEY'] as const;

const WHERE_FOUND = {
  SLACK_SIGNING_SECRET: '("Basic Information" of the app, "Signing Secret")',
  SLACK_BOT_TOKEN: '("OAuth & Permissions" of the app, "Bot User OAuth Token")',
  SLACK_CLIENT_ID: '("Basic Information" of the app, "Client ID")',
  SLACK_CLIENT_SECRET: '("Basic Information" of the app, "Client Secret")',
  SLACK_TOKEN_KEY: '(tokens are only kept encrypted; make a key with: openssl rand -base64 32)',
} as const;

/** One workspace, which calls this service. */
export function readHttp(environment: Environment): ReadAccess {
  const { SLACK_SIGNING_SECRET: signingSecret, SLACK_BOT_TOKEN: botToken } = environment;
  if (signingSecret !== undefined && botToken !== undefined)
    return { access: { mode: 'http', signingSecret, botToken }, problems: [] };
  if (signingSecret !== undefined) {
    const instead = `for many workspaces set ${OF_OAUTH.join(', ')} instead`;
    return { problems: [`${sayMissing('SLACK_BOT_TOKEN', 'Slack over HTTP')}; ${instead}`] };
  }
  if (botToken !== undefined) {
    const instead = 'for Socket Mode set SLACK_APP_TOKEN instead';
    return { problems: [`${sayMissing('SLACK_SIGNING_SECRET', 'Slack over HTTP')}; ${instead}`] };
  }
  return {
    problems: [
      'SLACK_API_URL is set and nothing else of Slack: set SLACK_SIGNING_SECRET and SLACK_BOT_TOKEN, or unset it',
    ],
  };
}

/** One workspace, which this service calls. */
export function readSocket({
  SLACK_APP_TOKEN: appToken,
  SLACK_BOT_TOKEN: botToken,
}: Environment): ReadAccess {
  return appToken === undefined || botToken === undefined
    ? { problems: [sayMissing('SLACK_BOT_TOKEN', 'Socket Mode')] }
    : { access: { mode: 'socket', appToken, botToken }, problems: [] };
}

/** Many workspaces, each of which installs the app. */
export function readOAuth(environment: Environment): ReadAccess {
  const {
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_CLIENT_ID: clientId,
    SLACK_CLIENT_SECRET: clientSecret,
  } = environment;
  const { tokenKeys, problems: unreadable } = readTokenKeys(environment);
  const mixed = checkMixture(environment);
  const isComplete = signingSecret !== undefined && clientId !== undefined && clientSecret !== undefined;
  if (isComplete && tokenKeys !== undefined && mixed.length === 0)
    return { access: { mode: 'oauth', signingSecret, clientId, clientSecret, tokenKeys }, problems: [] };
  // What OAuth lacks is of no interest to whoever has to choose first.
  return { problems: [...(mixed.length > 0 ? mixed : findMissing(environment)), ...unreadable] };
}

function checkMixture(environment: Environment): readonly string[] {
  const set = OF_OAUTH.filter((name) => environment[name] !== undefined).join(' and ');
  const bot = `SLACK_BOT_TOKEN is set beside ${set}: one workspace by token, or many by OAuth; unset one side`;
  const app = `SLACK_APP_TOKEN is set beside ${set}: Socket Mode is for one workspace, OAuth for many; unset one side`;
  return [
    ...(environment.SLACK_BOT_TOKEN === undefined ? [] : [bot]),
    ...(environment.SLACK_APP_TOKEN === undefined ? [] : [app]),
  ];
}

function findMissing(environment: Environment): readonly string[] {
  return (['SLACK_SIGNING_SECRET', ...OF_OAUTH] as const)
    .filter((name) => environment[name] === undefined)
    .map((name) => sayMissing(name, 'OAuth'));
}

function sayMissing(name: keyof typeof WHERE_FOUND, needing: string): string {
  return `${name} is missing: ${needing} needs it ${WHERE_FOUND[name]}`;
}

type ReadKeys = { readonly tokenKeys?: readonly Buffer[]; readonly problems: readonly string[] };

function readTokenKeys({ SLACK_TOKEN_KEY: text }: Environment): ReadKeys {
  if (text === undefined) return { problems: [] };
  try {
    return { tokenKeys: parseVaultKeys(text), problems: [] };
  } catch (error) {
    if (error instanceof VaultKeyError) return { problems: [`SLACK_TOKEN_KEY: ${error.message}`] };
    throw error;
  }
}
