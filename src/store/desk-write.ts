import { addLines } from './desk-audit';
import { addPosts, cancelPosts } from './desk-outbox';
import { endDoubtAbout } from './desk-sending';
import type { DeskWrite, DeskWritten } from './desk-store';
import { toPlainText } from './desk-text';
import { writeTicket } from './desk-tickets';
import type { Database } from './tables';

/**
 * Writes changes of tickets with all that goes with them. Where the outcome is not `written` something may have
 * been written nonetheless: the transaction has to be taken back.
 */
export async function writeDesk(transaction: Database, changes: readonly DeskWrite[]): Promise<DeskWritten> {
  if (!(await keepDeliveries(transaction, changes))) return 'repeated';
  for (const change of inOrder(changes)) if (!(await writeTicket(transaction, change))) return 'conflict';
  const cancels = changes.flatMap((change) => change.cancels);
  if (!(await cancelPosts(transaction, cancels))) return 'too-late';
  for (const each of changes) if (!(await endDoubt(transaction, each))) return 'too-late';
  // Last, as every other writer of the desk waits from here until the end of the transaction.
  await addLines(
    transaction,
    changes.flatMap(({ audit, ticket }) => audit.map((line) => ({ ...line, ticket: ticket.id }))),
  );
  await addPosts(
    transaction,
    changes.flatMap(({ posts, ticket }) => posts.map((post) => ({ ...post, createdAt: ticket.updatedAt }))),
  );
  return 'written';
}

async function endDoubt(transaction: Database, { ends, ticket }: DeskWrite): Promise<boolean> {
  if (ends === undefined) return true;
  return (await endDoubtAbout(transaction, { ...ends, now: ticket.updatedAt })) > 0;
}

/** Whether what a delivery asked for was written. */
export async function isRepeated(database: Database, delivery: string): Promise<boolean> {
  const row = await database
    .selectFrom('ticket_deliveries')
    .select('key')
    .where('key', '=', toPlainText(delivery))
    .executeTakeFirst();
  return row !== undefined;
}

/** Two who write the same tickets lock them in the same order, so that neither waits for the other for ever. */
function inOrder(changes: readonly DeskWrite[]): readonly DeskWrite[] {
  return [...changes].sort((one, two) => (one.ticket.id < two.ticket.id ? -1 : 1));
}

/** False where one was written before. Of two who write one at once, the second waits for the first. */
async function keepDeliveries(transaction: Database, changes: readonly DeskWrite[]): Promise<boolean> {
  // Both changes of a merge answer one delivery.
  const rows = new Map(changes.flatMap((change) => toDelivery(change)).map((row) => [row.key, row]));
  if (rows.size === 0) return true;
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('ticket_deliveries')
    .values([...rows.values()])
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === BigInt(rows.size);
}

function toDelivery({ delivery, ticket }: DeskWrite) {
  if (delivery === undefined) return [];
  return [{ key: toPlainText(delivery), ticket: ticket.id, at: ticket.updatedAt }];
}
