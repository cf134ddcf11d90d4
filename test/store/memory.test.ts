import { type DatabasePlace, openDatabase } from '../../src/store/database';
import { createDatabaseMemory, createTransientMemory, type KeyedMemory } from '../../src/store/memory';
import type { Database } from '../../src/store/tables';
import { DATABASES, newPlace } from '../support/databases';

const START = Date.parse('2026-11-21T12:00:00Z');
const HOUR = 3_600_000;
let time = START;
const now = (): Date => new Date(time);

beforeEach(() => {
  time = START;
});

describe.each(['process', ...DATABASES] as const)('a memory in %s', (kind) => {
  let memory: KeyedMemory;
  let database: Database | undefined;
  beforeEach(async () => {
    database = kind === 'process' ? undefined : await openDatabase(await newPlace(kind));
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

describe.each(DATABASES)('in %s', (kind) => {
  let place: DatabasePlace;
  beforeEach(async () => {
    place = await newPlace(kind);
  });

  const keysOf = async (database: Database): Promise<readonly string[]> => {
    const rows = await database.selectFrom('channel_memory').select('key').orderBy('key').execute();
    return rows.map(({ key }) => key);
  };

  test('what has expired is cleared away by the hundredth write after', async () => {
    const database = await openDatabase(place);
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
    const database = await openDatabase(place);
    await createDatabaseMemory({ database, now }).write('old', 1, HOUR);
    time += 2 * HOUR;
    await createDatabaseMemory({ database, now }).write('new', 1);
    expect(await keysOf(database)).toEqual(['new']);
    await database.destroy();
  });

  test('a row that is no JSON is nothing remembered, and can be written over', async () => {
    const database = await openDatabase(place);
    const memory = createDatabaseMemory({ database, now });
    await memory.write('a', 1);
    await database.updateTable('channel_memory').set({ value: '{"half' }).execute();
    expect(await memory.read('a')).toBeUndefined();
    await memory.write('a', 2);
    expect(await memory.read('a')).toBe(2);
    await database.destroy();
  });

  test('two who opened one database see the same, whoever wrote', async () => {
    const databases = [await openDatabase(place), await openDatabase(place)] as const;
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
    const first = await openDatabase(place);
    await createDatabaseMemory({ database: first, now }).write('a', { kept: true });
    await first.destroy();
    const second = await openDatabase(place);
    expect(await createDatabaseMemory({ database: second, now }).read('a')).toEqual({ kept: true });
    await second.destroy();
  });
});
