import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Generated, Kysely, type MigrationProvider, Migrator, SqliteDialect } from 'kysely';
import Libsql from 'libsql';
import * as conversations from './migrations/001-conversations';
import * as unansweredQuestions from './migrations/002-unanswered-questions';
import * as channelMemory from './migrations/003-channel-memory';

export type Tables = {
  readonly conversations: {
    readonly key: string;
    readonly revision: number;
    /** The conversation as JSON. */
    readonly value: string;
    /** ISO 8601, UTC. */
    readonly updated_at: string;
  };
  readonly unanswered_questions: {
    readonly id: Generated<number>;
    /** ISO 8601, UTC. */
    readonly asked_at: string;
    readonly locale: string;
    readonly text: string;
    readonly reason: string;
    readonly nearest: string | null;
  };
  readonly channel_memory: {
    readonly key: string;
    /** What a channel remembers, as JSON. */
    readonly value: string;
    /** ISO 8601, UTC. */
    readonly updated_at: string;
    /** ISO 8601, UTC; null: it is kept. */
    readonly expires_at: string | null;
  };
};

export type Database = Kysely<Tables>;

/** Milliseconds a writer waits for another process to let go of the file before it fails. */
const BUSY_TIMEOUT = 5000;

/**
 * Opens the SQLite database in a directory, which is made if need be, and brings its schema up to date.
 * @throws where the directory cannot be written or the schema is of a later release
 */
export async function openDatabase(directory: string): Promise<Database> {
  mkdirSync(directory, { recursive: true });
  const file = new Libsql(join(directory, 'port25.db'));
  file.exec('PRAGMA journal_mode = WAL');
  file.exec('PRAGMA synchronous = NORMAL');
  file.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT}`);
  const database = new Kysely<Tables>({ dialect: new SqliteDialect({ database: file as never }) });
  await migrate(database);
  return database;
}

const MIGRATIONS: MigrationProvider = {
  getMigrations: async () => ({
    '001-conversations': conversations,
    '002-unanswered-questions': unansweredQuestions,
    '003-channel-memory': channelMemory,
  }),
};

async function migrate(database: Database): Promise<void> {
  const { error } = await new Migrator({ db: database, provider: MIGRATIONS }).migrateToLatest();
  if (error !== undefined) throw error;
}
