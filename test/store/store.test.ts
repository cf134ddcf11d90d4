import { sql } from 'kysely';
import { type ConversationStore, createMemoryStore } from '../../src/store/conversation-store';
import { type DatabasePlace, isAnswering, openDatabase } from '../../src/store/database';
import { createDatabaseStore } from '../../src/store/database-store';
import type { Database } from '../../src/store/tables';
import { type KeptQuestion, listUnanswered } from '../../src/store/unanswered-store';
import { DATABASES, newPlace } from '../support/databases';

let time = Date.parse('2026-11-21T12:00:00Z');
/** Each write has its own time, as people's have. */
const now = (): Date => {
  time += 1;
  return new Date(time);
};

const QUESTION: KeptQuestion = {
  at: '2026-11-21T12:00:00.000Z',
  locale: 'ja',
  text: '明日の天気は？',
  reason: 'no-answer',
  nearest: null,
};

describe.each(['memory', ...DATABASES] as const)('a store in %s', (kind) => {
  let store: ConversationStore;
  let close = async (): Promise<void> => undefined;
  let questions: () => Promise<readonly KeptQuestion[]>;
  beforeEach(async () => {
    if (kind === 'memory') {
      const memory = createMemoryStore(now);
      store = memory;
      questions = async () => memory.questions;
      return;
    }
    const database = await openDatabase(await newPlace(kind));
    store = createDatabaseStore({ database, now });
    close = () => database.destroy();
    questions = () => listUnanswered(database);
  });
  afterEach(() => close());

  test('knows nothing of a new conversation', async () => {
    expect(await store.read('a')).toEqual({ revision: 0, value: undefined });
  });

  test.each([
    ['Japanese', '送れない'],
    ['what lies beyond 16 bits', '𠮷野家 📬'],
    ['half a character', 'cut \ud83d'],
    ['NUL', 'before\0after'],
    ['quotes and backslashes', `'"\\u0000 $1 ?`],
    ['a long paste', 'x'.repeat(300_000)],
  ])('gives back what was written: %s', async (_title, said) => {
    expect(await store.write('a', { said, list: [1, null, true] }, 0)).toBe('written');
    expect(await store.read('a')).toEqual({ revision: 1, value: { said, list: [1, null, true] } });
  });

  test('keeps an unanswered question only with the write it came with', async () => {
    const second = { ...QUESTION, text: 'second', nearest: 'ports/_top' };
    expect(await store.write('a', 1, 0, { question: QUESTION })).toBe('written');
    expect(await store.write('a', 2, 0, { question: { ...QUESTION, text: 'lost' } })).toBe('conflict');
    expect(await store.write('a', 3, 1, { question: second })).toBe('written');
    expect(await questions()).toEqual([QUESTION, second]);
  });

  test('writes only on top of what was read', async () => {
    await store.write('a', 1, 0);
    expect(await store.write('a', 2, 0)).toBe('conflict');
    expect(await store.write('a', 2, 1)).toBe('written');
    expect(await store.write('a', 3, 1)).toBe('conflict');
    expect(await store.write('b', 3, 1)).toBe('conflict');
    expect(await store.read('a')).toEqual({ revision: 2, value: 2 });
  });

  test('lists the one written last first, as many as asked for', async () => {
    for (const key of ['p:a', 'p:b', 'p:c']) await store.write(key, key, 0);
    await store.write('p:a', 'again', 1);
    const listed = await store.list('p:', 2);
    expect(listed.map(({ key, value }) => [key, value])).toEqual([
      ['p:a', 'again'],
      ['p:c', 'p:c'],
    ]);
    expect(listed[0]?.updatedAt).toBe(new Date(time).toISOString());
  });

  // In a language's order capitals and signs do not count at first, so that others lie in between.
  test('lists what begins with a key, byte by byte, whatever comes after', async () => {
    const begin = 'slack:T1:U1:';
    const ends = ['', 'own', 'C1:1.1', 'ÿ', 'я', '送', '\uffee', '📬', '~'];
    const others = ['slack:T1:U1', 'slack:T1:U1;', 'slack:T1:U10:own', 'slack:t1:u1:own', 'slackT1U1own'];
    for (const end of ends) await store.write(`${begin}${end}`, 1, 0);
    for (const key of [...others, 'SLACK:T1:U1:own', 'slack:T1:U1 own']) await store.write(key, 1, 0);
    const listed = await store.list(begin, 100);
    expect(listed.map(({ key }) => key)).toEqual(ends.map((end) => `${begin}${end}`).reverse());
  });
});

