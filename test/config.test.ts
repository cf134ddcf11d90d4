import { ConfigError, readConfig } from '../src/config';

const problems = (environment: Readonly<Record<string, string>>): readonly string[] => {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
};

const BOT = { MicrosoftAppId: 'app', MicrosoftAppPassword: 'hush' };

test('nothing set is a local demo', () => {
  const config = readConfig({});
  expect(config).toMatchObject({
    port: 3978,
    host: '127.0.0.1',
    database: { kind: 'sqlite', directory: 'data' },
    logLevel: 'info',
  });
  expect(config.teams).toBeUndefined();
  expect(config.knowledgeDirectory).toMatch(/knowledge$/);
});

test.each([
  'postgres://u:hush@db/x',
  'postgresql://u:p%40%2Fss@db.example:5433/x?sslmode=require',
  'postgres:///x?host=/var/run/postgresql',
  'postgres://[::1]/x',
])('a database on a server goes before the directory: %s', (url) => {
  const { database } = readConfig({ DATABASE_URL: url, DATA_DIR: '/nowhere' });
  expect(database).toEqual({ kind: 'postgres', url });
});

test('empty variables count as not set', () => {
  expect(readConfig({ PORT: '', MicrosoftAppId: '', HOST: '' })).toMatchObject({
    port: 3978,
    host: '127.0.0.1',
  });
});

test('with credentials any address may be listened on', () => {
  expect(readConfig({ ...BOT, HOST: '0.0.0.0', PORT: '80' })).toMatchObject({
    host: '0.0.0.0',
    port: 80,
    teams: { appId: 'app', password: 'hush', type: 'MultiTenant', tenantId: '' },
  });
});

const HTTP = { SLACK_SIGNING_SECRET: 'hush', SLACK_BOT_TOKEN: 'xoxb-hush' };
const SOCKET = { SLACK_APP_TOKEN: 'xapp-hush', SLACK_BOT_TOKEN: 'xoxb-hush' };
const KEY = Buffer.alloc(32, 1);
const OAUTH = {
  SLACK_SIGNING_SECRET: 'hush',
  SLACK_CLIENT_ID: '12.34',
  SLACK_CLIENT_SECRET: 'hush',
  SLACK_TOKEN_KEY: KEY.toString('base64'),
};
const http = { mode: 'http', signingSecret: 'hush', botToken: 'xoxb-hush' };
const oauth = { mode: 'oauth', signingSecret: 'hush', clientId: '12.34', clientSecret: 'hush' };

test.each<[string, Readonly<Record<string, string>>, unknown]>([
  ['nothing is off', {}, undefined],
  ['empty variables are off', { SLACK_BOT_TOKEN: '', SLACK_API_URL: '' }, undefined],
  ['a token and a signing secret: one workspace over HTTP', HTTP, http],
  [
    'a token that is renewed',
    { ...HTTP, SLACK_BOT_TOKEN: 'xoxe.xoxb-1' },
    { ...http, botToken: 'xoxe.xoxb-1' },
  ],
  ['an app token: Socket Mode', SOCKET, { mode: 'socket', appToken: 'xapp-hush', botToken: 'xoxb-hush' }],
  [
    'a signing secret beside Socket Mode is left alone',
    { ...SOCKET, SLACK_SIGNING_SECRET: 'hush' },
    { mode: 'socket', appToken: 'xapp-hush', botToken: 'xoxb-hush' },
  ],
  ['a client and a key: many workspaces by OAuth', OAUTH, { ...oauth, tokenKeys: [KEY] }],
  [
    'several keys, in either form',
    { ...OAUTH, SLACK_TOKEN_KEY: `${'02'.repeat(32)}, ${KEY.toString('base64url')}` },
    { ...oauth, tokenKeys: [Buffer.alloc(32, 2), KEY] },
  ],
  [
    'tokens of any kind where something stands in for Slack',
    { SLACK_BOT_TOKEN: 'bot', SLACK_APP_TOKEN: 'app', SLACK_API_URL: 'http://127.0.0.1:9/slack/api' },
    { mode: 'socket', appToken: 'app', botToken: 'bot', apiUrl: 'http://127.0.0.1:9/slack/api/' },
  ],
  [
    'an address with its slash stays as it is',
    { ...HTTP, SLACK_API_URL: 'https://slack-gov.com/api/' },
    { ...http, apiUrl: 'https://slack-gov.com/api/' },
  ],
])('Slack: %s', (_title, environment, slack) => {
  expect(readConfig(environment).slack).toEqual(slack);
});

