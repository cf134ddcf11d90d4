import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { Kysely, Migrator, PostgresDialect, SqliteDialect, sql } from 'kysely';
import Libsql from 'libsql';
import { Pool } from 'pg';
import { type DatabasePlace, openDatabase } from '../../src/store/database';
import { createDatabaseStore } from '../../src/store/database-store';
import { createDatabaseMemory } from '../../src/store/memory';
import * as conversations from '../../src/store/migrations/001-conversations';
import * as unansweredQuestions from '../../src/store/migrations/002-unanswered-questions';
import type { Tables } from '../../src/store/tables';
import { DATABASES, newPlace } from '../support/databases';

const now = (): Date => new Date('2026-11-21T12:00:00Z');
const STEPS = ['001-conversations', '002-unanswered-questions', '003-channel-memory', '004-desk'];

function openBare(place: DatabasePlace): Kysely<Tables> {
  if (place.kind === 'postgres')
    return new Kysely({ dialect: new PostgresDialect({ pool: new Pool({ connectionString: place.url }) }) });
  const file = new Libsql(join(place.directory, 'port25.db'));
  return new Kysely({ dialect: new SqliteDialect({ database: file as never }) });
}

/** A database as the release before left it. */
async function openBefore(place: DatabasePlace): Promise<Kysely<Tables>> {
  const database = openBare(place);
  const migrations = {
    '001-conversations': conversations,
    '002-unanswered-questions': unansweredQuestions,
  };
  const provider = { getMigrations: async () => migrations };
  const { error } = await new Migrator({ db: database, provider }).migrateToLatest();
  if (error !== undefined) throw error;
  return database;
}

async function listSteps(place: DatabasePlace): Promise<readonly string[]> {
  const database = openBare(place);
  const steps = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(
    database,
  );
  await database.destroy();
  return steps.rows.map(({ name }) => name);
}

const OPENER = `
  const { openDatabase } = require(process.argv[1]);
  process.stdout.write('ready');
  process.stdin.once('data', async () => {
    const database = await openDatabase(JSON.parse(process.argv[2]));
    await database.destroy();
    process.exit(0);
  });`;

/** Opens the database in many processes at the same moment; what those have to say that fail. */
async function openElsewhere(place: DatabasePlace, count: number): Promise<readonly string[]> {
  const module = join(__dirname, '../../src/store/database.js');
  const children = Array.from({ length: count }, () =>
    spawn(process.execPath, ['-e', OPENER, module, JSON.stringify(place)]),
  );
  const told = children.map((child) => readAll(child.stderr));
  await Promise.all(children.map((child) => once(child.stdout, 'data')));
  for (const child of children) child.stdin.write('go');
  await Promise.all(children.map((child) => once(child, 'close')));
  return Promise.all(told);
}

describe.each(DATABASES)('in %s', (kind) => {
  let place: DatabasePlace;
  beforeEach(async () => {
    place = await newPlace(kind);
  });

  test('an empty database gets the schema, and opening it again changes nothing', async () => {
    for (const _ of [1, 2]) {
      await (await openDatabase(place)).destroy();
      expect(await listSteps(place)).toEqual(STEPS);
    }
  });

  test('a database of the release before gets the table, and keeps its conversations', async () => {
    const before = await openBefore(place);
    await createDatabaseStore({ database: before, now }).write('a', { said: 1 }, 0);
    await expect(before.selectFrom('channel_memory').selectAll().execute()).rejects.toThrow('channel_memory');
    await before.destroy();
    const database = await openDatabase(place);
    const memory = createDatabaseMemory({ database, now });
    await memory.write('a', 1);
    expect(await memory.read('a')).toBe(1);
    const store = createDatabaseStore({ database, now });
    expect(await store.read('a')).toEqual({ revision: 1, value: { said: 1 } });
    await database.destroy();
  });

  test('a database of a later release is left alone', async () => {
    await (await openDatabase(place)).destroy();
    const later = openBare(place);
    await sql`insert into kysely_migration (name, timestamp) values ('999-later', '2030')`.execute(later);
    await later.destroy();
    await expect(openDatabase(place)).rejects.toThrow(/999-later/);
    expect(await listSteps(place)).toEqual([...STEPS, '999-later']);
  });

  test('a step that fails leaves nothing behind', async () => {
    const blocked = openBare(place);
    await blocked.schema.createTable('channel_memory').addColumn('key', 'text').execute();
    await blocked.destroy();
    await expect(openDatabase(place)).rejects.toThrow(/channel_memory.* already exists/);
    const left = openBare(place);
    await expect(left.selectFrom('conversations').selectAll().execute()).rejects.toThrow('conversations');
    await left.schema.dropTable('channel_memory').execute();
    await left.destroy();
    await (await openDatabase(place)).destroy();
    expect(await listSteps(place)).toEqual(STEPS);
  });

  test('processes that start at once on an empty database do not get in each other’s way', async () => {
    expect(await openElsewhere(place, 4)).toEqual(['', '', '', '']);
    expect(await listSteps(place)).toEqual(STEPS);
  });
});
