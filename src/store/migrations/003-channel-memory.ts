import type { Kysely } from 'kysely';
import { orderedText } from './column-types';

export async function up(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable('channel_memory')
    .addColumn('key', orderedText(database), (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('updated_at', orderedText(database), (column) => column.notNull())
    .addColumn('expires_at', orderedText(database))
    .execute();
}

export async function down(database: Kysely<unknown>): Promise<void> {
  await database.schema.dropTable('channel_memory').execute();
}
