import { type Kysely, sql } from 'kysely';
import { orderedText } from './column-types';

/** The number of the first ticket follows this one. */
const BEFORE_THE_FIRST = 1000;

export async function up(database: Kysely<unknown>): Promise<void> {
  await createCounters(database);
  await createTickets(database);
  await createAudit(database);
  await createOutbox(database);
}

export async function down(database: Kysely<unknown>): Promise<void> {
  for (const table of [
    'outbox',
    'ticket_deliveries',
    'ticket_audit',
    'ticket_conversations',
    'tickets',
    'desk_counters',
  ])
    await database.schema.dropTable(table).execute();
}

async function createCounters(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable('desk_counters')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value', 'integer', (column) => column.notNull())
    .execute();
  const rows = sql.raw(`('ticket', ${BEFORE_THE_FIRST}), ('audit', 0), ('outbox', 0), ('take', 0)`);
  await sql`insert into desk_counters (name, value) values ${rows}`.execute(database);
}

async function createTickets(database: Kysely<unknown>): Promise<void> {
  const key = orderedText(database);
  await database.schema
    .createTable('tickets')
    .addColumn('id', key, (column) => column.primaryKey())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('priority', 'text', (column) => column.notNull())
    .addColumn('assignee', 'text')
    .addColumn('nudge_at', key)
    .addColumn('updated_at', key, (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();
  await index(database, 'tickets', ['updated_at']);
  await index(database, 'tickets', ['state', 'updated_at']);
  await index(database, 'tickets', ['nudge_at']);
  await database.schema
    .createTable('ticket_conversations')
    .addColumn('conversation', key, (column) => column.notNull())
    .addColumn('ticket', key, (column) => column.notNull())
    .addPrimaryKeyConstraint('ticket_conversations_key', ['conversation', 'ticket'])
    .execute();
  await index(database, 'ticket_conversations', ['ticket']);
}

async function createAudit(database: Kysely<unknown>): Promise<void> {
  const key = orderedText(database);
  await database.schema
    .createTable('ticket_audit')
    .addColumn('sequence', 'integer', (column) => column.primaryKey())
    .addColumn('ticket', key, (column) => column.notNull())
    .addColumn('at', key, (column) => column.notNull())
    .addColumn('actor_id', 'text', (column) => column.notNull())
    .addColumn('actor_name', 'text', (column) => column.notNull())
    .addColumn('actor_via', 'text', (column) => column.notNull())
    .addColumn('what', 'text', (column) => column.notNull())
    .addColumn('detail', 'text', (column) => column.notNull())
    .execute();
  await index(database, 'ticket_audit', ['ticket', 'sequence']);
  await database.schema
    .createTable('ticket_deliveries')
    .addColumn('key', key, (column) => column.primaryKey())
    .addColumn('ticket', key, (column) => column.notNull())
    .addColumn('at', key, (column) => column.notNull())
    .execute();
}

async function createOutbox(database: Kysely<unknown>): Promise<void> {
  const key = orderedText(database);
  await database.schema
    .createTable('outbox')
    .addColumn('sequence', 'integer', (column) => column.primaryKey())
    .addColumn('key', key, (column) => column.notNull().unique())
    .addColumn('ticket', key, (column) => column.notNull())
    .addColumn('lane', key, (column) => column.notNull())
    .addColumn('target', 'text', (column) => column.notNull())
    .addColumn('side', 'text')
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('due_at', key, (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('leased_until', key)
    .addColumn('problem', 'text')
    .addColumn('place', 'text')
    .addColumn('thread', key)
    .addColumn('created_at', key, (column) => column.notNull())
    .addColumn('sent_at', key)
    .execute();
  await index(database, 'outbox', ['lane', 'state', 'sequence']);
  await index(database, 'outbox', ['state', 'due_at']);
  await index(database, 'outbox', ['ticket', 'sequence']);
  await index(database, 'outbox', ['thread', 'side']);
}

async function index(database: Kysely<unknown>, table: string, columns: readonly string[]): Promise<void> {
  const name = `${table}_by_${columns.join('_')}`;
  await database.schema
    .createIndex(name)
    .on(table)
    .columns([...columns])
    .execute();
}
