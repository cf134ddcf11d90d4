import type { Kysely } from 'kysely';
import { isPostgres, orderedText } from './column-types';

export async function up(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable('unanswered_questions')
    .addColumn('id', 'integer', (column) =>
      isPostgres(database)
        ? column.primaryKey().generatedByDefaultAsIdentity()
        : column.primaryKey().autoIncrement(),
    )
    .addColumn('asked_at', orderedText(database), (column) => column.notNull())
    .addColumn('locale', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('nearest', 'text')
    .execute();
}

export async function down(database: Kysely<unknown>): Promise<void> {
  await database.schema.dropTable('unanswered_questions').execute();
}
