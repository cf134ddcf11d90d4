import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { createDatabaseStore } from '../../src/store/database-store';
import { transact } from '../../src/store/desk-transaction';
import { writeDesk } from '../../src/store/desk-write';
import type { Database } from '../../src/store/tables';
import { newPlace } from '../support/databases';
import { newLine, newPost, newTicket, opening, openTwo, START } from './desk-samples';

const now = (): Date => new Date(START);
const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

describe('in PostgreSQL, where others read while one writes', () => {
  let shared: Awaited<ReturnType<typeof openTwo>>;
  beforeEach(async () => {
    shared = await openTwo(await newPlace('PostgreSQL'));
  });
  afterEach(() => shared.close());

  /** Writes a ticket in a transaction that stays open until it is let go of. */
  async function hold(database: Database, id: string): Promise<() => Promise<void>> {
    const change = opening(id, { audit: [newLine('opened')], posts: [newPost(id)] });
    let letGo = (): void => undefined;
    const isLetGo = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    return new Promise((isHeld, fail) => {
      const job = async (transaction: Database): Promise<void> => {
        await writeDesk(transaction, [change]);
        isHeld(() => {
          letGo();
          return done;
        });
        await isLetGo;
      };
      const done = transact({ database, job });
      done.catch(fail);
    });
  }

  test('whoever reads on from the last line it saw misses none, however long one took to commit', async () => {
    const [first, second] = shared.stores;
    const letGo = await hold(shared.databases[0], 'P25-1001');
    const quick = second.write([opening('P25-1002', { audit: [newLine('opened')], posts: [newPost('b')] })]);
    await sleep(200);
    expect([await first.audit({ most: 9 }), await first.lastSequence()]).toEqual([[], 0]);
    expect(await second.takeDue(START, 1000, 9)).toEqual([]);
    await letGo();
    expect(await quick).toBe('written');
    const lines = await first.audit({ most: 9 });
    expect(lines.map(({ ticket }) => ticket)).toEqual(['P25-1001', 'P25-1002']);
    expect((await second.takeDue(START, 1000, 9)).map(({ key }) => key)).toEqual(['P25-1001']);
  });

  test('a reader that follows the log while many write sees each line once, in order', async () => {
    let isOver = false;
    const seen: number[] = [];
    const follow = async (): Promise<void> => {
      for (;;) {
        const wasOver = isOver;
        const lines = await shared.stores[1].audit({ after: seen.at(-1) ?? 0, most: 7 });
        seen.push(...lines.map(({ sequence }) => sequence));
        if (wasOver && lines.length === 0) return;
      }
    };
    const following = follow();
    const lines = (count: number) => numbers(count).map(() => newLine('opened'));
    const writes = numbers(60).map((index) =>
      shared.storeOf(index).write([opening(`P25-${2000 + index}`, { audit: lines(1 + (index % 3)) })]),
    );
    await Promise.all(writes);
    isOver = true;
    await following;
    expect(seen).toEqual(numbers(120).map((each) => each + 1));
  });

  test.each(['40001', '40P01'])(
    'what the server gives up with %s is a conflict, and nothing is written',
    async (code) => {
      const [one] = shared.databases;
      await sql`
      create function give_up() returns trigger language plpgsql as
      ${sql.lit(`begin raise exception 'given up' using errcode = '${code}'; end`)}`.execute(one);
      await sql`create trigger given_up before insert on ticket_audit execute function give_up()`.execute(
        one,
      );
      const ticket = newTicket('P25-1001');
      const change = opening(ticket.id, { ticket, audit: [newLine('opened')], delivery: 'd' });
      expect(await shared.stores[0].write([change])).toBe('conflict');
      const turns = createDatabaseStore({ database: one, now });
      expect(await turns.write('a', 1, 0, { desk: [change] })).toBe('conflict');
      await sql`drop trigger given_up on ticket_audit`.execute(one);
      expect((await turns.read('a')).revision).toBe(0);
      expect(await shared.stores[0].write([change])).toBe('written');
    },
  );
});

test('in SQLite, a process that holds the file for too long makes a conflict of a write', async () => {
  const { stores, databases, close } = await openTwo(await newPlace('SQLite'));
  await sql`pragma busy_timeout = 50`.execute(databases[1]);
  await databases[0].connection().execute(async (holder) => {
    await sql`begin immediate`.execute(holder);
    expect(await stores[1].write([opening('P25-1001')])).toBe('conflict');
    expect(await stores[1].takeLost(START, 1000, 9)).toEqual([]);
    await sql`rollback`.execute(holder);
  });
  expect(await stores[1].read('P25-1001')).toBeUndefined();
  await close();
});
