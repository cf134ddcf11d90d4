import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { sql } from 'kysely';
import { Client } from 'pg';
import { isAnswering, openDatabase } from '../../src/store/database';
import { createDatabaseStore } from '../../src/store/database-store';
import { DatabaseError } from '../../src/store/postgres';
import { newPostgresUrl } from '../support/databases';
import { createPostgresServer, type PostgresServer } from '../support/postgres-server';

const now = (): Date => new Date('2026-11-21T12:00:00Z');

const open = (url: string) => openDatabase({ kind: 'postgres', url });

/** What comes of opening a database where something listens and never says a word. */
async function openMute(): Promise<unknown> {
  const mute = createServer((socket) => socket.on('error', () => undefined)).listen(0, '127.0.0.1');
  await once(mute, 'listening');
  const { port } = mute.address() as AddressInfo;
  const opened = await open(`postgres://u:hush@127.0.0.1:${port}/x`).catch((reason: unknown) => reason);
  mute.close();
  return opened;
}

/** One of our own, that can be stopped, with passwords and without TLS. */
let server: PostgresServer;
/** Takes five seconds, in which the other tests run. */
let opening: Promise<unknown>;
beforeAll(async () => {
  server = await createPostgresServer(process.pid);
  opening = openMute();
});
afterAll(() => server.stop());

function change(url: string, changes: Partial<URL>): string {
  return Object.assign(new URL(url), changes).href;
}

test('the service goes on after a restart of the server', async () => {
  const told: string[] = [];
  const log = {
    warn: (fields: object, message: string) => told.push(`${message} ${JSON.stringify(fields)}`),
  };
  const database = await openDatabase({ kind: 'postgres', url: server.url }, log);
  const store = createDatabaseStore({ database, now });
  // Several connections, so that some are idle and one is in use when the server ends.
  await Promise.all(['a', 'b', 'c', 'd'].map((key) => store.write(key, { before: true }, 0)));
  expect(await isAnswering(database)).toBe(true);
  const waiting = sql`select pg_sleep(60)`.execute(database).catch((error: Error) => error);

  await server.stop();
  expect(await waiting).toBeInstanceOf(Error);
  expect(await isAnswering(database)).toBe(false);
  await expect(store.read('a')).rejects.toThrow();
  expect(told.length).toBeGreaterThan(0);
  expect(told.join()).toContain('lost a connection to the database');
  expect(told.join()).not.toContain(new URL(server.url).password);

  await server.start();
  expect(await isAnswering(database)).toBe(true);
  expect(await store.read('a')).toEqual({ revision: 1, value: { before: true } });
  expect(await store.write('a', { after: true }, 1)).toBe('written');
  await database.destroy();
});

test('connections the server ends are logged, and replaced', async () => {
  const url = await newPostgresUrl();
  const told: string[] = [];
  const log = { warn: (_fields: object, message: string) => told.push(message) };
  const database = await openDatabase({ kind: 'postgres', url }, log);
  const store = createDatabaseStore({ database, now });
  await store.write('a', 1, 0);
  const other = new Client({ connectionString: url });
  await other.connect();
  await other.query(
    'select pg_terminate_backend(pid) from pg_stat_activity ' +
      "where datname = current_database() and application_name = 'port25-desk'",
  );
  await other.end();
  while (told.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  expect((await store.read('a')).value).toBe(1);
  await database.destroy();
});

test('a connection that does not answer in time is closed, not given to the next', async () => {
  const url = change(await newPostgresUrl(), { search: '?query_timeout=300' });
  const database = await open(url);
  const pid = async (): Promise<unknown> =>
    (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(database)).rows[0]?.pid;
  const first = await pid();
  const started = Date.now();
  const slow = database.transaction().execute((each) => sql`select pg_sleep(5)`.execute(each));
  await expect(slow).rejects.toThrow('timeout');
  expect(Date.now() - started).toBeLessThan(2000);
  expect(await pid()).not.toBe(first);
  await database.destroy();
});

test.each<[string, () => Promise<string>, RegExp]>([
  [
    'nothing listens',
    async () => 'postgres://u:hush@127.0.0.1:1/x?password=hush',
    /^DATABASE_URL postgres:\/\/u@127\.0\.0\.1:1\/x cannot be used: the connection is refused/,
  ],
  [
    'nothing listens at any address of a name',
    async () => 'postgres://u:hush@localhost:1/x',
    /^DATABASE_URL postgres:\/\/u@localhost:1\/x cannot be used: the connection is refused/,
  ],
  [
    'there is no such host',
    async () => 'postgres://u:hush@no-such-host.invalid/x',
    /cannot be used: (there is no host of that name|the name of the host cannot be looked up)/,
  ],
  [
    'the password is wrong',
    async () => change(server.url, { password: 'hush' }),
    /cannot be used: password authentication failed for user/,
  ],
  [
    'there is no such database',
    async () => change(server.url, { pathname: '/nothing-here' }),
    /cannot be used: database "nothing-here" does not exist/,
  ],
  [
    'the server has no TLS',
    async () => change(server.url, { search: '?sslmode=verify-full' }),
    /cannot be used: The server does not support SSL connections/,
  ],
  [
    'nothing may be made there',
    async () =>
      change(await newPostgresUrl(), { search: '?options=-c%20default_transaction_read_only%3Don' }),
    /cannot be used: cannot execute CREATE TABLE in a read-only transaction/,
  ],
])('%s: one sentence says so, and what to do, without the password', async (_title, toUrl, words) => {
  const url = await toUrl();
  const error = await open(url).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(DatabaseError);
  const { message } = error as DatabaseError;
  expect(message).toMatch(words);
  expect(message).toMatch(/Put that right, or unset DATABASE_URL/);
  expect(message).not.toContain('hush');
  expect(message).not.toContain('\n');
});

test('a server that answers nothing is no server, after five seconds', async () => {
  const error = await opening;
  expect(error).toBeInstanceOf(DatabaseError);
  expect((error as DatabaseError).message).toMatch(/127\.0\.0\.1:\d+\/x cannot be used: .*timeout/);
});
