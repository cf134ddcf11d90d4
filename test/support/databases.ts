import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { DatabasePlace } from '../../src/store/database';
import { findSharedServer } from './postgres-shared';

/** Every kind of database: what is told of one is told of each. */
export const DATABASES = ['SQLite', 'PostgreSQL'] as const;
export type DatabaseKind = (typeof DATABASES)[number];

// The first who asks for a server waits until it is there.
jest.setTimeout(60_000);

let maker: Client | undefined;
const made: string[] = [];

/** An empty database of its own. */
export async function newPlace(kind: DatabaseKind): Promise<DatabasePlace> {
  return kind === 'SQLite'
    ? { kind: 'sqlite', directory: mkdtempSync(join(tmpdir(), 'port25-store-')) }
    : { kind: 'postgres', url: await newPostgresUrl() };
}

export async function newPostgresUrl(): Promise<string> {
  const server = await findSharedServer();
  maker ??= await connect(server);
  const name = `port25_${randomBytes(6).toString('hex')}`;
  await maker.query(`create database ${name}`);
  made.push(name);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client;
}

afterAll(async () => {
  for (const name of made) await maker?.query(`drop database if exists ${name} with (force)`);
  await maker?.end();
});
