import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import type { DatabasePlace } from '../../src/store/database';
import { createDatabaseStore } from '../../src/store/database-store';
import { DATABASES, newPlace } from '../support/databases';
import { later, newLine, newPost, opening, openTwo, SENT, START } from './desk-samples';

const now = (): Date => new Date(START);
const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

describe.each(DATABASES)('in %s', (kind) => {
  let place: DatabasePlace;
  let shared: Awaited<ReturnType<typeof openTwo>>;
  beforeEach(async () => {
    place = await newPlace(kind);
    shared = await openTwo(place);
  });
  afterEach(() => shared.close());

  test('no number is given twice', async () => {
    const ids = await Promise.all(numbers(30).map((index) => shared.storeOf(index).newId()));
    expect(new Set(ids).size).toBe(30);
  });

  test('of many who change one revision at once one wins, and only what goes with it is kept', async () => {
    const { stores, storeOf } = shared;
    for (const revision of numbers(6)) {
      const results = await Promise.all(
        numbers(8).map((index) => {
          const what = `${revision}:${index}`;
          const change = { revision, audit: [newLine(what)], posts: [newPost(what)] };
          return storeOf(index).write([opening('P25-1001', change)]);
        }),
      );
      expect([...results].sort()).toEqual([...Array(7).fill('conflict'), 'written']);
      const won = `${revision}:${results.indexOf('written')}`;
      const lines = await stores[1].audit({ most: 99 });
      expect([lines.length, lines[revision]?.what]).toEqual([revision + 1, won]);
      expect((await stores[0].listPosts({ most: 99 })).map(({ key }) => key)[revision]).toBe(won);
    }
  });

  test('one delivery that reaches many at once is written by one', async () => {
    const results = await Promise.all(
      numbers(8).map((index) =>
        shared.storeOf(index).write([opening(`P25-${2000 + index}`, { delivery: 'd' })]),
      ),
    );
    expect([...results].sort()).toEqual([...Array(7).fill('repeated'), 'written']);
    expect(await shared.stores[0].list({ most: 9 })).toHaveLength(1);
  });

  test('two merges of the same two tickets, either way round, end with one', async () => {
    const ids = ['P25-1001', 'P25-1002'];
    for (const id of ids) await shared.stores[0].write([opening(id)]);
    for (const round of numbers(10)) {
      const merge = (order: readonly string[]) =>
        order.map((id) => opening(id, { revision: round + 1, audit: [newLine('merged')] }));
      const results = await Promise.all([
        shared.stores[0].write(merge(ids)),
        shared.stores[1].write(merge([...ids].reverse())),
      ]);
      expect([...results].sort()).toEqual(['conflict', 'written']);
    }
    expect(await shared.stores[0].lastSequence()).toBe(20);
  });

  test('a turn and somebody of the staff who change one ticket at once: one wins, and the other is told', async () => {
    const turns = createDatabaseStore({ database: shared.databases[0], now });
    for (const revision of numbers(10)) {
      const key = `teams:${revision}`;
      const results = await Promise.all([
        turns.write(key, 1, 0, { desk: [opening('P25-1001', { revision })] }),
        shared.stores[1].write([opening('P25-1001', { revision })]),
      ]);
      expect([...results].sort()).toEqual(['conflict', 'written']);
      expect((await turns.read(key)).revision).toBe(results[0] === 'written' ? 1 : 0);
    }
  });

  test('posts are taken by one of many who look at once, lane by lane', async () => {
    const lanes = numbers(10).map((lane) => `lane ${lane}`);
    const posts = numbers(3).flatMap((row) => lanes.map((lane) => newPost(`${lane}, ${row}`, { lane })));
    await shared.stores[0].write([opening('P25-1001', { posts })]);
    for (const row of numbers(3)) {
      const taken = await Promise.all(
        numbers(6).map((index) => shared.storeOf(index).takeDue(START, 1000, 4)),
      );
      const rest = await shared.stores[0].takeDue(START, 1000, 99);
      const all = [...taken.flat(), ...rest];
      expect(all.map(({ key }) => key).sort()).toEqual(lanes.map((lane) => `${lane}, ${row}`));
      for (const [index, post] of all.entries())
        expect(await shared.storeOf(index).finish(post, SENT, START)).toBe(true);
    }
  });

  test('a lost post is taken over by one, and what is finished at the same moment by nobody', async () => {
    const posts = numbers(20).map((each) => newPost(`${each}`, { lane: `${each}` }));
    await shared.stores[0].write([opening('P25-1001', { posts })]);
    const mine = await shared.stores[0].takeDue(START, 1000, 99);
    const finishing = mine.map(async (post) => {
      const isMine = await shared.stores[0].finish(post, SENT, later(1000));
      return isMine ? [post.key] : [];
    });
    const taking = numbers(4).map((index) => shared.storeOf(index).takeLost(later(1000), 1000, 99));
    const taken = (await Promise.all(taking)).flat().map(({ key }) => key);
    const finished = (await Promise.all(finishing)).flat();
    expect([...finished, ...taken].sort()).toEqual(mine.map(({ key }) => key).sort());
  });

  test('a post is either taken back or taken, never both', async () => {
    for (const revision of numbers(12)) {
      const key = `reply ${revision}`;
      const posts = [newPost(key, { lane: key })];
      await shared.stores[0].write([opening('P25-1001', { revision: revision * 2, posts })]);
      const takingBack = opening('P25-1001', { revision: revision * 2 + 1, cancels: [key] });
      const [written, taken] = await Promise.all([
        shared.stores[0].write([takingBack]),
        shared.stores[1].takeDue(START, 1000, 9),
      ]);
      expect([written, taken.length]).toEqual(taken.length === 0 ? ['written', 0] : ['too-late', 1]);
      // So that the revisions go on as counted.
      if (written !== 'written') await shared.stores[0].write([{ ...takingBack, cancels: [] }]);
    }
  });

  test('processes that write and send at once lose nothing and send nothing twice', async () => {
    const said = await runElsewhere(place, 3);
    expect(said.map(({ problems }) => problems)).toEqual(['', '', '']);
    const sent = said.flatMap(({ output }) => output.trim().split('\n'));
    const keys = numbers(3).flatMap((who) => numbers(20).map((each) => `${who}-${each}`));
    expect([...sent].sort()).toEqual([...keys].sort());
    const lines = await shared.stores[0].audit({ most: 999 });
    expect(lines.map(({ sequence }) => sequence)).toEqual(numbers(60).map((each) => each + 1));
  });
});

