import type { Selectable } from 'kysely';
import { countOn } from './desk-counter';
import type { DeskStore, KeptPost, Post } from './desk-store';
import { toPlainText } from './desk-text';
import type { Database, Tables } from './tables';

export type OutboxRow = Selectable<Tables['outbox']>;

/** Adds posts behind all others, in this order; one whose key is there already is left as it is. */
export async function addPosts(
  transaction: Database,
  posts: readonly (Post & { readonly createdAt: string })[],
): Promise<void> {
  if (posts.length === 0) return;
  const first = await countOn(transaction, 'outbox', posts.length);
  await transaction
    .insertInto('outbox')
    .values(posts.map((post, index) => ({ sequence: first + index, ...toNewRow(post) })))
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
}

/** Keys nobody wrote are left out. @returns false where one is no longer waiting, or there is none at all */
export async function cancelPosts(transaction: Database, keys: readonly string[]): Promise<boolean> {
  const wanted = new Set(keys.map(toPlainText));
  if (wanted.size === 0) return true;
  const { numUpdatedRows } = await transaction
    .updateTable('outbox')
    .set({ state: 'cancelled' })
    .where('key', 'in', [...wanted])
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  return numUpdatedRows > 0n && numUpdatedRows === (await countKnown(transaction, [...wanted]));
}

async function countKnown(transaction: Database, keys: readonly string[]): Promise<bigint> {
  const row = await transaction
    .selectFrom('outbox')
    .select((from) => from.fn.countAll<number>().as('count'))
    .where('key', 'in', keys)
    .executeTakeFirstOrThrow();
  return BigInt(row.count);
}

/** Of a ticket, or in one of these states; earliest first. */
export async function listPosts(
  database: Database,
  { ticket, states, most }: Parameters<DeskStore['listPosts']>[0],
): Promise<readonly KeptPost[]> {
  if (states?.length === 0) return [];
  let query = database.selectFrom('outbox').selectAll();
  if (ticket !== undefined) query = query.where('ticket', '=', toPlainText(ticket));
  if (states !== undefined) query = query.where('state', 'in', states);
  return (await query.orderBy('sequence').limit(most).execute()).map(toPost);
}

export async function readPost(database: Database, key: string): Promise<KeptPost | undefined> {
  const query = database.selectFrom('outbox').selectAll().where('key', '=', toPlainText(key));
  const row = await query.executeTakeFirst();
  return row === undefined ? undefined : toPost(row);
}

/** Sorts behind whatever a key goes on with. */
const LAST_CHARACTER = '\u{10ffff}';

/** Where the latest of the posts whose keys begin so was put on a side. */
export async function findPlace(
  database: Database,
  {
    ticket,
    side,
    prefix,
  }: { readonly ticket: string; readonly side: 'teams' | 'slack'; readonly prefix: string },
): Promise<unknown> {
  const row = await database
    .selectFrom('outbox')
    .select('place')
    .where('ticket', '=', toPlainText(ticket))
    .where('side', '=', side)
    .where('state', '=', 'sent')
    .where('key', '>=', toPlainText(prefix))
    .where('key', '<', `${toPlainText(prefix)}${LAST_CHARACTER}`)
    .where('place', 'is not', null)
    .where('place', '!=', 'null')
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.place == null ? undefined : JSON.parse(row.place);
}

/** The ticket of the first post in a thread of a staff channel: its card. */
export async function findByThread(
  database: Database,
  side: 'teams' | 'slack',
  thread: string,
): Promise<string | undefined> {
  const row = await database
    .selectFrom('outbox')
    .select('ticket')
    .where('thread', '=', toPlainText(thread))
    .where('side', '=', side)
    .orderBy('sequence')
    .limit(1)
    .executeTakeFirst();
  return row?.ticket;
}

/** How many are in each state that wants watching. */
export async function countPosts(
  database: Database,
): Promise<Readonly<Record<'waiting' | 'dead' | 'unsure', number>>> {
  const rows = await database
    .selectFrom('outbox')
    .select((from) => ['state', from.fn.countAll<number>().as('count')])
    .where('state', 'in', ['waiting', 'dead', 'unsure'])
    .groupBy('state')
    .execute();
  return { waiting: 0, dead: 0, unsure: 0, ...Object.fromEntries(rows.map((row) => [row.state, row.count])) };
}

function toNewRow({ key, ticket, lane, target, content, dueAt, createdAt }: Post & { createdAt: string }) {
  return {
    key: toPlainText(key),
    ticket,
    lane: toPlainText(lane),
    target: JSON.stringify(target),
    side: target.kind === 'staff' ? target.side : null,
    content: JSON.stringify(content ?? null),
    due_at: dueAt,
    state: 'waiting' as const,
    attempts: 0,
    created_at: createdAt,
  };
}

/** A row as the desk knows it. */
export function toPost(row: OutboxRow): KeptPost {
  const { sequence, key, ticket, lane, state, attempts, problem } = row;
  return {
    sequence,
    key,
    ticket,
    lane,
    target: JSON.parse(row.target),
    content: JSON.parse(row.content),
    dueAt: row.due_at,
    state,
    attempts,
    problem,
    place: row.place === null ? null : JSON.parse(row.place),
    createdAt: row.created_at,
    sentAt: row.sent_at,
  };
}
