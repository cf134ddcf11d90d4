import { type ColumnDataType, type Kysely, PostgresAdapter, type RawBuilder, sql } from 'kysely';

type Type = ColumnDataType | RawBuilder<unknown>;

/**
 * Text that is compared and ordered byte by byte: keys and times. SQLite does so by itself; PostgreSQL goes
 * by the language of the database, where a key need not lie between its own beginning and what follows that.
 */
export function orderedText(database: Kysely<unknown>): Type {
  return isPostgres(database) ? sql`text collate "C"` : 'text';
}

export function isPostgres(database: Kysely<unknown>): boolean {
  return database.getExecutor().adapter instanceof PostgresAdapter;
}