const WORKER = `
  const { openDatabase } = require(process.argv[1] + '/src/store/database.js');
  const { createDatabaseDeskStore } = require(process.argv[1] + '/src/store/desk-store-database.js');
  const { newLine, newPost, opening, openTwo, SENT } = require(process.argv[1] + '/test/store/desk-samples.js');
  process.stdout.write('ready\\n');
  process.stdin.once('data', async () => {
    const database = await openDatabase(JSON.parse(process.argv[2]));
    const store = createDatabaseDeskStore({ database });
    const send = async () => {
      const now = new Date().toISOString();
      const posts = await store.takeDue(now, 60000, 3);
      for (const post of posts) if (await store.finish(post, SENT, now)) process.stdout.write(post.key + '\\n');
      return posts.length;
    };
    for (let each = 0; each < 20; each += 1) {
      const change = { audit: [newLine('said')], posts: [newPost(process.argv[3] + '-' + each)] };
      for (;;) {
        const revision = (await store.read('P25-1001'))?.revision ?? 0;
        const written = await store.write([opening('P25-1001', { ...change, revision })]);
        if (written === 'written') break;
      }
      await send();
    }
    while ((await store.countPosts()).waiting > 0) await send();
    await database.destroy();
    process.exit(0);
  });`;

type Said = { readonly output: string; readonly problems: string };

/** Each writes twenty posts of one ticket and lane, and sends whatever is due; what each has sent, by key. */
async function runElsewhere(place: DatabasePlace, count: number): Promise<readonly Said[]> {
  const root = join(__dirname, '../..');
  const children = numbers(count).map((who) =>
    spawn(process.execPath, ['-e', WORKER, root, JSON.stringify(place), `${who}`]),
  );
  const told = children.map((child) => readAll(child.stderr));
  await Promise.all(children.map((child) => once(child.stdout, 'data')));
  const outputs = children.map((child) => readAll(child.stdout));
  for (const child of children) child.stdin.write('go');
  await Promise.all(children.map((child) => once(child, 'close')));
  const problems = await Promise.all(told);
  return (await Promise.all(outputs)).map((output, index) => ({ output, problems: problems[index] ?? '' }));
}
