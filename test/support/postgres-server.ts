import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { type Binaries, findBinaries, findOwner, type Owner } from './postgres-binaries';

/** A server of our own, on a free port of this machine. */
export type PostgresServer = {
  /** Its database for whoever makes databases. */
  readonly url: string;
  /** Rolls back what is under way and ends; what was committed stays. */
  stop(): Promise<void>;
  /** At the same address as before. */
  start(): Promise<void>;
};

export type Place = { readonly directory: string; readonly binaries: Binaries; readonly owner?: Owner };

const USER = 'port25';
const PASSWORD = 'hush-0f-the-server';
/** Milliseconds a busy machine may take. */
const PATIENCE = 30_000;
/** Nothing has to outlive the machine. */
const SETTINGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'];

/**
 * Makes a server and starts it. It ends, and its directory goes, when the process `keeper` does.
 * @throws a sentence where there are no programs for it
 */
export async function createPostgresServer(keeper: number): Promise<PostgresServer> {
  const directory = mkdtempSync(join(tmpdir(), 'port25-postgres-'));
  try {
    // Whoever owns the data must get through to it.
    chmodSync(directory, 0o755);
    const owner = findOwner();
    const binaries = findBinaries(join(directory, 'programs'));
    const place: Place = { directory, binaries, ...(owner && { owner }) };
    initialise(place);
    guard(directory, keeper);
    const port = await findFreePort();
    const url = `postgres://${USER}:${PASSWORD}@127.0.0.1:${port}/postgres`;
    let child = await launch(place, port, url);
    return {
      url,
      stop: () => end(child),
      start: async () => {
        child = await launch(place, port, url);
      },
    };
  } catch (error) {
    rmSync(directory, { recursive: true, force: true });
    throw error;
  }
}

function initialise({ directory, binaries, owner }: Place): void {
  const data = join(directory, 'data');
  const password = join(directory, 'password');
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(password, PASSWORD);
  if (owner !== undefined) chownSync(data, owner.uid, owner.gid);
  // Ordered as people do, not byte by byte: a query that relies on bytes has to say so.
  const language = binaries.hasIcu ? ['--locale-provider=icu', '--icu-locale=en-US'] : [];
  const access = ['-U', USER, `--pwfile=${password}`, '-A', 'scram-sha-256'];
  const { status, stderr, error } = spawnSync(
    join(binaries.directory, 'initdb'),
    ['-D', data, ...access, '-E', 'UTF8', '--locale=C', ...language, '--no-sync'],
    { encoding: 'utf8', cwd: directory, ...owner },
  );
  if (status !== 0) throw new Error(`initdb made no PostgreSQL server: ${error?.message ?? stderr}`);
}

async function launch(
  { directory, binaries, owner }: Place,
  port: number,
  url: string,
): Promise<ChildProcess> {
  const log = join(directory, 'log');
  const output = openSync(log, 'a');
  const own = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', `port=${port}`];
  const child = spawn(
    join(binaries.directory, 'postgres'),
    ['-D', join(directory, 'data'), ...[...SETTINGS, ...own].flatMap((each) => ['-c', each])],
    { detached: true, stdio: ['ignore', output, output], cwd: directory, ...owner },
  );
  child.unref();
  const deadline = Date.now() + PATIENCE;
  while (!(await isUp(url))) {
    if (child.exitCode !== null || Date.now() > deadline)
      throw new Error(`the PostgreSQL server does not start: ${readFileSync(log, 'utf8')}`);
    await sleep(20);
  }
  return child;
}

async function isUp(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 1000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.ref();
  child.kill('SIGINT');
  await ended;
}

/** Outlives the tests by a second, however they end: ends what they left and clears it away. */
function guard(directory: string, keeper: number): void {
  const script =
    'while kill -0 "$1" 2>/dev/null && [ -d "$2/data" ]; do sleep 1; done; ' +
    '[ -f "$2/data/postmaster.pid" ] && kill -QUIT "$(head -n 1 "$2/data/postmaster.pid")" && sleep 1; rm -rf "$2"';
  spawn('sh', ['-c', script, 'sh', String(keeper), directory], {
    detached: true,
    stdio: 'ignore',
    cwd: tmpdir(),
  }).unref();
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