const WITHOUT_BOT_TOKEN = { SLACK_SIGNING_SECRET: 'hush' };
const ONE_OR_MANY = 'one workspace by token, or many by OAuth; unset one side';

test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
  [
    'only a signing secret',
    WITHOUT_BOT_TOKEN,
    ['SLACK_BOT_TOKEN is missing: Slack over HTTP needs it ("OAuth & Permissions" of the app'],
  ],
  [
    'only a bot token',
    { SLACK_BOT_TOKEN: 'xoxb-hush' },
    ['SLACK_SIGNING_SECRET is missing: Slack over HTTP needs it ("Basic Information" of the app'],
  ],
  [
    'only an app token',
    { SLACK_APP_TOKEN: 'xapp-hush' },
    ['SLACK_BOT_TOKEN is missing: Socket Mode needs it'],
  ],
  [
    'only an address',
    { SLACK_API_URL: 'http://127.0.0.1/api/' },
    ['SLACK_API_URL is set and nothing else of Slack: set SLACK_SIGNING_SECRET and SLACK_BOT_TOKEN'],
  ],
  [
    'only a client id',
    { SLACK_CLIENT_ID: '12.34' },
    [
      'SLACK_SIGNING_SECRET is missing: OAuth needs it',
      'SLACK_CLIENT_SECRET is missing: OAuth needs it',
      'SLACK_TOKEN_KEY is missing: OAuth needs it',
    ],
  ],
  [
    'OAuth without a key',
    { ...OAUTH, SLACK_TOKEN_KEY: '' },
    ['tokens are only kept encrypted; make a key with: openssl rand -base64 32'],
  ],
  [
    'a key that is too short',
    { ...OAUTH, SLACK_TOKEN_KEY: 'aHVzaA==' },
    ['SLACK_TOKEN_KEY: key 1 of 1 is not 32 bytes in base64 or 64 hexadecimal digits'],
  ],
  [
    'a comma with nothing behind it',
    { ...OAUTH, SLACK_TOKEN_KEY: `${OAUTH.SLACK_TOKEN_KEY},` },
    ['SLACK_TOKEN_KEY: key 2 of 2 is not 32 bytes'],
  ],
  [
    'a token and OAuth',
    { ...OAUTH, ...HTTP },
    [
      `SLACK_BOT_TOKEN is set beside SLACK_CLIENT_ID and SLACK_CLIENT_SECRET and SLACK_TOKEN_KEY: ${ONE_OR_MANY}`,
    ],
  ],
  [
    'a token and half of OAuth is a choice to make first',
    { ...HTTP, SLACK_CLIENT_ID: '12.34' },
    [`SLACK_BOT_TOKEN is set beside SLACK_CLIENT_ID: ${ONE_OR_MANY}`],
  ],
  [
    'OAuth and Socket Mode',
    { ...OAUTH, SLACK_APP_TOKEN: 'xapp-hush' },
    ['Socket Mode is for one workspace, OAuth for many; unset one side'],
  ],
  [
    'a token of a user',
    { ...HTTP, SLACK_BOT_TOKEN: 'xoxp-hush' },
    ['SLACK_BOT_TOKEN begins with xoxp-: that is a user token; take the Bot User OAuth Token'],
  ],
  [
    'tokens that were mixed up',
    { SLACK_APP_TOKEN: 'xoxb-hush', SLACK_BOT_TOKEN: 'xapp-hush' },
    [
      'SLACK_BOT_TOKEN begins with xapp-: that is an app-level token; ',
      'SLACK_APP_TOKEN begins with xoxb-: that is a bot token; make an app-level token',
    ],
  ],
  [
    'a token of no kind Slack has',
    { ...HTTP, SLACK_BOT_TOKEN: 'hush' },
    ["SLACK_BOT_TOKEN is none of Slack's tokens: take the Bot User OAuth Token"],
  ],
  [
    'an address that is none',
    { ...HTTP, SLACK_API_URL: 'slack.hush:443/api' },
    ['SLACK_API_URL is no http or https URL: give one such as https://slack.com/api/'],
  ],
  [
    'an address of another kind',
    { ...HTTP, SLACK_API_URL: 'ftp://u:hush@slack.com/api/' },
    ['SLACK_API_URL is no http or https URL'],
  ],
  [
    'Slack beside what else is wrong',
    { ...WITHOUT_BOT_TOKEN, PORT: 'smtp' },
    ['PORT is a number', 'SLACK_BOT_TOKEN is missing'],
  ],
])('Slack: %s is refused', (_title, environment, words) => {
  const told = problems(environment);
  expect(told).toEqual(words.map((each) => expect.stringContaining(each)));
  for (const secret of ['hush', 'aHVzaA', OAUTH.SLACK_TOKEN_KEY]) expect(told.join()).not.toContain(secret);
});

