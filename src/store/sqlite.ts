import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, SqliteDialect, sql } from 'kysely';
import Libsql from 'libsql';
import { migrate } from './migrate';
import type { Database, Tables } from './tables';

/** Milliseconds a writer waits for another process to let go of the file before it fails. */
const BUSY_TIMEOUT = 5000;

/** Takes the right to write at once: asked for later, it may be refused. */
const BEGIN = 'begin immediate';

/** Opens the file in a directory. @throws where it cannot be written, or is of a later release */
export async function openSqlite(directory: string): Promise<Database> {
  mkdirSync(directory, { recursive: true });
  const file = new Libsql(join(directory, 'port25.db'));
  // First, so that the rest waits as well for a process that starts at the same time.
  file.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT}`);
  file.exec('PRAGMA journal_mode = WAL');
  file.exec('PRAGMA synchronous = NORMAL');
  const database = new Kysely<Tables>({ dialect: new SqliteDialect({ database: toCareful(file) as never }) });
  await migrateAlone(database);
  return database;
}

type File = InstanceType<typeof Libsql>;

/**
 * What the file refuses while another process writes, libsql leaves open where it was prepared, and the
 * connection then sees the past for good; what is not prepared it lets go of. Every write begins with this one
 * statement, so that it is the only one that can be refused.
 */
function toCareful(file: File): object {
  const begin = {
    reader: false,
    run: () => {
      file.exec(BEGIN);
      return { changes: 0, lastInsertRowid: 0 };
    },
  };
  return {
    close: () => file.close(),
    prepare: (text: string) => (text === BEGIN ? begin : file.prepare(text)),
  };
}

/** Kysely has no migration lock for SQLite: the right to write is taken before anything is read. */
function migrateAlone(database: Database): Promise<void> {
  return database.connection().execute(async (connection) => {
    await sql.raw(BEGIN).execute(connection);
    try {
      await migrate(connection);
      await sql`commit`.execute(connection);
    } catch (error) {
      await sql`rollback`.execute(connection);
      throw error;
    }
  });
}