describe.each(DATABASES)('in %s', (kind) => {
  let place: DatabasePlace;
  const opened: Database[] = [];
  const open = async (): Promise<Database> => {
    const database = await openDatabase(place);
    opened.push(database);
    return database;
  };
  const openStore = async () => createDatabaseStore({ database: await open(), now });
  beforeEach(async () => {
    place = await newPlace(kind);
  });
  afterEach(() => Promise.all(opened.splice(0).map((database) => database.destroy())));

  test('what was written outlives the process', async () => {
    const first = await open();
    await createDatabaseStore({ database: first, now }).write('a', { kept: true }, 0);
    await opened.pop()?.destroy();
    expect((await (await openStore()).read('a')).value).toEqual({ kept: true });
  });

  test('of many who write one revision at once, one wins each time', async () => {
    const stores = [await openStore(), await openStore()];
    for (let revision = 0; revision < 10; revision += 1) {
      const writes = Array.from({ length: 8 }, (_, index) =>
        stores[index % 2]?.write('a', `${revision}:${index}`, revision),
      );
      const results = await Promise.all(writes);
      expect(results.filter((each) => each === 'written')).toHaveLength(1);
      const value = `${revision}:${results.indexOf('written')}`;
      expect(await stores[0]?.read('a')).toEqual({ revision: revision + 1, value });
    }
  });

  test('a question that cannot be kept takes the write back with it', async () => {
    const database = await open();
    const store = createDatabaseStore({ database, now });
    await store.write('a', 1, 0);
    const broken = { ...QUESTION, reason: null as never };
    await expect(store.write('a', 2, 1, { question: broken })).rejects.toThrow(/null/i);
    await expect(store.write('b', 1, 0, { question: broken })).rejects.toThrow(/null/i);
    expect([await store.read('a'), await store.read('b')]).toEqual([
      { revision: 1, value: 1 },
      { revision: 0, value: undefined },
    ]);
    expect(await store.write('a', 2, 1, { question: QUESTION })).toBe('written');
    expect(await listUnanswered(database)).toEqual([QUESTION]);
  });

  test('a question with NUL in it is kept', async () => {
    const database = await open();
    const question = { ...QUESTION, text: 'a\0b' };
    await createDatabaseStore({ database, now }).write('a', 1, 0, { question });
    expect((await listUnanswered(database))[0]?.text).toBe('a\ufffdb');
  });

  test('counts are numbers, revisions and ids too', async () => {
    const database = await open();
    await createDatabaseStore({ database, now }).write('a', 1, 0, { question: QUESTION });
    const count = database.selectFrom('conversations').select((each) => each.fn.countAll().as('rows'));
    expect(await count.executeTakeFirst()).toEqual({ rows: 1 });
    const row = await database.selectFrom('unanswered_questions').select('id').executeTakeFirst();
    expect(row).toEqual({ id: 1 });
  });

  test('a row that is no JSON is a conversation nobody knows, and can be written over', async () => {
    const database = await open();
    const store = createDatabaseStore({ database, now });
    await store.write('a', 1, 0);
    await database.updateTable('conversations').set({ value: '{"half' }).execute();
    expect(await store.read('a')).toEqual({ revision: 1, value: undefined });
    expect(await store.write('a', 2, 1)).toBe('written');
  });

  test('it answers while it is open, and no longer', async () => {
    const database = await open();
    expect(await isAnswering(database)).toBe(true);
    await sql`drop table conversations`.execute(database);
    expect(await isAnswering(database)).toBe(false);
  });
});

test.each(DATABASES)(
  'of two who write a question with one revision at once, one wins, and its question is kept, in %s',
  async (kind) => {
    const place = await newPlace(kind);
    const databases = [await openDatabase(place), await openDatabase(place)] as const;
    const stores = databases.map((database) => createDatabaseStore({ database, now }));
    for (let revision = 0; revision < 10; revision += 1) {
      const writes = Array.from({ length: 10 }, (_, index) =>
        stores[index % 2]?.write('a', index, revision, {
          question: { ...QUESTION, text: `${revision}:${index}` },
        }),
      );
      const results = await Promise.all(writes);
      expect(results.filter((each) => each === 'written')).toHaveLength(1);
      const kept = (await listUnanswered(databases[0])).map(({ text }) => text);
      expect(kept[revision]).toBe(`${revision}:${results.indexOf('written')}`);
      expect(kept).toHaveLength(revision + 1);
    }
    await Promise.all(databases.map((database) => database.destroy()));
  },
);
