import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Libsql from 'libsql';
import { createSlackClient, type SlackClient } from '../slack/client';
import { calm, SECRET } from '../slack/desk';
import { CHANNEL } from '../slack/person';
import { type SlackSimulator, startSlackSimulator } from '../slack/simulator';

/** The service in a process of its own, so that its log is seen and it can be ended from outside. */
type Process = {
  readonly people: SlackClient;
  readonly log: () => string;
  stop(signal: NodeJS.Signals): Promise<number | null>;
};

let slack: SlackSimulator;
let directory: string;
let running: Process;

async function start(): Promise<Process> {
  const child = spawn(process.execPath, [join(process.cwd(), 'dist/src/main.js')], {
    env: {
      ...process.env,
      PORT: '0',
      DATA_DIR: directory,
      LOG_LEVEL: 'trace',
      SLACK_SIGNING_SECRET: SECRET,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_API_URL: slack.apiUrl,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  child.stderr.on('data', (chunk) => {
    log += chunk;
  });
  const target = await addressOf(child);
  const people = createSlackClient({ simulator: slack, target, signingSecret: SECRET });
  const stop = (signal: NodeJS.Signals): Promise<number | null> => {
    const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
    child.kill(signal);
    return ended;
  };
  return { people, log: () => log, stop };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (chunk) => {
      said += chunk;
      const address = /(http:\S+)\//.exec(said)?.[1];
      if (address !== undefined) resolve(address);
    });
    child.once('exit', (code) => reject(new Error(`the service ended with ${code} before it was there`)));
  });
}

/** What is kept, to see that nothing was touched. */
function rows(): number {
  const file = new Libsql(join(directory, 'port25.db'), { readonly: true });
  const count = (table: string) =>
    (file.prepare(`select count(*) as n from ${table}`).get() as { n: number }).n;
  const all = count('conversations') + count('channel_memory') + count('unanswered_questions');
  file.close();
  return all;
}

/** All that is kept of a person's conversations. */
function transcripts(user: string): string {
  const file = new Libsql(join(directory, 'port25.db'), { readonly: true });
  const found = file.prepare('select value from conversations where key like ?').all(`slack:%:${user}:%`);
  file.close();
  return JSON.stringify(found);
}

beforeAll(async () => {
  slack = await startSlackSimulator();
  directory = mkdtempSync(join(tmpdir(), 'port25-slack-safety-'));
  running = await start();
});
afterAll(async () => {
  await running.stop('SIGTERM');
  await slack.close();
});

const COMMAND = new URLSearchParams({
  command: '/port25',
  text: 'a secret of CSP',
  user_id: 'U_ANN',
  channel_id: CHANNEL,
  team_id: 'T_DESK',
  trigger_id: '1.1.a',
  response_url: 'http://127.0.0.1:9/never',
}).toString();
const FORM = 'application/x-www-form-urlencoded';
const now = (): number => Math.floor(Date.now() / 1_000);

test.each([
  ['forged', { signature: `v0=${'0'.repeat(64)}` }, COMMAND, 401],
  ['signed with another secret', { signature: 'v0=abc' }, COMMAND, 401],
  ['not signed', { signature: null }, COMMAND, 401],
  ['six minutes old', { timestamp: now() - 360 }, COMMAND, 401],
  ['six minutes ahead', { timestamp: now() + 360 }, COMMAND, 401],
  ['without a time that is one', { timestamp: 'soon' }, COMMAND, 401],
  ['a form whose payload is no JSON', {}, 'payload=%7Ba+secret', 400],
  ['a form whose payload is no object', {}, 'payload=null', 400],
] as const)(
  'a call that is %s is refused, logged without content, and touches nothing',
  async (_name, how, body, status) => {
    const [before, calls] = [rows(), slack.calls.length];
    const logged = running.log().length;
    const answer = await running.people.send(body, { contentType: FORM, ...how });
    await calm();
    expect([answer.status, rows(), slack.calls.length]).toEqual([status, before, calls]);
    const line = running.log().slice(logged);
    expect(line).not.toBe('');
    expect(line).not.toContain('secret');
  },
);

test.each([
  'null',
  '[]',
  '42',
  '"text"',
  '',
  '{"type":',
  '\u0000',
  '{}',
  '{"type":7}',
  '{"type":"event_callback"}',
  '{"type":"event_callback","event":{}}',
])('an event that is %j is refused and touches nothing', async (body) => {
  const before = rows();
  const answer = await running.people.send(body);
  expect([answer.status, rows()]).toEqual([400, before]);
});

