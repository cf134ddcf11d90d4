import fc from 'fast-check';
import { openDatabase } from '../../src/store/database';
import type { DeskStore, KeptPost, PostOutcome } from '../../src/store/desk-store';
import { createDatabaseDeskStore } from '../../src/store/desk-store-database';
import type { Database } from '../../src/store/tables';
import { DATABASES, newPlace } from '../support/databases';
import { later, newPost, opening, SENT } from './desk-samples';

const LEASE = 100;
const LANES = ['one', 'two', 'three'] as const;

/** What may happen next; numbers pick among what there is. */
const STEP = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('write' as const), lane: fc.nat(2), wait: fc.nat(60) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('take' as const), most: fc.integer({ min: 1, max: 4 }) }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('finish' as const),
      pick: fc.nat(9),
      as: fc.constantFrom('sent', 'waiting', 'dead', 'unsure'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('take-lost' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom('send-again', 'settle', 'cancel'), pick: fc.nat(9) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.nat(80) }) },
);
type Step = typeof STEP extends fc.Arbitrary<infer Value> ? Value : never;

/** A post as it must be. */
type Known = {
  readonly key: string;
  readonly lane: string;
  readonly at: number;
  state: KeptPost['state'];
  dueAt: number;
  attempts: number;
  until: number;
};

/** Does a step with two who share the database, and in a list beside it; throws where the two differ. */
function createPlay(stores: readonly [DeskStore, DeskStore]) {
  const known: Known[] = [];
  const sent: string[] = [];
  let held: KeptPost[] = [];
  let now = 0;
  let revision = 0;

  const find = (key: string): Known => {
    const found = known.find((each) => each.key === key);
    if (found === undefined) throw new Error(`${key} was never written`);
    return found;
  };
  const isFree = (post: Known): boolean =>
    !known.some(
      ({ lane, state, at }) =>
        lane === post.lane && (state === 'sending' || (state === 'waiting' && at < post.at)),
    );
  const listDue = () => known.filter((each) => each.state === 'waiting' && each.dueAt <= now && isFree(each));
  const listLost = () => known.filter(({ state, until }) => state === 'sending' && until <= now);

  const receive = (post: KeptPost): void => {
    const mine = find(post.key);
    Object.assign(mine, { state: 'sending', attempts: mine.attempts + 1, until: now + LEASE });
    expect(post).toMatchObject({ state: 'sending', attempts: mine.attempts, lane: mine.lane });
    held.push(post);
  };

  async function write(lane: string, wait: number): Promise<void> {
    const at = known.length;
    const post = newPost(`${at}`, { lane, dueAt: later(now + wait) });
    expect(await stores[0].write([opening('P25-1001', { revision, posts: [post] })])).toBe('written');
    revision += 1;
    known.push({ key: post.key, lane, at, state: 'waiting', dueAt: now + wait, attempts: 0, until: 0 });
  }

  /** Both look at once; together they get what there is, each post once. */
  async function take(most: number): Promise<void> {
    const due = listDue().map(({ key }) => key);
    const both = await Promise.all(stores.map((store) => store.takeDue(later(now), LEASE, most)));
    const keys = both.flat().map(({ key }) => key);
    const expected = Math.min(due.length, 2 * most);
    expect([new Set(keys).size, keys.length]).toEqual([expected, expected]);
    expect(due).toEqual(expect.arrayContaining(keys));
    both.flat().forEach(receive);
  }

  async function takeLost(): Promise<void> {
    const lost = listLost().map(({ key }) => key);
    const both = await Promise.all(stores.map((store) => store.takeLost(later(now), LEASE, 99)));
    expect(
      both
        .flat()
        .map(({ key }) => key)
        .sort(),
    ).toEqual(lost.sort());
    both.flat().forEach(receive);
  }

  async function finish(post: KeptPost, state: PostOutcome['state']): Promise<void> {
    held = held.filter((each) => each !== post);
    const mine = find(post.key);
    const isMine = mine.state === 'sending' && mine.attempts === post.attempts;
    expect(await stores[1].finish(post, toOutcome(state, now), later(now))).toBe(isMine);
    if (!isMine) return;
    mine.state = state;
    if (state === 'waiting') mine.dueAt = now + 30;
    if (state === 'sent') sent.push(post.key);
  }

  async function end(what: 'send-again' | 'settle' | 'cancel', post: Known): Promise<void> {
    const isOpen = post.state === 'dead' || post.state === 'unsure';
    if (what === 'cancel') {
      const written = await stores[1].write([opening('P25-1001', { revision, cancels: [post.key] })]);
      expect(written).toBe(post.state === 'waiting' ? 'written' : 'too-late');
      if (written !== 'written') return;
      revision += 1;
      post.state = 'cancelled';
    } else if (what === 'settle') {
      expect(await stores[0].settle(post.key, later(now))).toBe(isOpen);
      if (isOpen) post.state = 'sent';
    } else {
      expect(await stores[0].sendAgain(post.key, later(now))).toBe(isOpen);
      if (isOpen) Object.assign(post, { state: 'waiting', dueAt: now });
    }
  }

  const pick = <Value>(list: readonly Value[], index: number): Value | undefined => list[index % list.length];

  return {
    known,
    sent,
    async step(step: Step): Promise<void> {
      switch (step.do) {
        case 'write':
          return write(LANES[step.lane] ?? 'one', step.wait);
        case 'take':
          return take(step.most);
        case 'take-lost':
          return takeLost();
        case 'wait':
          now += step.ms;
          return;
        case 'finish': {
          const post = pick(held, step.pick);
          return post === undefined ? undefined : finish(post, step.as as PostOutcome['state']);
        }
        default: {
          const post = pick(known, step.pick);
          return post === undefined ? undefined : end(step.do, post);
        }
      }
    },
    /** Sends all that is left. */
    async drain(): Promise<void> {
      for (let round = 0; round <= known.length; round += 1) {
        now += LEASE;
        await take(99);
        await takeLost();
        for (const post of [...held]) await finish(post, 'sent');
      }
    },
  };
}

