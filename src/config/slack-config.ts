import {
  type Environment,
  OF_OAUTH,
  type ReadAccess,
  readHttp,
  readOAuth,
  readSocket,
  type SlackAccess,
} from './slack-access';
import { checkTokenKind } from './slack-tokens';

/** How the bot reaches Slack. */
export type SlackConfig = {
  /** Where the methods of Slack are, with a slash at the end. Absent: Slack's own. */
  readonly apiUrl?: string;
} & SlackAccess;
type Mode = SlackConfig['mode'];

/** What is set for Slack. */
export type SlackSettings = {
  /** What is meant, be it complete or not. Absent: Slack is off. */
  readonly mode?: Mode;
  /** Absent where Slack is off, or there are problems. */
  readonly slack?: SlackConfig;
  readonly problems: readonly string[];
};

const OF_ANY = [
  'SLACK_SIGNING_SECRET',
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_API_URL',
  ...OF_OAUTH,
] as const;

const READ_ACCESS: Readonly<Record<Mode, (environment: Environment) => ReadAccess>> = {
  http: readHttp,
  socket: readSocket,
  oauth: readOAuth,
};

/**
 * Reads what is set for Slack. Names every problem there is, and never a secret; does not throw.
 * @param environment without the variables that are empty
 */
export function readSlack(environment: Environment): SlackSettings {
  const mode = findMode(environment);
  if (mode === undefined) return { problems: [] };
  const { access, problems: incomplete } = READ_ACCESS[mode](environment);
  const url = environment.SLACK_API_URL;
  const problems = [...incomplete, ...(url === undefined ? checkTokens(environment) : checkUrl(url))];
  if (access === undefined || problems.length > 0) return { mode, problems };
  return { mode, problems, slack: url === undefined ? access : { ...access, apiUrl: withSlash(url) } };
}

function findMode(environment: Environment): Mode | undefined {
  const isAnySet = (names: readonly string[]): boolean =>
    names.some((name) => environment[name] !== undefined);
  if (isAnySet(OF_OAUTH)) return 'oauth';
  if (isAnySet(['SLACK_APP_TOKEN'])) return 'socket';
  return isAnySet(OF_ANY) ? 'http' : undefined;
}

/** Only Slack's own tokens are told by their beginning: what stands in for Slack may have any. */
function checkTokens(environment: Environment): readonly string[] {
  return (['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'] as const).flatMap((name) => {
    const token = environment[name];
    return token === undefined ? [] : checkTokenKind(name, token);
  });
}

/** The value is not repeated: a URL may hold a password. */
function checkUrl(text: string): readonly string[] {
  if (URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol)) return [];
  return [
    'SLACK_API_URL is no http or https URL: give one such as https://slack.com/api/, or unset it for Slack itself',
  ];
}

/** Its neighbours are found relative to it. */
function withSlash(url: string): string {
  return url.endsWith('/') ? url : `${url}/`;
}
