import type { Ticket } from '../answer/ticket';
import type { DeskWrite, StoredTicket, TicketFilter } from './desk-store';
import { toPlainText } from './desk-text';
import type { Database } from './tables';

/** Undefined where there is none. @throws where what is kept is no ticket of this release */
export async function readTicket(database: Database, id: string): Promise<StoredTicket | undefined> {
  const row = await database
    .selectFrom('tickets')
    .select(['revision', 'value'])
    .where('id', '=', toPlainText(id))
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const ticket = parseTicket(row.value);
  if (ticket === undefined)
    throw new Error(`ticket ${id} in the database is no ticket of version 1: restore its row from a backup`);
  return { revision: row.revision, ticket };
}

/** The latest change first. One that cannot be read does not keep the others from being seen. */
export async function listTickets(database: Database, filter: TicketFilter): Promise<readonly Ticket[]> {
  const { states, conversation, assignee, most } = filter;
  if (states?.length === 0) return [];
  let query = database.selectFrom('tickets').select('value');
  if (states !== undefined) query = query.where('state', 'in', states);
  if (assignee !== undefined) query = query.where('assignee', '=', toPlainText(assignee));
  if (conversation !== undefined)
    query = query.where('id', 'in', (from) =>
      from
        .selectFrom('ticket_conversations')
        .select('ticket')
        .where('conversation', '=', toPlainText(conversation)),
    );
  const rows = await query.orderBy('updated_at', 'desc').orderBy('id', 'desc').limit(most).execute();
  return rows.flatMap(({ value }) => parseTicket(value) ?? []);
}

/** Ids of those whose reminder has come, the one that waits longest first. */
export async function listToNudge(database: Database, now: string, most: number): Promise<readonly string[]> {
  const rows = await database
    .selectFrom('tickets')
    .select('id')
    .where('nudge_at', '<=', now)
    .orderBy('nudge_at')
    .limit(most)
    .execute();
  return rows.map(({ id }) => id);
}

/** Writes on top of the revision that was read; false, and nothing written, where it is another by now. */
export async function writeTicket(
  transaction: Database,
  { ticket, revision }: Pick<DeskWrite, 'ticket' | 'revision'>,
): Promise<boolean> {
  const row = toRow(ticket, revision + 1);
  const isWritten =
    revision === 0 ? await insert(transaction, ticket.id, row) : await update(transaction, ticket.id, row);
  if (isWritten) await keepConversations(transaction, ticket);
  return isWritten;
}

type Row = ReturnType<typeof toRow>;

function toRow(ticket: Ticket, revision: number) {
  return {
    revision,
    state: ticket.state,
    priority: ticket.priority,
    assignee: ticket.assignee === null ? null : toPlainText(ticket.assignee.name),
    nudge_at: ticket.nudgeAt,
    updated_at: ticket.updatedAt,
    value: JSON.stringify(ticket),
  };
}

async function insert(transaction: Database, id: string, row: Row): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('tickets')
    .values({ id, ...row })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

async function update(transaction: Database, id: string, row: Row): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('tickets')
    .set(row)
    .where('id', '=', id)
    .where('revision', '=', row.revision - 1)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

async function keepConversations(transaction: Database, { id, participants }: Ticket): Promise<void> {
  const rows = participants.map(({ conversation }) => ({
    conversation: toPlainText(conversation),
    ticket: id,
  }));
  if (rows.length === 0) return;
  await transaction
    .insertInto('ticket_conversations')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['conversation', 'ticket']).doNothing())
    .execute();
}

function parseTicket(json: string): Ticket | undefined {
  try {
    const ticket = JSON.parse(json) as Ticket | null;
    return ticket?.version === 1 ? ticket : undefined;
  } catch {
    return undefined;
  }
}
