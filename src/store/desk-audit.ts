import type { Selectable } from 'kysely';
import { countOn } from './desk-counter';
import type { AuditLine, DeskStore, KeptAuditLine } from './desk-store';
import { toPlainText } from './desk-text';
import type { Database, Tables } from './tables';

/** Lines with the ticket each is about. */
export type TicketLine = AuditLine & { readonly ticket: string };

/** Adds lines behind all others, in this order. Nothing here, or anywhere, changes or removes one. */
export async function addLines(transaction: Database, lines: readonly TicketLine[]): Promise<void> {
  if (lines.length === 0) return;
  const first = await countOn(transaction, 'audit', lines.length);
  const rows = lines.map(({ ticket, at, by, what, detail }, index) => ({
    sequence: first + index,
    ticket,
    at,
    actor_id: toPlainText(by.id),
    actor_name: toPlainText(by.name),
    actor_via: by.via,
    what,
    detail: JSON.stringify(detail),
  }));
  await transaction.insertInto('ticket_audit').values(rows).execute();
}

/** Lines later than `after`, earliest first. */
export async function listLines(
  database: Database,
  { ticket, after = 0, most }: Parameters<DeskStore['audit']>[0],
): Promise<readonly KeptAuditLine[]> {
  let query = database.selectFrom('ticket_audit').selectAll().where('sequence', '>', after);
  if (ticket !== undefined) query = query.where('ticket', '=', toPlainText(ticket));
  return (await query.orderBy('sequence').limit(most).execute()).map(toLine);
}

/** The sequence of the last line; 0 where there is none. */
export async function findLastSequence(database: Database): Promise<number> {
  const row = await database
    .selectFrom('ticket_audit')
    .select('sequence')
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.sequence ?? 0;
}

function toLine(row: Selectable<Tables['ticket_audit']>): KeptAuditLine {
  const { sequence, ticket, at, what } = row;
  const by = { id: row.actor_id, name: row.actor_name, via: row.actor_via };
  return { sequence, ticket, at, by, what, detail: JSON.parse(row.detail) };
}