function toOutcome(state: PostOutcome['state'], now: number): PostOutcome {
  switch (state) {
    case 'sent':
      return SENT;
    case 'waiting':
      return { state, problem: 'busy', dueAt: later(now + 30) };
    case 'dead':
    case 'unsure':
      return { state, problem: 'blocked' };
    default:
      return state satisfies never;
  }
}

test.each([
  [DATABASES[0], 40],
  [DATABASES[1], 25],
] as const)(
  'in %s, whatever happens in whatever order: each is sent once, in its lane’s order, and none is lost',
  async (kind, runs) => {
    const place = await newPlace(kind);
    const databases: readonly [Database, Database] = [await openDatabase(place), await openDatabase(place)];
    const [one, two] = databases;
    const stores = [
      createDatabaseDeskStore({ database: one }),
      createDatabaseDeskStore({ database: two }),
    ] as const;
    await fc.assert(
      fc.asyncProperty(fc.array(STEP, { maxLength: 60, size: 'max' }), async (steps) => {
        for (const table of ['outbox', 'tickets', 'ticket_conversations'] as const)
          await one.deleteFrom(table).execute();
        const play = createPlay(stores);
        for (const step of steps) await play.step(step);
        await play.drain();
        expect(new Set(play.sent).size).toBe(play.sent.length);
        const kept = await stores[1].listPosts({ most: 999 });
        const states = kept.map(({ key, state, attempts }) => [key, state, attempts]);
        expect(states).toEqual(play.known.map(({ key, state, attempts }) => [key, state, attempts]));
        expect(kept.filter(({ state }) => state === 'waiting' || state === 'sending')).toEqual([]);
      }),
      { numRuns: runs },
    );
    await Promise.all(databases.map((database) => database.destroy()));
  },
);