test.each([
  '{"type":"event_callback","event":{"type":"message"},"team_id":"T_DESK"}',
  '{"type":"event_callback","event":{"type":"app_mention","user":null,"channel":7},"team_id":"T_DESK"}',
])(
  'an event that lacks everything (%s) breaks nothing',
  async (body) => {
    await running.people.send(body);
    expect((await running.people.verifyUrl('are you there?')).body).toMatchObject({
      challenge: 'are you there?',
    });
  },
  15_000,
);

test('a thousand deliveries of one event: one reply', async () => {
  const { ts } = await running.people.mention('CSP, created 2019', { user: 'U_BOB' });
  for (let round = 0; round < 10; round += 1) await running.people.redeliver(100, { isConcurrent: true });
  await calm();
  expect(slack.messages(CHANNEL, ts)).toHaveLength(1);
}, 60_000);

test('a command replayed to the letter acts once', async () => {
  await running.people.command('CSP, created 2019', { user: 'U_MEI', channel: 'C_REPLAY' });
  for (let time = 0; time < 20; time += 1) await running.people.replay();
  await calm();
  expect(slack.ephemerals('C_REPLAY', 'U_MEI')).toHaveLength(1);
});

test('everything is acknowledged within the three seconds Slack waits, however slow Slack itself is', async () => {
  slack.misbehave('users.info', { delayMs: 4_000 });
  slack.misbehave('chat.postMessage', { delayMs: 1_500 });
  slack.addUser({ id: 'U_SLOW', locale: 'ja-JP' });
  const answer = await running.people.mention('CSP, created 2019', { user: 'U_SLOW' });
  expect(answer.ms).toBeLessThan(3_000);
  await slack.waitFor(() => slack.messages(CHANNEL, answer.ts)[0], { timeoutMs: 8_000 });
  slack.behave();
}, 15_000);

test('what was acknowledged is kept, though the process dies in that very moment', async () => {
  for (const round of [1, 2, 3]) {
    const user = slack.addUser({ id: `U_KILL${round}` }).id;
    const words = `EA, created 2016, round ${round}`;
    const { status } = await running.people.mention(words, { user });
    await running.stop('SIGKILL');
    expect(status).toBe(200);
    expect(transcripts(user)).toContain(words);
    running = await start();
  }
}, 60_000);

test('Slack’s limits are obeyed: the answer comes when it may, once', async () => {
  slack.misbehave('chat.postMessage', { status: 429, retryAfter: 2 });
  const { ts } = await running.people.mention('CSP, created 2019', { user: 'U_KLAUS' });
  await slack.waitFor(() => slack.messages(CHANNEL, ts).length === 1, { timeoutMs: 9_000 });
  const [first, second] = slack.callsOf('chat.postMessage').slice(-2);
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(2_000);
}, 15_000);

test('what Slack could not take is tried again', async () => {
  slack.misbehave('chat.postMessage', { status: 500 });
  slack.misbehave('response_url', { status: 503 });
  const { ts } = await running.people.mention('EA', { user: 'U_IVAN' });
  await running.people.command('EA', { user: 'U_IVAN', channel: 'C_AGAIN' });
  await slack.waitFor(() => slack.messages(CHANNEL, ts).length === 1, { timeoutMs: 9_000 });
  await slack.waitFor(() => slack.ephemerals('C_AGAIN', 'U_IVAN').length === 1, { timeoutMs: 9_000 });
}, 20_000);

test('a thread is followed after a restart, and what was taken is answered before it ends', async () => {
  const user = slack.addUser({ id: 'U_STAYS' }).id;
  const { ts } = await running.people.mention('CSP', { user });
  await slack.waitFor(() => slack.messages(CHANNEL, ts).length === 1);
  await running.people.say('through Azure Firewall', { user, threadTs: ts });
  expect(await running.stop('SIGTERM')).toBe(0);
  expect(slack.messages(CHANNEL, ts)).toHaveLength(2);
  running = await start();
  await running.people.say('created in 2019', { user, threadTs: ts });
  const verdict = await slack.waitFor(() => slack.messages(CHANNEL, ts)[2]);
  expect(JSON.stringify(verdict.blocks)).toContain('Azure Firewall');
}, 30_000);

test('nothing people wrote is in the log', () => {
  expect(running.log()).not.toMatch(/CSP|Firewall|secret/);
});
