import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, Migrator, SqliteDialect, sql } from 'kysely';
import Libsql from 'libsql';
import { type Database, openDatabase, type Tables } from '../../src/store/database';
import { createDatabaseStore } from '../../src/store/database-store';
import { createDatabaseMemory, createTransientMemory, type KeyedMemory } from '../../src/store/memory';
import * as conversations from '../../src/store/migrations/001-conversations';
import * as unansweredQuestions from '../../src/store/migrations/002-unanswered-questions';

const START = Date.parse('2026-11-21T12:00:00Z');
const HOUR = 3_600_000;
let time = START;
const now = (): Date => new Date(time);
const newDirectory = (): string => mkdtempSync(join(tmpdir(), 'port25-memory-'));

beforeEach(() => {
  time = START;
});

describe.each(['process', 'database'])('a memory in the %s', (kind) => {
  let memory: KeyedMemory;
  let database: Database | undefined;
  beforeEach(async () => {
    database = kind === 'database' ? await openDatabase(newDirectory()) : undefined;
    memory = database === undefined ? createTransientMemory(now) : createDatabaseMemory({ database, now });
  });
  afterEach(() => database?.destroy());

  test('knows nothing of a new key', async () => {
    expect(await memory.read('a')).toBeUndefined();
  });

  test.each([[{ said: '送れない', list: [1, null] }], ['text'], [0], [false], [null]])(
    'gives %j back',
    async (value) => {
      await memory.write('a', value);
      expect(await memory.read('a')).toEqual(value);
    },
  );

  test('keeps a value apart from what is done to it afterwards', async () => {
    const value = { said: 'one' };
    await memory.write('a', value);
    value.said = 'two';
    expect(await memory.read('a')).toEqual({ said: 'one' });
  });

  test('keeps what was written last, and the keys apart', async () => {
    await memory.write('a', 1);
    await memory.write('b', 2);
    await memory.write('a', 3);
    expect([await memory.read('a'), await memory.read('b')]).toEqual([3, 2]);
  });

  test('forgets what is removed, and takes removing it twice', async () => {
    await memory.write('a', 1);
    await memory.remove('a');
    await memory.remove('a');
    expect(await memory.read('a')).toBeUndefined();
  });

  test('keeps a value until its time is over', async () => {
    await memory.write('a', 1, HOUR);
    time += HOUR - 1;
    expect(await memory.read('a')).toBe(1);
    time += 1;
    expect(await memory.read('a')).toBeUndefined();
  });

  test('writing anew sets the time anew', async () => {
    await memory.write('longer', 1, HOUR);
    await memory.write('longer', 2, 3 * HOUR);
    await memory.write('for good', 1, HOUR);
    await memory.write('for good', 2);
    await memory.write('shorter', 1);
    await memory.write('shorter', 2, HOUR);
    time += 2 * HOUR;
    const left = ['longer', 'for good', 'shorter'].map((key) => memory.read(key));
    expect(await Promise.all(left)).toEqual([2, 2, undefined]);
  });
});

describe('in the database', () => {
  const keysOf = async (database: Database): Promise<readonly string[]> => {
    const rows = await database.selectFrom('channel_memory').select('key').orderBy('key').execute();
    return rows.map(({ key }) => key);
  };

  test('what has expired is cleared away by the hundredth write after', async () => {
    const database = await openDatabase(newDirectory());
    const memory = createDatabaseMemory({ database, now });
    await memory.write('old', 1, HOUR);
    await memory.write('kept', 1);
    await memory.write('running', 1, 3 * HOUR);
    time += 2 * HOUR;
    for (let count = 3; count < 100; count += 1) await memory.write('kept', count);
    expect(await keysOf(database)).toEqual(['kept', 'old', 'running']);
    await memory.write('kept', 100);
    expect(await keysOf(database)).toEqual(['kept', 'running']);
    await database.destroy();
  });

  test('a process that has just started clears up with its first write', async () => {
    const database = await openDatabase(newDirectory());
    await createDatabaseMemory({ database, now }).write('old', 1, HOUR);
    time += 2 * HOUR;
    await createDatabaseMemory({ database, now }).write('new', 1);
    expect(await keysOf(database)).toEqual(['new']);
    await database.destroy();
  });

  test('a row that is no JSON is nothing remembered, and can be written over', async () => {
    const database = await openDatabase(newDirectory());
    const memory = createDatabaseMemory({ database, now });
    await memory.write('a', 1);
    await database.updateTable('channel_memory').set({ value: '{"half' }).execute();
    expect(await memory.read('a')).toBeUndefined();
    await memory.write('a', 2);
    expect(await memory.read('a')).toBe(2);
    await database.destroy();
  });

  test('two databases on one file see the same, whoever wrote', async () => {
    const directory = newDirectory();
    const databases = [await openDatabase(directory), await openDatabase(directory)] as const;
    const one = createDatabaseMemory({ database: databases[0], now });
    const two = createDatabaseMemory({ database: databases[1], now });
    await Promise.all([one.write('a', 1), two.write('a', 1), one.write('b', 1), two.write('c', 1)]);
    await two.write('a', 2);
    await one.remove('c');
    const seen = (memory: KeyedMemory) => Promise.all(['a', 'b', 'c'].map((key) => memory.read(key)));
    expect([await seen(one), await seen(two)]).toEqual([
      [2, 1, undefined],
      [2, 1, undefined],
    ]);
    await Promise.all(databases.map((database) => database.destroy()));
  });

  test('what was written outlives the process', async () => {
    const directory = newDirectory();
    const first = await openDatabase(directory);
    await createDatabaseMemory({ database: first, now }).write('a', { kept: true });
    await first.destroy();
    const second = await openDatabase(directory);
    expect(await createDatabaseMemory({ database: second, now }).read('a')).toEqual({ kept: true });
    await second.destroy();
  });
});

/** A database as the release before left it. */
async function openBefore(directory: string): Promise<Kysely<Tables>> {
  const file = new Libsql(join(directory, 'port25.db'));
  const database = new Kysely<Tables>({ dialect: new SqliteDialect({ database: file as never }) });
  const migrations = {
    '001-conversations': conversations,
    '002-unanswered-questions': unansweredQuestions,
  };
  const provider = { getMigrations: async () => migrations };
  const { error } = await new Migrator({ db: database, provider }).migrateToLatest();
  if (error !== undefined) throw error;
  return database;
}

test('a database of the release before gets the table, and keeps its conversations', async () => {
  const directory = newDirectory();
  const before = await openBefore(directory);
  await createDatabaseStore({ database: before, now }).write('a', { said: 1 }, 0);
  const tables = await sql`select name from sqlite_master where name = 'channel_memory'`.execute(before);
  expect(tables.rows).toEqual([]);
  await before.destroy();
  const database = await openDatabase(directory);
  const memory = createDatabaseMemory({ database, now });
  await memory.write('a', 1);
  expect(await memory.read('a')).toBe(1);
  expect(await createDatabaseStore({ database, now }).read('a')).toEqual({ revision: 1, value: { said: 1 } });
  await database.destroy();
});
