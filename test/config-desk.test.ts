import { LOCALES } from '../src/answer/locale';
import { ConfigError, type DeskConfig, readConfig } from '../src/config';
import { DESK_LOCALES } from '../src/config/desk-config';
import { DEFAULT_TARGETS } from '../src/desk/desk-rules';

type Environment = Readonly<Record<string, string>>;

function problems(environment: Environment): readonly string[] {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

const desk = (environment: Environment): DeskConfig => readConfig(environment).desk;

test('nothing set is a desk on this machine that is always open', () => {
  expect(desk({})).toEqual({
    locale: 'en',
    undoSeconds: 6,
    rules: {
      hours: '24/7',
      timeZone: 'UTC',
      holidays: [],
      targets: DEFAULT_TARGETS,
      sides: [],
      hasHub: false,
    },
  });
});

test('empty variables count as not set', () => {
  const names = ['DESK_TOKEN', 'DESK_HOURS', 'DESK_WEBHOOK_URL', 'DESK_SLACK_CHANNEL', 'DESK_LOCALE'];
  expect(desk(Object.fromEntries(names.map((name) => [name, ''])))).toEqual(desk({}));
});

test('every language of the bot is one of the staff', () => {
  expect(DESK_LOCALES).toEqual(LOCALES);
});

const TOKEN = 'a-token-of-16-or-more';
const SECRET = 'a-secret-of-16-or-more';
const SLACK = { SLACK_SIGNING_SECRET: 'hush', SLACK_BOT_TOKEN: 'xoxb-hush' };
const OAUTH = {
  SLACK_SIGNING_SECRET: 'hush',
  SLACK_CLIENT_ID: '12.34',
  SLACK_CLIENT_SECRET: 'hush',
  SLACK_TOKEN_KEY: Buffer.alloc(32, 1).toString('base64'),
};
const HOOK = { DESK_WEBHOOK_URL: 'https://help.example/port25?key=hush', DESK_WEBHOOK_SECRET: SECRET };
const CHANNEL = '19:0a1b_-c@thread.tacv2';
const BOT = { MicrosoftAppId: 'app', MicrosoftAppPassword: 'hush' };

test.each<[string, Environment, object]>([
  ['a token', { DESK_TOKEN: TOKEN }, { token: TOKEN }],
  ['a short token that only this machine can guess', { DESK_TOKEN: 'hush' }, { token: 'hush' }],
  [
    'a header of a proxy here',
    { DESK_USER_HEADER: 'X-Forwarded-User' },
    { header: { name: 'X-Forwarded-User', proxies: ['127.0.0.0/8', '::1/128'] } },
  ],
  [
    'a header of proxies elsewhere',
    { DESK_USER_HEADER: 'X_User', DESK_PROXIES: '10.0.0.0/8, 192.0.2.7 ,2001:db8::/32' },
    { header: { name: 'X_User', proxies: ['10.0.0.0/8', '192.0.2.7', '2001:db8::/32'] } },
  ],
  [
    'a channel in Teams',
    { DESK_TEAMS_CHANNEL: CHANNEL },
    { teamsChannel: CHANNEL, rules: { sides: ['teams'] } },
  ],
  ['the channel of the Agents Playground', { DESK_TEAMS_CHANNEL: 'team-id' }, { teamsChannel: 'team-id' }],
  [
    'an older channel in Teams',
    { DESK_TEAMS_CHANNEL: '19:abc@thread.skype' },
    { teamsChannel: '19:abc@thread.skype' },
  ],
  [
    'a channel in Slack',
    { ...SLACK, DESK_SLACK_CHANNEL: 'C0DESK' },
    { slackChannel: 'C0DESK', rules: { sides: ['slack'] } },
  ],
  ['a private channel in Slack', { ...SLACK, DESK_SLACK_CHANNEL: 'G0DESK' }, { slackChannel: 'G0DESK' }],
  [
    'a channel of one workspace of many',
    { ...OAUTH, DESK_SLACK_CHANNEL: 'T1/C1' },
    { slackChannel: 'T1/C1' },
  ],
  [
    'channels on both sides',
    { ...SLACK, DESK_SLACK_CHANNEL: 'C1', DESK_TEAMS_CHANNEL: CHANNEL },
    { rules: { sides: ['teams', 'slack'] } },
  ],
  ['a language', { DESK_LOCALE: 'zh-TW' }, { locale: 'zh-TW' }],
  ['no time to take back', { DESK_UNDO_SECONDS: '0' }, { undoSeconds: 0 }],
  ['a minute to take back', { DESK_UNDO_SECONDS: '60' }, { undoSeconds: 60 }],
  [
    'another help desk',
    HOOK,
    { webhook: { url: HOOK.DESK_WEBHOOK_URL, secret: SECRET }, rules: { hasHub: true } },
  ],
  [
    'another help desk on this machine',
    { ...HOOK, DESK_WEBHOOK_URL: 'http://[::1]:8080/' },
    { webhook: { url: 'http://[::1]:8080/' } },
  ],
  [
    'office hours',
    {
      DESK_HOURS: 'Mon-Fri 09:00-18:00',
      DESK_TIME_ZONE: 'Asia/Taipei',
      DESK_HOLIDAYS: '2026-02-17, 2028-02-29',
    },
    {
      rules: {
        hours: 'Mon-Fri 09:00-18:00',
        timeZone: 'Asia/Taipei',
        holidays: ['2026-02-17', '2028-02-29'],
      },
    },
  ],
  [
    'targets, the rest as it is by default',
    { DESK_TARGETS: 'urgent=15m/90m, Low = 24h / 100h' },
    {
      rules: {
        targets: {
          ...DEFAULT_TARGETS,
          urgent: { firstReply: 15, resolve: 90 },
          low: { firstReply: 1_440, resolve: 6_000 },
        },
      },
    },
  ],
])('set is %s', (_title, environment, expected) => {
  expect(desk(environment)).toMatchObject(expected);
});

const EXAMPLE = 'give one such as 19:…@thread.tacv2 ("Get link to channel" in its menu';

test.each<[string, Environment, readonly string[]]>([
  [
    'a short token that anybody can guess',
    { DESK_TOKEN: 'hush', HOST: '0.0.0.0', ...SLACK },
    ['DESK_TOKEN has fewer than 16 characters: make one with'],
  ],
  [
    'a token with a blank',
    { DESK_TOKEN: 'hush and sixteen more' },
    ['DESK_TOKEN has characters in it that no header can carry'],
  ],
  [
    'a header that is none',
    { DESK_USER_HEADER: 'X User' },
    ['DESK_USER_HEADER X User is no name of a header: give one such as X-Forwarded-User'],
  ],
  [
    'a header with a secret',
    { DESK_USER_HEADER: 'Authorization' },
    ['DESK_USER_HEADER Authorization carries a secret'],
  ],
  [
    'proxies without a header',
    { DESK_PROXIES: '10.0.0.1' },
    ['DESK_PROXIES is set and DESK_USER_HEADER is not'],
  ],
  ...['proxy', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/8/8', '::/129', '10.0.0'].map(
    (proxy): [string, Environment, readonly string[]] => [
      `a proxy that is none (${proxy})`,
      { DESK_USER_HEADER: 'X-User', DESK_PROXIES: `10.0.0.1,${proxy}` },
      [`DESK_PROXIES ${proxy} is no address: give the proxy's, such as 10.0.0.5 or 10.0.0.0/8`],
    ],
  ),
  [
    'everybody as a proxy',
    { DESK_USER_HEADER: 'X-User', DESK_PROXIES: '0.0.0.0/0,::/0' },
    ['DESK_PROXIES 0.0.0.0/0 is everybody', 'DESK_PROXIES ::/0 is everybody'],
  ],
  [
    'the channel of the Agents Playground for a bot that is registered',
    { DESK_TEAMS_CHANNEL: 'team-id', ...BOT },
    [EXAMPLE],
  ],
  ['the name of a channel in Teams', { DESK_TEAMS_CHANNEL: 'Support', ...BOT }, [EXAMPLE]],
  [
    'a link to a channel in Teams',
    {
      DESK_TEAMS_CHANNEL:
        'https://teams.microsoft.com/l/channel/19%3A0a1b_-c%40thread.tacv2/Support?groupId=1&tenantId=2',
    },
    [`DESK_TEAMS_CHANNEL is more than the channel's id: set it to ${CHANNEL}`],
  ],
  [
    'a thread in Teams',
    { DESK_TEAMS_CHANNEL: `${CHANNEL};messageid=1` },
    [`DESK_TEAMS_CHANNEL is more than the channel's id: set it to ${CHANNEL}`],
  ],
  [
    'a link that cannot be decoded',
    { DESK_TEAMS_CHANNEL: 'https://x/19%3A%E0%A4%A@thread.tacv2' },
    [EXAMPLE],
  ],
  ['a link to elsewhere', { DESK_TEAMS_CHANNEL: 'https://teams.microsoft.com/l/team/1' }, [EXAMPLE]],
  [
    'a channel of a Slack that is not there',
    { DESK_SLACK_CHANNEL: 'C1' },
    ['DESK_SLACK_CHANNEL is set and nothing else of Slack'],
  ],
  [
    'the name of a channel in Slack',
    { ...SLACK, DESK_SLACK_CHANNEL: '#support' },
    ['DESK_SLACK_CHANNEL #support is no id of a channel: give one such as C0123ABCD (at the end of'],
  ],
  [
    'a workspace where there is one',
    { ...SLACK, DESK_SLACK_CHANNEL: 'T1/C1' },
    ['DESK_SLACK_CHANNEL T1/C1 names a workspace, and one only is served'],
  ],
  [
    'no workspace where there are many',
    { ...OAUTH, DESK_SLACK_CHANNEL: 'C1' },
    ['DESK_SLACK_CHANNEL C1 is in one of many workspaces: put its id before it, such as T0123ABCD/C0123ABCD'],
  ],
  [
    'a name where there are many workspaces',
    { ...OAUTH, DESK_SLACK_CHANNEL: 'support' },
    ['DESK_SLACK_CHANNEL support is no id of a channel: give one such as T0123ABCD/C0123ABCD'],
  ],
  ['another language', { DESK_LOCALE: 'de' }, ['DESK_LOCALE de is none of the languages: en, ja, zh-TW, ru']],
  ...['-1', '61', '6.5', 'six', '1e1'].map((seconds): [string, Environment, readonly string[]] => [
    `so long to take back (${seconds})`,
    { DESK_UNDO_SECONDS: seconds },
    [`DESK_UNDO_SECONDS ${seconds} is no whole number from 0 (at once) to 60`],
  ]),
  ['another help desk, unsigned', { DESK_WEBHOOK_URL: 'https://h/hush' }, ['DESK_WEBHOOK_SECRET is missing']],
  [
    'a secret for nobody',
    { DESK_WEBHOOK_SECRET: SECRET },
    ['DESK_WEBHOOK_SECRET is set and DESK_WEBHOOK_URL is not'],
  ],
  [
    'a short secret',
    { ...HOOK, DESK_WEBHOOK_SECRET: 'hush' },
    ['DESK_WEBHOOK_SECRET has fewer than 16 characters'],
  ],
  ...['http://help.example/hush', 'ftp://localhost/hush', 'http://127.0.0.1.example/hush'].map(
    (url): [string, Environment, readonly string[]] => [
      `an address that will not do (${url})`,
      { ...HOOK, DESK_WEBHOOK_URL: url },
      ['DESK_WEBHOOK_URL is neither https nor http on this machine'],
    ],
  ),
  ['half an address', { ...HOOK, DESK_WEBHOOK_URL: 'help/hush' }, ['DESK_WEBHOOK_URL is no address']],
  [
    'an address with a password',
    { ...HOOK, DESK_WEBHOOK_URL: 'https://ana:hush@h/' },
    ['DESK_WEBHOOK_URL has a user or password in it'],
  ],
  ...['Tokyo', '+09:00', 'UTC+9'].map((zone): [string, Environment, readonly string[]] => [
    `a time zone that is none (${zone})`,
    { DESK_TIME_ZONE: zone },
    [`DESK_TIME_ZONE ${zone} is no time zone: give an IANA name such as Asia/Tokyo or UTC`],
  ]),
  [
    'days that are none',
    { DESK_HOLIDAYS: '2026-12-25, 2026-02-30, 25.12.2026, 2026-13-01' },
    ['"2026-02-30" is no day', '"25.12.2026" is no day', '"2026-13-01" is no day: write days as 2026-12-25'],
  ],
  [
    'targets that are none',
    { DESK_TARGETS: 'soon=1h/2h, high=2/8, urgent=30m, low=0m/1h, normal=2h/60m' },
    [
      'DESK_TARGETS: "soon" is no priority: it is one of low, normal, high, urgent',
      'DESK_TARGETS: "high=2/8" is not a priority with two times: write "urgent=30m/4h,',
      'DESK_TARGETS: "urgent=30m" is not a priority with two times',
      'DESK_TARGETS: "low=0m/1h": the first reply cannot be due at once',
      'DESK_TARGETS: "normal=2h/60m": the first reply is due after all is done',
    ],
  ],
  [
    'a target twice',
    { DESK_TARGETS: 'low=1h/2h,low=1h/3h' },
    ['DESK_TARGETS: low is given twice: give it once'],
  ],
])('%s is refused, with what to do', (_title, environment, words) => {
  const told = problems(environment);
  expect(told).toEqual(words.map((each) => expect.stringContaining(each)));
  expect(told.join()).not.toContain('hush');
});

test('all that is wrong is told at once, the desk beside the rest', () => {
  const wrong = {
    PORT: 'smtp',
    DESK_TOKEN: 'x y',
    DESK_LOCALE: 'de',
    DESK_HOURS: 'always',
    DESK_TARGETS: '1',
  };
  expect(problems(wrong)).toHaveLength(5);
});
