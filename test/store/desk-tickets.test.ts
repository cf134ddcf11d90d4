import type { Ticket } from '../../src/answer/ticket';
import { openDatabase } from '../../src/store/database';
import type { DeskStore, TicketFilter } from '../../src/store/desk-store';
import { createDatabaseDeskStore } from '../../src/store/desk-store-database';
import type { Database } from '../../src/store/tables';
import { DATABASES, newPlace } from '../support/databases';
import { ANN, later, newLine, newPost, newTicket, opening, SENT } from './desk-samples';

describe.each(DATABASES)('in %s', (kind) => {
  let database: Database;
  let store: DeskStore;
  beforeEach(async () => {
    database = await openDatabase(await newPlace(kind));
    store = createDatabaseDeskStore({ database });
  });
  afterEach(() => database.destroy());

  const open = (id: string, changes: Partial<Ticket> = {}) =>
    store.write([opening(id, { ticket: newTicket(id, changes) })]);

  test('numbers begin at P25-1001, and none comes twice', async () => {
    expect(await store.newId()).toBe('P25-1001');
    const ids = await Promise.all(Array.from({ length: 20 }, () => store.newId()));
    expect([...ids].sort()).toEqual(Array.from({ length: 20 }, (_, index) => `P25-${1002 + index}`));
  });

  test.each([
    ['Japanese', '送れない'],
    ['what lies beyond 16 bits', '𠮷野家 📬'],
    ['half a character', 'cut \ud83d'],
    ['NUL', 'before\0after'],
    ['quotes and backslashes', `'"\\u0000 $1 ?`],
    ['a long paste', 'x'.repeat(300_000)],
  ])('gives back a ticket as it was written: %s', async (_title, note) => {
    const ticket = newTicket('P25-1001', { note, evidence: [note] });
    expect(await store.write([opening(ticket.id, { ticket })])).toBe('written');
    expect(await store.read(ticket.id)).toEqual({ revision: 1, ticket });
  });

  test('knows nothing of a ticket nobody wrote', async () => {
    expect(await store.read('P25-1001')).toBeUndefined();
    expect(await store.read('no \0 ticket')).toBeUndefined();
  });

  test('a new ticket is never written over one that is there', async () => {
    await open('P25-1001', { note: 'first' });
    expect(await open('P25-1001', { note: 'second' })).toBe('conflict');
    expect((await store.read('P25-1001'))?.ticket.note).toBe('first');
  });

  test.each([
    [0, 'conflict'],
    [1, 'conflict'],
    [2, 'written'],
    [3, 'conflict'],
  ])('on top of revision 2, a change of revision %i is: %s', async (revision, written) => {
    await open('P25-1001');
    await store.write([opening('P25-1001', { revision: 1 })]);
    const change = opening('P25-1001', { revision, audit: [newLine('tried')], posts: [newPost('a')] });
    expect(await store.write([change])).toBe(written);
    expect((await store.read('P25-1001'))?.revision).toBe(written === 'written' ? 3 : 2);
    expect(await store.audit({ most: 9 })).toHaveLength(written === 'written' ? 1 : 0);
    expect(await store.listPosts({ most: 9 })).toHaveLength(written === 'written' ? 1 : 0);
  });

  test('two tickets of a merge change together or not at all', async () => {
    for (const id of ['P25-1001', 'P25-1002']) await open(id);
    const merge = (revision: number) =>
      store.write([
        opening('P25-1002', { revision, audit: [newLine('merged')], posts: [newPost('b')], delivery: 'd' }),
        opening('P25-1001', {
          revision: 1,
          audit: [newLine('absorbed')],
          posts: [newPost('a')],
          delivery: 'd',
        }),
      ]);
    expect(await merge(2)).toBe('conflict');
    expect((await store.read('P25-1001'))?.revision).toBe(1);
    expect(await store.isRepeated('d')).toBe(false);
    expect(await merge(1)).toBe('written');
    expect((await store.read('P25-1001'))?.revision).toBe(2);
    expect((await store.audit({ most: 9 })).map(({ ticket, what }) => [ticket, what])).toEqual([
      ['P25-1002', 'merged'],
      ['P25-1001', 'absorbed'],
    ]);
    expect((await store.listPosts({ most: 9 })).map(({ key }) => key)).toEqual(['b', 'a']);
  });

  test('a delivery that comes again changes nothing, whichever ticket it is for', async () => {
    expect(await store.isRepeated('m-1\0')).toBe(false);
    expect(await store.write([opening('P25-1001', { delivery: 'm-1\0' })])).toBe('written');
    expect(await store.isRepeated('m-1\0')).toBe(true);
    const again = opening('P25-1001', { revision: 1, delivery: 'm-1\0', posts: [newPost('a')] });
    expect(await store.write([again])).toBe('repeated');
    expect(await store.write([opening('P25-1002', { delivery: 'm-1\0' })])).toBe('repeated');
    expect((await store.read('P25-1001'))?.revision).toBe(1);
    expect([await store.read('P25-1002'), await store.readPost('a')]).toEqual([undefined, undefined]);
  });

  test('a delivery that came to nothing may be tried again', async () => {
    await open('P25-1001');
    expect(await store.write([opening('P25-1001', { delivery: 'm-1' })])).toBe('conflict');
    expect(await store.write([opening('P25-1001', { revision: 1, delivery: 'm-1' })])).toBe('written');
  });

  test('what still waits is taken back with the change; what has gone out makes it too late', async () => {
    const posts = [newPost('a'), newPost('b', { lane: 'two' }), newPost('c', { lane: 'two' })];
    await store.write([opening('P25-1001', { posts })]);
    const takeBack = (revision: number, ...cancels: readonly string[]) =>
      store.write([opening('P25-1001', { revision, cancels, audit: [newLine('taken-back')] })]);
    expect(await takeBack(1, 'a')).toBe('written');
    expect((await store.readPost('a'))?.state).toBe('cancelled');
    await store.takeDue(later(0), 1000, 9);
    for (const cancels of [['b'], ['a'], ['c', 'b'], ['nobody']])
      expect(await takeBack(2, ...cancels)).toBe('too-late');
    await store.finish({ key: 'b', attempts: 1 }, SENT, later(1));
    expect(await takeBack(2, 'b')).toBe('too-late');
    // One that was never written is nobody's: others of its reply may be.
    expect(await takeBack(2, 'c', 'nobody')).toBe('written');
    expect(await store.audit({ most: 9 })).toHaveLength(2);
  });

  test('a post is kept once, as it was written first', async () => {
    await store.write([opening('P25-1001', { posts: [newPost('a', { content: 1 })] })]);
    const again = [newPost('a', { content: 2 }), newPost('b'), newPost('b', { content: 3 })];
    expect(await store.write([opening('P25-1001', { revision: 1, posts: again })])).toBe('written');
    const posts = await store.listPosts({ most: 9 });
    expect(posts.map(({ key, content }) => [key, content])).toEqual([
      ['a', 1],
      ['b', newPost('b').content],
    ]);
  });

  describe('of four tickets', () => {
    beforeEach(async () => {
      const participants = [...newTicket('x').participants, ...newTicket('y').participants];
      const bob = { id: 'U\0', name: 'Bob\0', via: 'teams' } as const;
      await open('P25-1001', { updatedAt: later(1), nudgeAt: later(20) });
      await open('P25-1002', { updatedAt: later(4), state: 'claimed', assignee: ANN, nudgeAt: later(10) });
      await open('P25-1003', { updatedAt: later(3), state: 'claimed', assignee: bob, participants });
      await open('P25-1004', { updatedAt: later(3), state: 'resolved', assignee: ANN });
    });

    test.each<[Partial<TicketFilter>, string]>([
      [{}, '1002 1004 1003 1001'],
      [{ most: 2 }, '1002 1004'],
      [{ states: ['claimed'] }, '1002 1003'],
      [{ states: ['open', 'resolved'] }, '1004 1001'],
      [{ states: [] }, ''],
      [{ states: ['merged'] }, ''],
      [{ assignee: 'Ann' }, '1002 1004'],
      [{ assignee: 'Bob\0' }, '1003'],
      [{ assignee: 'ann' }, ''],
      [{ assignee: 'Ann', states: ['resolved'] }, '1004'],
      [{ conversation: 'teams:P25-1001' }, '1001'],
      [{ conversation: 'teams:x' }, '1003'],
      [{ conversation: 'teams:y', states: ['open'] }, ''],
      [{ conversation: 'teams' }, ''],
    ])('%j lists %s, the latest change first', async (filter, ids) => {
      const listed = await store.list({ most: 9, ...filter });
      expect(listed.map(({ id }) => id.slice(4)).join(' ')).toBe(ids);
    });

    test.each([
      [9, 9, []],
      [10, 9, ['P25-1002']],
      [20, 9, ['P25-1002', 'P25-1001']],
      [20, 1, ['P25-1002']],
    ])('after %i milliseconds, of at most %i to be reminded of: %j', async (ms, most, ids) => {
      expect(await store.listToNudge(later(ms), most)).toEqual(ids);
    });

    test('whose conversation was merged in is found by it from then on', async () => {
      const participants = [...newTicket('P25-1001').participants, ...newTicket('z').participants];
      const ticket = newTicket('P25-1001', { participants });
      await store.write([opening(ticket.id, { ticket, revision: 1 })]);
      for (const conversation of ['teams:P25-1001', 'teams:z'])
        expect(await store.list({ conversation, most: 9 })).toEqual([ticket]);
    });

    test('one whose row was damaged is reported by name, and does not hide the others', async () => {
      const damaged = database.updateTable('tickets').where('id', '=', 'P25-1002');
      await damaged.set({ value: '{"half' }).execute();
      await expect(store.read('P25-1002')).rejects.toThrow(/ticket P25-1002 .* restore its row/);
      expect(await store.list({ most: 9 })).toHaveLength(3);
    });
  });
});
