import { openDatabase } from '../../src/store/database';
import type { DeskStore, Post, PostOutcome } from '../../src/store/desk-store';
import { createDatabaseDeskStore } from '../../src/store/desk-store-database';
import type { Database } from '../../src/store/tables';
import { DATABASES, newPlace } from '../support/databases';
import { later, newPost, opening, SENT } from './desk-samples';

const LEASE = 1000;
const DEAD = { state: 'dead', problem: 'blocked' } as const;
const UNSURE = { state: 'unsure', problem: 'no answer' } as const;

describe.each(DATABASES)('in %s', (kind) => {
  let database: Database;
  let store: DeskStore;
  beforeEach(async () => {
    database = await openDatabase(await newPlace(kind));
    store = createDatabaseDeskStore({ database });
  });
  afterEach(() => database.destroy());

  let tickets = 1001;
  const keep = async (...posts: readonly Post[]): Promise<void> => {
    tickets += 1;
    expect(await store.write([opening(`P25-${tickets}`, { posts })])).toBe('written');
  };
  const take = async (ms = 0, most = 9): Promise<string> =>
    (await store.takeDue(later(ms), LEASE, most)).map(({ key }) => key).join(' ');
  const takeLost = async (ms: number, most = 9): Promise<string> =>
    (await store.takeLost(later(ms), LEASE, most)).map(({ key }) => key).join(' ');
  const finish = (key: string, outcome: PostOutcome = SENT, attempts = 1) =>
    store.finish({ key, attempts }, outcome, later(5));

  test('a post is taken as it was written, and becomes what its sender says', async () => {
    const post = newPost('a\0', { lane: 'l\0', content: { text: '送\0' } });
    await keep(post);
    const kept = {
      ...post,
      key: 'a\ufffd',
      lane: 'l\ufffd',
      sequence: 1,
      problem: null,
      createdAt: later(0),
    };
    const sending = { ...kept, state: 'sending', attempts: 1, place: null, sentAt: null };
    expect(await store.takeDue(later(0), LEASE, 9)).toEqual([sending]);
    const busy = { state: 'waiting', problem: 'b\0usy', dueAt: later(100) } as const;
    expect(await finish('a\0', busy)).toBe(true);
    const waiting = { ...sending, state: 'waiting', problem: 'b\ufffdusy', dueAt: later(100) };
    expect(await store.readPost('a\0')).toEqual(waiting);
    expect([await take(99), await take(100)]).toEqual(['', 'a\ufffd']);
    expect(await finish('a\0', { state: 'sent', place: ['x\0'], thread: null }, 2)).toBe(true);
    const sent = { ...waiting, state: 'sent', attempts: 2, problem: null, place: ['x\0'], sentAt: later(5) };
    expect(await store.readPost('a\0')).toEqual(sent);
    expect(await take(100)).toBe('');
  });

  test('of each lane the first is taken, when it is due, as many as asked for', async () => {
    await keep(
      newPost('a1', { dueAt: later(50) }),
      newPost('a2'),
      newPost('b1', { lane: 'two' }),
      newPost('b2', { lane: 'two' }),
      newPost('c1', { lane: 'three' }),
    );
    expect(await take(0, 1)).toBe('b1');
    expect(await take(49)).toBe('c1');
    expect(await take(50)).toBe('a1');
    expect(await take(50)).toBe('');
    expect(await finish('a1')).toBe(true);
    expect(await take(50)).toBe('a2');
  });

  test.each<[string, PostOutcome, string]>([
    ['was sent', SENT, 'next'],
    ['was given up', DEAD, 'next'],
    ['may have arrived', UNSURE, 'next'],
    ['is tried again later', { state: 'waiting', problem: 'busy', dueAt: later(500) }, ''],
  ])('behind a post that %s, what is taken is: %p', async (_title, outcome, next) => {
    await keep(newPost('first'), newPost('next'));
    expect(await take()).toBe('first');
    await finish('first', outcome);
    expect(await take()).toBe(next);
  });

  test('behind a post that was taken back, the next is taken', async () => {
    await keep(newPost('first'), newPost('next'));
    await store.write([opening('P25-1001', { cancels: ['first'] })]);
    expect(await take()).toBe('next');
  });

  test('whoever does not finish in time loses the post, and then has no say', async () => {
    await keep(newPost('a'), newPost('b', { lane: 'two' }));
    expect(await take()).toBe('a b');
    expect(await takeLost(LEASE - 1)).toBe('');
    expect(await takeLost(LEASE, 1)).toBe('a');
    expect(await takeLost(LEASE)).toBe('b');
    expect(await takeLost(2 * LEASE - 1)).toBe('');
    expect(await finish('a', SENT, 1)).toBe(false);
    expect((await store.readPost('a'))?.state).toBe('sending');
    expect(await finish('a', SENT, 2)).toBe(true);
    expect(await finish('a', DEAD, 2)).toBe(false);
    expect(await finish('nobody', SENT)).toBe(false);
    expect((await store.readPost('a'))?.state).toBe('sent');
    expect(await takeLost(9 * LEASE)).toBe('b');
  });

  test.each([
    ['dead', DEAD],
    ['unsure', UNSURE],
  ] as const)('what is %s is sent again, or has arrived after all', async (state, outcome) => {
    await keep(newPost('a'), newPost('b', { lane: 'two' }));
    await take();
    for (const key of ['a', 'b']) await finish(key, outcome);
    expect(await store.readPost('a')).toMatchObject({ state, attempts: 1, problem: outcome.problem });
    expect(await store.sendAgain('a', later(70))).toBe(true);
    expect([await take(69), await take(70)]).toEqual(['', 'a']);
    expect((await store.readPost('a'))?.attempts).toBe(2);
    expect(await store.settle('b', later(80))).toBe(true);
    expect(await store.readPost('b')).toMatchObject({ state: 'sent', problem: null, sentAt: later(80) });
  });

  test('what waits, is being sent, was sent, taken back or never written is neither sent again nor settled', async () => {
    await keep(newPost('sent'), newPost('sending'), newPost('waiting'), newPost('back'));
    await take();
    await finish('sent');
    await take();
    await store.write([opening('P25-1001', { cancels: ['back'] })]);
    for (const key of ['sent', 'sending', 'waiting', 'back', 'nobody']) {
      expect([key, await store.sendAgain(key, later(9)), await store.settle(key, later(9))]).toEqual([
        key,
        false,
        false,
      ]);
    }
  });

  test('what is sent again waits until its lane is free, though it stands first', async () => {
    await keep(newPost('a1'), newPost('a2'), newPost('a3'));
    await take();
    await finish('a1', DEAD);
    expect(await take()).toBe('a2');
    await store.sendAgain('a1', later(0));
    expect(await take()).toBe('');
    await finish('a2');
    expect(await take()).toBe('a1');
    await finish('a1', SENT, 2);
    expect(await take()).toBe('a3');
  });

  test('a thread leads to the ticket of its first post, on its own side', async () => {
    const staff = (key: string, ticket: string, side: 'teams' | 'slack') =>
      newPost(key, { ticket, lane: key, target: { kind: 'staff', side } });
    const person = newPost('p', { ticket: 'P25-4', lane: 'p' });
    await keep(
      staff('a', 'P25-1', 'slack'),
      staff('b', 'P25-2', 'slack'),
      staff('c', 'P25-3', 'teams'),
      person,
    );
    await take();
    for (const key of ['b', 'c', 'p', 'a']) await finish(key, { state: 'sent', place: {}, thread: '1.1\0' });
    expect(await store.findByThread('slack', '1.1\0')).toBe('P25-1');
    expect(await store.findByThread('teams', '1.1\0')).toBe('P25-3');
    expect(await store.findByThread('slack', '1.2')).toBeUndefined();
  });

  test('posts are listed by ticket and state, earliest first, and counted', async () => {
    expect(await store.countPosts()).toEqual({ waiting: 0, dead: 0, unsure: 0 });
    const lanes = ['d', 'c', 'b', 'a'].map((key) => newPost(key, { lane: key, ticket: `P25-${key}` }));
    await keep(
      ...lanes,
      newPost('e', { ticket: 'P25-a', dueAt: later(99) }),
      newPost('f', { ticket: 'P25-a' }),
    );
    await take();
    await finish('d', DEAD);
    await finish('c', UNSURE);
    await finish('b');
    const list = async (filter: object, most = 9) =>
      (await store.listPosts({ ...filter, most })).map(({ key }) => key).join('');
    expect(await list({})).toBe('dcbaef');
    expect(await list({}, 2)).toBe('dc');
    expect(await list({ ticket: 'P25-a' })).toBe('aef');
    expect(await list({ states: ['dead', 'unsure'] })).toBe('dc');
    expect(await list({ states: ['waiting'], ticket: 'P25-a' })).toBe('ef');
    expect(await list({ states: [] })).toBe('');
    expect(await store.countPosts()).toEqual({ waiting: 2, dead: 1, unsure: 1 });
  });
});
