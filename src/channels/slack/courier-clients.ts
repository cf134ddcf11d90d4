import { webApi } from '@slack/bolt';
import { type ChannelLogger, toBoltLogger } from './logger';
import type { SlackCredentials } from './slack-app';

/** Who posts for the outbox, by workspace. */
export interface CourierClients {
  /**
   * @param team the workspace, or the organization that installed the app as a whole; with one token it does not count
   * @throws NotInstalledError where the app is not installed there
   */
  clientOf(team: string | undefined): Promise<webApi.WebClient | undefined>;
}

type Props = {
  readonly credentials: SlackCredentials;
  readonly apiUrl?: string;
  readonly logger: ChannelLogger;
};

/** The outbox tries again by itself, and other messages wait behind this one. */
const ONE_TRY = { retries: 0 };
const CALL_TIMEOUT_MS = 10_000;

export function createCourierClients({ credentials, apiUrl, logger }: Props): CourierClients {
  const byToken = new Map<string, webApi.WebClient>();
  const connect = (token: string): webApi.WebClient => {
    const client =
      byToken.get(token) ??
      new webApi.WebClient(token, {
        retryConfig: ONE_TRY,
        timeout: CALL_TIMEOUT_MS,
        rejectRateLimitedCalls: true,
        logger: toBoltLogger(logger),
        ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
      });
    byToken.set(token, client);
    return client;
  };
  return {
    clientOf: async (team) => {
      const token = await findToken(credentials, team);
      return token === undefined ? undefined : connect(token);
    },
  };
}

async function findToken(
  credentials: SlackCredentials,
  team: string | undefined,
): Promise<string | undefined> {
  if (credentials.mode !== 'oauth') return credentials.botToken;
  if (team === undefined) return undefined;
  const isEnterpriseInstall = team.startsWith('E');
  const installation = await credentials.installations.fetchInstallation({
    isEnterpriseInstall,
    enterpriseId: isEnterpriseInstall ? team : undefined,
    teamId: isEnterpriseInstall ? undefined : team,
  });
  return installation.bot?.token;
}
