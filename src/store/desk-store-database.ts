import { findLastSequence, listLines } from './desk-audit';
import { countOn } from './desk-counter';
import { countPosts, findByThread, findPlace, listPosts, readPost } from './desk-outbox';
import { createSending } from './desk-sending';
import type { DeskStore, DeskWrite, DeskWritten } from './desk-store';
import { listTickets, listToNudge, readTicket } from './desk-tickets';
import { isContended, runStatement, transact } from './desk-transaction';
import { isRepeated, writeDesk } from './desk-write';
import type { Database } from './tables';

/** Tickets, the outbox and the log in the database; as many processes as like may share it. */
export function createDatabaseDeskStore({ database }: { readonly database: Database }): DeskStore {
  return {
    newId: async () => `P25-${await runStatement(database, (each) => countOn(each, 'ticket'))}`,
    read: (id) => readTicket(database, id),
    list: (filter) => listTickets(database, filter),
    listToNudge: (now, most) => listToNudge(database, now, most),
    write: (changes) => writeTogether(database, changes),
    isRepeated: (delivery) => isRepeated(database, delivery),
    audit: (filter) => listLines(database, filter),
    lastSequence: () => findLastSequence(database),
    listPosts: (filter) => listPosts(database, filter),
    readPost: (key) => readPost(database, key),
    findByThread: (side, thread) => findByThread(database, side, thread),
    findPlace: (ticket, side, prefix) => findPlace(database, { ticket, side, prefix }),
    countPosts: () => countPosts(database),
    ...createSending(database),
  };
}

/** What must be written first, in the same transaction; only `written` goes on. */
export type Before = (transaction: Database) => Promise<DeskWritten>;

/** Writes all of it or nothing. Others in the way are a conflict: read again, and try again. */
export async function writeTogether(
  database: Database,
  changes: readonly DeskWrite[],
  before: Before = async () => 'written',
): Promise<DeskWritten> {
  const job: Before = async (transaction) => {
    const written = await before(transaction);
    return written === 'written' ? writeDesk(transaction, changes) : written;
  };
  try {
    return await transact({ database, job, isKept: (written) => written === 'written' });
  } catch (error) {
    if (isContended(error)) return 'conflict';
    throw error;
  }
}
