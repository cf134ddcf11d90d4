import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { checkDatabaseUrl, type DatabaseConfig } from './config/database-config';
import { type DeskConfig, readDesk } from './config/desk-config';
import { isOnLoopback } from './config/loopback';
import { type OperatorConfig, readOperator } from './config/operator-config';
import { readSlack, type SlackConfig, type SlackSettings } from './config/slack-config';
import { readTeams, type TeamsConfig } from './config/teams-config';

export type { DatabaseConfig, DeskConfig, OperatorConfig, SlackConfig, TeamsConfig };

/** Everything that is set from outside, read once. */
export type Config = {
  readonly port: number;
  readonly host: string;
  readonly database: DatabaseConfig;
  readonly knowledgeDirectory: string;
  readonly logLevel: string;
  /** Absent: calls to /api/messages are not signed, and only loopback may make them. */
  readonly teams?: TeamsConfig;
  /** Absent: no Slack. */
  readonly slack?: SlackConfig;
  /** How staff take over, and where they work. */
  readonly desk: DeskConfig;
  /** Who runs it, as the pages about it say. */
  readonly operator: OperatorConfig;
};

/** The environment cannot be used; names every variable that is wrong and what to do, never a secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly code = 'config-unusable';
  constructor(readonly problems: readonly string[]) {
    super(`cannot start:\n${problems.map((each) => `  ${each}`).join('\n')}`);
  }
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const ENVIRONMENT = z.object({
  PORT: z.coerce
    .number('PORT is a number, such as 3978')
    .int('PORT is a whole number, such as 3978')
    .min(0, 'PORT is 0 (any free port) to 65535')
    .max(65535, 'PORT is 0 (any free port) to 65535')
    .default(3978),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: z.string().optional(),
  DATA_DIR: z.string().default('data'),
  KNOWLEDGE_DIR: z.string().optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, `LOG_LEVEL is one of ${LOG_LEVELS.join(', ')}`).default('info'),
  MicrosoftAppId: z.string().optional(),
});
type Environment = z.infer<typeof ENVIRONMENT>;
type SlackMode = SlackSettings['mode'];

/**
 * Reads the environment. Empty variables count as not set.
 * @throws {ConfigError} naming all that is wrong at once
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const { teams, problems: ofTeams } = readTeams(set);
  const { mode, slack, problems: ofSlack } = readSlack(set);
  const { desk, problems: ofDesk } = readDesk(set);
  const { value: operator, problems: ofOperator } = readOperator(set);
  const parsed = ENVIRONMENT.safeParse(set);
  const basic = parsed.success ? check(parsed.data, mode) : listIssues(parsed.error);
  const problems = [...basic, ...ofTeams, ...ofSlack, ...ofDesk, ...ofOperator];
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  const channels = { ...(teams !== undefined && { teams }), ...(slack !== undefined && { slack }) };
  return { ...toConfig(parsed.data), ...channels, desk, operator };
}

function listIssues({ issues }: z.ZodError): readonly string[] {
  return issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
}

function check(environment: Environment, slackMode: SlackMode): readonly string[] {
  return [...checkHost(environment, slackMode), ...checkPlaces(environment)];
}

/** Teams and Slack sign their calls; with Socket Mode Slack makes none. */
function checkHost({ HOST, MicrosoftAppId }: Environment, slackMode: SlackMode): readonly string[] {
  const isSlackCalling = slackMode === 'http' || slackMode === 'oauth';
  if (isOnLoopback(HOST) || MicrosoftAppId !== undefined || isSlackCalling) return [];
  return [
    `HOST ${HOST} can be reached from outside, and without MicrosoftAppId or Slack over HTTP nobody's calls ` +
      'are checked: set MicrosoftAppId and MicrosoftAppPassword, or SLACK_SIGNING_SECRET and SLACK_BOT_TOKEN ' +
      'without SLACK_APP_TOKEN, or leave HOST at 127.0.0.1 for Socket Mode and the local demo',
  ];
}

function checkPlaces({ DATABASE_URL, KNOWLEDGE_DIR }: Environment): readonly string[] {
  const database = DATABASE_URL === undefined ? [] : checkDatabaseUrl(DATABASE_URL);
  const isKnowledgeThere = KNOWLEDGE_DIR === undefined || existsSync(join(KNOWLEDGE_DIR, 'policy.yaml'));
  return isKnowledgeThere
    ? database
    : [...database, `KNOWLEDGE_DIR ${KNOWLEDGE_DIR} has no policy.yaml: give the knowledge directory`];
}

function toConfig(environment: Environment): Omit<Config, 'teams' | 'slack' | 'desk' | 'operator'> {
  return {
    port: environment.PORT,
    host: environment.HOST,
    database: toDatabase(environment),
    knowledgeDirectory: environment.KNOWLEDGE_DIR ?? join(packageRoot(), 'knowledge'),
    logLevel: environment.LOG_LEVEL,
  };
}

function toDatabase({ DATABASE_URL, DATA_DIR }: Environment): DatabaseConfig {
  return DATABASE_URL === undefined
    ? { kind: 'sqlite', directory: DATA_DIR }
    : { kind: 'postgres', url: DATABASE_URL };
}

/** The directory of the package this file was built into, so that a linked `port25` finds its knowledge. */
export function packageRoot(): string {
  let directory = __dirname;
  while (!existsSync(join(directory, 'package.json')) && dirname(directory) !== directory)
    directory = dirname(directory);
  return resolve(directory);
}
