import { sql } from 'kysely';
import { countOn } from './desk-counter';
import { type OutboxRow, toPost } from './desk-outbox';
import type { KeptPost } from './desk-store';
import { isContended, runStatement, transact } from './desk-transaction';
import type { Database } from './tables';

/** Whoever takes posts: at what time, until when they are theirs, and how many at most. */
type Taking = { readonly now: string; readonly until: string; readonly most: number };

/** Takes those that are due, of each lane the first that is not done. */
export async function takeDue(database: Database, taking: Taking): Promise<readonly KeptPost[]> {
  // Looked for first: as a rule there is none, and nobody has to wait for anybody.
  if ((await findDue(database, { ...taking, most: 1 })).length === 0) return [];
  return unlessContended(() =>
    transact({
      database,
      job: async (transaction) => {
        // One at a time: two who look at once could take two posts of one lane.
        await countOn(transaction, 'take');
        return take(transaction, await findDue(transaction, taking), taking.until);
      },
    }),
  );
}

/** Takes those whose sender did not finish in time. */
export function takeLost(database: Database, taking: Taking): Promise<readonly KeptPost[]> {
  return unlessContended(() => runStatement(database, (each) => takeOver(each, taking)));
}

/** Sequences of those that may be taken: of each lane the first that waits, while none of the lane is being sent. */
async function findDue(
  database: Database,
  { now, most }: Pick<Taking, 'now' | 'most'>,
): Promise<readonly number[]> {
  const rows = await database
    .selectFrom('outbox as post')
    .select('sequence')
    .where('state', '=', 'waiting')
    .where('due_at', '<=', now)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('outbox as earlier')
            .select('earlier.sequence')
            .whereRef('earlier.lane', '=', 'post.lane')
            .where('earlier.state', '=', 'waiting')
            .whereRef('earlier.sequence', '<', 'post.sequence'),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          // One that is sent again may stand before it, or behind.
          selectFrom('outbox as other')
            .select('other.sequence')
            .whereRef('other.lane', '=', 'post.lane')
            .where('other.state', '=', 'sending'),
        ),
      ),
    )
    .orderBy('sequence')
    .limit(most)
    .execute();
  return rows.map(({ sequence }) => sequence);
}

/** One that was cancelled meanwhile is not taken. */
async function take(
  transaction: Database,
  sequences: readonly number[],
  until: string,
): Promise<readonly KeptPost[]> {
  if (sequences.length === 0) return [];
  const rows = await transaction
    .updateTable('outbox')
    .set({ state: 'sending', leased_until: until, attempts: sql<number>`attempts + 1` })
    .where('sequence', 'in', sequences)
    .where('state', '=', 'waiting')
    .returningAll()
    .execute();
  return toPosts(rows);
}

/** The last condition is asked again of a row that somebody else was taking at the same moment. */
async function takeOver(database: Database, { now, until, most }: Taking): Promise<readonly KeptPost[]> {
  const rows = await database
    .updateTable('outbox')
    .set({ leased_until: until, attempts: sql<number>`attempts + 1` })
    .where('sequence', 'in', (from) =>
      from
        .selectFrom('outbox')
        .select('sequence')
        .where('state', '=', 'sending')
        .where('leased_until', '<=', now)
        .orderBy('sequence')
        .limit(most),
    )
    .where('state', '=', 'sending')
    .where('leased_until', '<=', now)
    .returningAll()
    .execute();
  return toPosts(rows);
}

function toPosts(rows: readonly OutboxRow[]): readonly KeptPost[] {
  return rows.map(toPost).sort((one, two) => one.sequence - two.sequence);
}

/** Whoever was in the way takes them, or they are taken the next time. */
async function unlessContended(taking: () => Promise<readonly KeptPost[]>): Promise<readonly KeptPost[]> {
  try {
    return await taking();
  } catch (error) {
    if (isContended(error)) return [];
    throw error;
  }
}
