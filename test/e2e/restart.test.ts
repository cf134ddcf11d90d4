import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createPostgresServer } from '../support/postgres-server';

const MAIN = join(__dirname, '../../src/main.js');

type Running = { readonly child: ChildProcess; readonly address: string };

// Each start loads the whole knowledge; a busy machine takes a few seconds.
jest.setTimeout(60_000);

const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

function spawnMain(env: Readonly<Record<string, string>>): ChildProcess {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env.PATH, PORT: '0', LOG_LEVEL: 'silent', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  return child;
}

/** Starts the service as an operator would, and waits until it says where it is. */
async function start(env: Readonly<Record<string, string>>): Promise<Running> {
  const child = spawnMain(env);
  if (child.stdout === null) throw new Error('no standard output');
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /(http:\S+)\//.exec(line)?.[1];
    if (address !== undefined) return { child, address };
  }
  throw new Error('the service ended before it listened');
}

async function say(address: string, text: string, delivery: string): Promise<string> {
  const activity = {
    type: 'message',
    id: delivery,
    channelId: 'webchat',
    deliveryMode: 'expectReplies',
    serviceUrl: address,
    from: { id: 'person' },
    recipient: { id: 'bot' },
    conversation: { id: 'talk' },
    text,
  };
  const response = await fetch(`${address}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(activity),
  });
  expect(response.status).toBe(200);
  return response.text();
}

test('a process killed in mid-dialog loses nothing', async () => {
  const env = { DATA_DIR: mkdtempSync(join(tmpdir(), 'port25-restart-')) };
  const first = await start(env);
  expect(await say(first.address, '従量課金です', 'a1')).toContain('サブスクリプションはいつ作成しましたか');
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');

  const second = await start(env);
  expect(await say(second.address, '2019年3月', 'a2')).toContain('ポート 25 はブロックされています');
  // The delivery the first process answered is not answered again.
  expect(await say(second.address, '従量課金です', 'a1')).not.toContain('AdaptiveCard');
});

test('nor does it in PostgreSQL, nor while that is away: then it is alive and not ready', async () => {
  const server = await createPostgresServer(process.pid);
  const env = { DATABASE_URL: server.url, DATA_DIR: '/nowhere' };
  const first = await start(env);
  const statusOf = async (path: string): Promise<number> => (await fetch(`${first.address}${path}`)).status;
  expect(await statusOf('/readyz')).toBe(200);
  await server.stop();
  expect([await statusOf('/readyz'), await statusOf('/healthz')]).toEqual([503, 200]);
  await server.start();
  expect(await statusOf('/readyz')).toBe(200);
  expect(await say(first.address, '従量課金です', 'a1')).toContain('サブスクリプションはいつ作成しましたか');
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');

  const second = await start(env);
  expect(await say(second.address, '2019年3月', 'a2')).toContain('ポート 25 はブロックされています');
  expect(await say(second.address, '従量課金です', 'a1')).not.toContain('AdaptiveCard');
  await server.stop();
});

test('SIGTERM ends it cleanly', async () => {
  const { child } = await start({ DATA_DIR: mkdtempSync(join(tmpdir(), 'port25-term-')) });
  child.kill('SIGTERM');
  expect((await once(child, 'exit'))[0]).toBe(0);
});

test.each<[string, Readonly<Record<string, string>>, RegExp]>([
  [
    'an address from outside without credentials',
    { HOST: '0.0.0.0' },
    /HOST 0\.0\.0\.0 .* set MicrosoftAppId/,
  ],
  ['a port that is none', { PORT: '70000' }, /PORT/],
  ['credentials cut in half', { MicrosoftAppId: 'app' }, /MicrosoftAppPassword is missing/],
  ['a password without an id', { MicrosoftAppPassword: 'top-secret' }, /MicrosoftAppId is not/],
  [
    'a database that is not there',
    { DATABASE_URL: 'postgres://u:top-secret@127.0.0.1:1/x' },
    /^DATABASE_URL postgres:\/\/u@127\.0\.0\.1:1\/x cannot be used: the connection is refused.*\n$/,
  ],
  ['a database of another kind', { DATABASE_URL: 'mysql://u:top-secret@db/x' }, /DATABASE_URL begins with/],
  ['several mistakes at once', { LOG_LEVEL: 'loud', PORT: 'x' }, /PORT[\s\S]*LOG_LEVEL|LOG_LEVEL[\s\S]*PORT/],
])('%s: it does not start and says why, without a secret or a stack', async (_title, env, words) => {
  const child = spawnMain(env);
  let told = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    told += chunk.toString();
  });
  const [status] = await once(child, 'close');
  expect(status).toBe(1);
  expect(told).toMatch(words);
  expect(told).not.toContain('    at ');
  expect(told).not.toContain('top-secret');
});