test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
  ['Slack over HTTP', HTTP, []],
  ['OAuth', OAUTH, []],
  ['Socket Mode', SOCKET, ['HOST 0.0.0.0 can be reached from outside']],
  ['Socket Mode beside Teams', { ...SOCKET, ...BOT }, []],
  ['Slack over HTTP, half of it', WITHOUT_BOT_TOKEN, ['SLACK_BOT_TOKEN is missing']],
])('an open address and %s', (_title, environment, words) => {
  expect(problems({ ...environment, HOST: '0.0.0.0' })).toEqual(
    words.map((each) => expect.stringContaining(each)),
  );
});

test.each<[string, Readonly<Record<string, string>>, RegExp]>([
  [
    'an open address without credentials',
    { HOST: '0.0.0.0' },
    /HOST 0\.0\.0\.0 .* leave HOST at 127\.0\.0\.1/,
  ],
  ['a name that is not loopback', { HOST: 'desk.example' }, /HOST desk\.example/],
  ['a port in words', { PORT: 'smtp' }, /PORT is a number/],
  ['a port too high', { PORT: '65536' }, /PORT is 0/],
  [
    'a database of another kind',
    { DATABASE_URL: 'mysql://u:hush@db/x' },
    /DATABASE_URL begins with neither postgres:\/\/ nor postgresql:\/\/: give .* or unset it/,
  ],
  ['a database by its name alone', { DATABASE_URL: 'hush' }, /DATABASE_URL begins with neither/],
  ['half of an address', { DATABASE_URL: 'postgres:u:hush@db/x' }, /DATABASE_URL begins with neither/],
  ...[
    'postgres://u:pa#hush@db/x',
    'postgres://u:12#hush@db/x',
    'postgres://u:12/hush@db/x',
    'postgres://u:12?hush@db/x',
    'postgres://u:hu%sh-hush@db/x',
    'postgres://u:hush@db:port/x',
  ].map((url): [string, Readonly<Record<string, string>>, RegExp] => [
    `an address that cannot be read (${url})`,
    { DATABASE_URL: url },
    /DATABASE_URL cannot be read as .*%40 for @/,
  ]),
  [
    'a directory without knowledge',
    { KNOWLEDGE_DIR: '/nowhere' },
    /KNOWLEDGE_DIR \/nowhere has no policy\.yaml/,
  ],
])('%s is named, and what to do', (_title, environment, words) => {
  const told = problems(environment).join('\n');
  expect(told).toMatch(words);
  expect(told).not.toContain('hush');
});

test('all that is wrong is told at once', () => {
  expect(problems({ HOST: '0.0.0.0', DATABASE_URL: 'x', MicrosoftAppPassword: 'hush' })).toHaveLength(3);
});
