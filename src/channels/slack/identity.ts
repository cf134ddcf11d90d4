import { type AuthorizeResult, webApi } from '@slack/bolt';
import { type ChannelLogger, describeError } from './logger';

/** Slack refuses the bot's token: nothing can work until it is replaced. */
export class SlackTokenError extends Error {
  override readonly name = 'SlackTokenError';
  readonly code = 'slack-token-refused';
  /** @param reason Slack's own word, such as `invalid_auth` */
  constructor(readonly reason: string) {
    super(
      `cannot start:\n  SLACK_BOT_TOKEN is refused by Slack (${reason}): ` +
        'take the Bot User OAuth Token from "OAuth & Permissions" of the app, or install the app again',
    );
  }
}

/** Who the bot is in its workspace. */
export interface Identity {
  /** Asks Slack. @throws SlackTokenError where Slack says no; where it cannot be asked, only a warning is logged */
  check(): Promise<void>;
  /** What is known; asks again, now and then, where Slack could not be asked. Never rejects. */
  know(): Promise<AuthorizeResult>;
}

type Props = {
  readonly token: string;
  readonly clientOptions: webApi.WebClientOptions;
  readonly logger: ChannelLogger;
  readonly now?: () => number;
};

const REFUSALS: readonly unknown[] = [
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
];
/** The start does not wait long for Slack: events name the bot, too. */
const ONE_TRY = { retries: 0 };
const TIMEOUT_MS = 3_000;
const ASK_AGAIN_AFTER_MS = 60_000;

export function createIdentity({ token, clientOptions, logger, now = Date.now }: Props): Identity {
  const client = new webApi.WebClient(token, {
    ...clientOptions,
    retryConfig: ONE_TRY,
    timeout: TIMEOUT_MS,
    rejectRateLimitedCalls: true,
  });
  let known: AuthorizeResult = { botToken: token };
  let askAgainAt = 0;
  const ask = async (): Promise<void> => {
    askAgainAt = now() + ASK_AGAIN_AFTER_MS;
    known = toResult(token, await client.auth.test());
  };
  return {
    check: async () => {
      try {
        await ask();
      } catch (error) {
        const reason = reasonOf(error);
        if (REFUSALS.includes(reason)) throw new SlackTokenError(String(reason));
        logger.warn(describeError(error), 'Slack could not be asked who the bot is');
      }
    },
    know: async () => {
      // Not waited for: the call is acknowledged only after this, and it names the bot itself.
      if (known.botUserId === undefined && now() >= askAgainAt) ask().catch(() => undefined);
      return { ...known };
    },
  };
}

function toResult(token: string, { bot_id, user_id, team_id, enterprise_id }: webApi.AuthTestResponse) {
  return {
    botToken: token,
    ...(bot_id !== undefined && { botId: bot_id }),
    ...(user_id !== undefined && { botUserId: user_id }),
    ...(team_id !== undefined && { teamId: team_id }),
    ...(enterprise_id !== undefined && { enterpriseId: enterprise_id }),
  };
}

function reasonOf(error: unknown): unknown {
  return (error as { readonly data?: { readonly error?: unknown } } | undefined)?.data?.error;
}
