import { createMemoryStore } from '../../src/store/conversation-store';
import { openDatabase } from '../../src/store/database';
import { createDatabaseStore } from '../../src/store/database-store';
import type { DeskStore } from '../../src/store/desk-store';
import { createDatabaseDeskStore } from '../../src/store/desk-store-database';
import type { Database } from '../../src/store/tables';
import { listUnanswered } from '../../src/store/unanswered-store';
import { DATABASES, newPlace } from '../support/databases';
import { ANN, later, newLine, newPost, opening, START } from './desk-samples';

const now = (): Date => new Date(START);
const QUESTION = { at: START, locale: 'ja', text: '明日の天気は？', reason: 'no-answer', nearest: null };

test('a store in memory keeps no tickets, and says so rather than losing one', async () => {
  const store = createMemoryStore(now);
  await expect(store.write('a', 1, 0, { desk: [opening('P25-1001')] })).rejects.toThrow(/in a database only/);
  expect((await store.read('a')).revision).toBe(0);
  expect(await store.write('a', 1, 0, { desk: [] })).toBe('written');
});

describe.each(DATABASES)('in %s', (kind) => {
  let database: Database;
  let store: DeskStore;
  beforeEach(async () => {
    database = await openDatabase(await newPlace(kind));
    store = createDatabaseDeskStore({ database });
  });
  afterEach(() => database.destroy());

  test('the log gives back who, when and what, in the order it was written', async () => {
    const odd = newLine('noted', {
      at: later(5),
      by: { id: 'a\0b', name: '佐藤\0', via: 'desk' },
      detail: { text: 'x\0y', count: 2, isFirst: true, to: null },
    });
    expect(await store.lastSequence()).toBe(0);
    await store.write([opening('P25-1002', { audit: [newLine('opened'), odd] })]);
    await store.write([opening('P25-1001', { audit: [newLine('opened', { at: later(-5) })] })]);
    const lines = await store.audit({ most: 9 });
    expect(lines).toEqual([
      { ...newLine('opened'), sequence: 1, ticket: 'P25-1002' },
      { ...odd, by: { id: 'a\ufffdb', name: '佐藤\ufffd', via: 'desk' }, sequence: 2, ticket: 'P25-1002' },
      { ...newLine('opened', { at: later(-5) }), sequence: 3, ticket: 'P25-1001' },
    ]);
    expect(lines[0]?.by).toEqual(ANN);
    expect(await store.lastSequence()).toBe(3);
  });

  test.each([
    [{ most: 2 }, [1, 2]],
    [{ after: 0, most: 9 }, [1, 2, 3, 4]],
    [{ after: 2, most: 9 }, [3, 4]],
    [{ after: 4, most: 9 }, []],
    [{ ticket: 'P25-1001', most: 9 }, [1, 3]],
    [{ ticket: 'P25-1001', after: 1, most: 9 }, [3]],
    [{ ticket: 'P25-1009', most: 9 }, []],
  ])('of four lines, %j are %j', async (filter, sequences) => {
    for (const revision of [0, 1])
      for (const id of ['P25-1001', 'P25-1002'])
        await store.write([opening(id, { revision, audit: [newLine('changed')] })]);
    expect((await store.audit(filter)).map(({ sequence }) => sequence)).toEqual(sequences);
  });

  test('what was not written leaves no gap in the log', async () => {
    await store.write([opening('P25-1001', { audit: [newLine('opened')] })]);
    await store.write([opening('P25-1001', { audit: [newLine('lost')] })]);
    const broken = { ...newLine('broken'), at: null as never };
    await expect(store.write([opening('P25-1002', { audit: [newLine('lost'), broken] })])).rejects.toThrow(
      /null/i,
    );
    await store.write([opening('P25-1001', { revision: 1, audit: [newLine('claimed')] })]);
    const lines = await store.audit({ most: 9 });
    expect(lines.map(({ sequence, what }) => [sequence, what])).toEqual([
      [1, 'opened'],
      [2, 'claimed'],
    ]);
  });

  describe('a turn and its ticket', () => {
    const write = (revision: number, desk: Parameters<typeof opening>[1], key = 'a') =>
      createDatabaseStore({ database, now }).write(key, { turn: revision }, revision, {
        question: QUESTION,
        desk: [opening('P25-1001', { audit: [newLine('changed')], ...desk })],
      });

    test('are written together', async () => {
      expect(await write(0, { posts: [newPost('p')] })).toBe('written');
      expect(await createDatabaseStore({ database, now }).read('a')).toEqual({
        revision: 1,
        value: { turn: 0 },
      });
      expect([await store.lastSequence(), (await store.readPost('p'))?.state]).toEqual([1, 'waiting']);
      expect(await listUnanswered(database)).toHaveLength(1);
    });

    test.each([
      ['the conversation was written since', 'conflict', () => write(0, { revision: 1 })],
      ['the ticket was written since', 'conflict', () => write(1, { revision: 3 })],
      ['the delivery came before', 'repeated', () => write(1, { revision: 1, delivery: 'd' })],
      ['a post has gone out', 'too-late', () => write(1, { revision: 1, cancels: ['gone'] })],
      ['the conversation is new, but its ticket is not', 'conflict', () => write(0, { revision: 0 }, 'b')],
    ])('are not written at all where %s: %s', async (_title, written, again) => {
      await write(0, { delivery: 'd' });
      expect(await again()).toBe(written);
      const conversations = createDatabaseStore({ database, now });
      expect((await conversations.read('a')).revision).toBe(1);
      expect((await conversations.read('b')).revision).toBe(0);
      expect((await store.read('P25-1001'))?.revision).toBe(1);
      expect(await store.lastSequence()).toBe(1);
      expect(await listUnanswered(database)).toHaveLength(1);
    });
  });
});
