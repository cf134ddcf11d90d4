import { hkdfSync } from 'node:crypto';
import type { Memory, StaffDesk, TurnTaker } from '../channels/channel';
import { createInstallationStore } from '../channels/slack/installations';
import type { ChannelLogger } from '../channels/slack/logger';
import type { SlackCredentials } from '../channels/slack/slack-app';
import { createSlackChannel, type SlackChannel } from '../channels/slack/slack-channel';
import type { SlackConfig } from '../config';
import { createVault } from '../store/vault';
import type { Parts } from './conversation-parts';

type Props = {
  readonly config: SlackConfig;
  readonly parts: Pick<Parts, 'overview' | 'book' | 'failure'>;
  readonly turn: TurnTaker;
  readonly memory: Memory;
  readonly logger: ChannelLogger;
  /** Undefined: nobody of the staff can be reached. */
  readonly staff?: StaffDesk;
  /** Where the staff work in Slack; undefined: elsewhere. */
  readonly deskChannel?: string;
};

/** Builds the Slack channel from what is configured. */
export function createSlackParts(props: Props): SlackChannel {
  const { config, parts, turn, memory, logger, staff, deskChannel } = props;
  const { overview, book, failure } = parts;
  return createSlackChannel({
    credentials: toCredentials(config, memory),
    ...(config.apiUrl !== undefined && { apiUrl: config.apiUrl }),
    turn,
    overview,
    memory,
    failure,
    say: (locale, word, values) => book.say(locale, `slack.${word}`, values),
    logger,
    ...(staff !== undefined && { staff }),
    ...(deskChannel !== undefined && { deskChannel }),
  });
}

function toCredentials(config: SlackConfig, memory: Memory): SlackCredentials {
  if (config.mode !== 'oauth') return config;
  const { mode, signingSecret, clientId, clientSecret, tokenKeys } = config;
  const vault = createVault({ memory, keys: tokenKeys });
  const stateSecret = deriveStateSecret(tokenKeys);
  const installations = createInstallationStore(vault);
  return { mode, signingSecret, clientId, clientSecret, stateSecret, installations };
}

/** The state needs a secret of its own; one more variable to set would only be one more to forget. */
function deriveStateSecret([key]: readonly Buffer[]): string {
  const secret = hkdfSync('sha256', key ?? Buffer.alloc(0), '', 'port25 slack oauth state', 32);
  return Buffer.from(secret).toString('base64url');
}
