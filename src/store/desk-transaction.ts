import { PostgresAdapter, sql } from 'kysely';
import type { Database } from './tables';

type Job<Result> = (transaction: Database) => Promise<Result>;

type Props<Result> = {
  readonly database: Database;
  /** All it does goes through what it is given, and is kept as a whole. */
  readonly job: Job<Result>;
  /** A result that is not kept is resolved to, but all that was written is taken back. Default: each is. */
  readonly isKept?: (result: Result) => boolean;
};

/**
 * Does a job in one transaction; what it throws takes everything back and is thrown on. A job must not begin
 * another one.
 * @throws what {@link isContended} knows, where others were in the way: nothing was written
 */
export function transact<Result>(props: Props<Result>): Promise<Result> {
  const { database } = props;
  const once = () => database.connection().execute((connection) => run(connection, props));
  return isPostgres(database) ? once() : inTurn(once);
}

/** For a job of one statement: PostgreSQL keeps or takes that back without being told. */
export function runStatement<Result>(database: Database, job: Job<Result>): Promise<Result> {
  return isPostgres(database) ? job(database) : transact({ database, job });
}

/** Whether a transaction failed because of others at the same moment, so that it may be tried again. */
export function isContended(error: unknown): boolean {
  const { code } = error as { readonly code?: unknown };
  if (typeof code !== 'string') return false;
  // Serialisation failure and deadlock of PostgreSQL.
  return code === '40001' || code === '40P01' || code.startsWith('SQLITE_BUSY');
}

let last: Promise<unknown> = Promise.resolve();

/**
 * One after another in this process, whoever opened the file: SQLite waits for the right to write in a way that
 * stops the process, and with it the one that has that right.
 */
function inTurn<Result>(once: () => Promise<Result>): Promise<Result> {
  const result = last.then(once, once);
  last = result;
  return result;
}

async function run<Result>(
  connection: Database,
  { job, isKept = () => true }: Props<Result>,
): Promise<Result> {
  await begin(connection);
  try {
    const result = await job(connection);
    await (isKept(result) ? sql`commit` : sql`rollback`).execute(connection);
    return result;
  } catch (error) {
    // A connection that broke, or a transaction the database ended by itself, cannot be rolled back.
    await sql`rollback`.execute(connection).catch(() => undefined);
    throw error;
  }
}

/**
 * In SQLite the right to write is taken first: whoever reads first and then wants to write is refused at once
 * where another process wrote in between. In PostgreSQL a statement must see what was committed while it waited,
 * whatever the server is set to.
 */
async function begin(connection: Database): Promise<void> {
  const words = isPostgres(connection) ? sql`begin isolation level read committed` : sql`begin immediate`;
  await words.execute(connection);
}

function isPostgres(database: Database): boolean {
  return database.getExecutor().adapter instanceof PostgresAdapter;
}
