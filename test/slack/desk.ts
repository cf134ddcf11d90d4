import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Service, startService } from '../../src/app';
import { readConfig } from '../../src/config';
import { createSlackClient, type SlackClient } from './client';
import { type SlackSimulator, startSlackSimulator } from './simulator';

export const SECRET = 'the signing secret';

/** The whole service, as `npm start` starts it, beside a Slack that is played. */
export type SlackDesk = {
  readonly slack: SlackSimulator;
  readonly people: SlackClient;
  readonly service: Service;
  readonly directory: string;
  close(): Promise<void>;
};

type Settings = Readonly<Record<string, string>>;

const byToken = (slack: SlackSimulator): Settings => ({
  SLACK_SIGNING_SECRET: SECRET,
  SLACK_BOT_TOKEN: slack.botToken,
});

/** @param settings more of the environment, such as what OAuth needs instead of the token */
export async function startSlackDesk(
  settings: (slack: SlackSimulator) => Settings = byToken,
): Promise<SlackDesk> {
  const slack = await startSlackSimulator();
  const directory = mkdtempSync(join(tmpdir(), 'port25-slack-'));
  const service = await startService(
    readConfig({
      PORT: '0',
      DATA_DIR: directory,
      LOG_LEVEL: 'silent',
      SLACK_API_URL: slack.apiUrl,
      ...settings(slack),
    }),
  );
  const people = createSlackClient({ simulator: slack, target: service.address, signingSecret: SECRET });
  const close = async (): Promise<void> => {
    await service.close();
    await slack.close();
  };
  return { slack, people, service, directory, close };
}

/** Long enough for anything the bot might still say to have been said. */
export function calm(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 400));
}
