import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient, sql } from 'kysely';
import { Pool, type PoolClient, type PoolConfig, DatabaseError as ServerError, types } from 'pg';
import { migrate } from './migrate';
import type { Database, Tables } from './tables';

/** The database cannot be opened; says which and why, never a password. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  readonly code = 'database-unusable';
  constructor(
    /** Without password and parameters. */
    readonly address: string,
    reason: string,
  ) {
    super(
      `DATABASE_URL ${address} cannot be used: ${reason}. ` +
        'Put that right, or unset DATABASE_URL, and SQLite in DATA_DIR is used',
    );
  }
}

type Log = { warn(fields: object, message: string): void };

/** Parameters of the address go before all of these; times are in milliseconds. */
const CONNECTION: PoolConfig = {
  application_name: 'port25-desk',
  // A turn makes two or three short calls: ten serve hundreds of people, and ten replicas fit one server.
  max: 10,
  connectionTimeoutMillis: 5000,
  idleTimeoutMillis: 30_000,
  keepAlive: true,
  // The server gives up first; only one that is gone is given up here.
  statement_timeout: 10_000,
  query_timeout: 12_000,
  idle_in_transaction_session_timeout: 30_000,
  types: { getTypeParser: getTypeParser as typeof types.getTypeParser },
};

/** Another process may be at it already, and a long table takes its time. */
const MIGRATION: PoolConfig = { ...CONNECTION, max: 2, statement_timeout: 0, query_timeout: 0 };

/** Opens a database on a server. @throws {DatabaseError} where it does not let us in */
export async function openPostgres(url: string, log: Log): Promise<Database> {
  const migrating = connect(url, MIGRATION, log);
  let isIn = false;
  try {
    await sql`select 1`.execute(migrating);
    isIn = true;
    await migrate(migrating);
  } catch (error) {
    // Once in, what is no error of the server is the migrator's: a schema of a later release.
    const isOfServer = !isIn || error instanceof ServerError;
    throw isOfServer ? new DatabaseError(toPublicAddress(url), describe(error)) : error;
  } finally {
    await migrating.destroy();
  }
  return connect(url, CONNECTION, log);
}

function connect(url: string, settings: PoolConfig, log: Log): Database {
  const pool = new Pool({ ...settings, connectionString: url });
  pool.on('connect', (client) => {
    // Told whether the connection is idle or in use; what nobody listens to would end the process.
    client.on('error', (error) => log.warn({ reason: describe(error) }, 'lost a connection to the database'));
  });
  pool.on('error', () => undefined);
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: toCarefulPool(pool) }) });
}

/** A connection whose server did not answer is closed, not given to the next who asks. */
function toCarefulPool(pool: Pool): PostgresPool {
  return {
    connect: async () => toCarefulClient(await pool.connect()),
    end: () => pool.end(),
  };
}

function toCarefulClient(client: PoolClient): PostgresPoolClient {
  let broken: Error | undefined;
  const query = async (text: string, values: readonly unknown[]): Promise<unknown> => {
    // A rollback need not wait as long as what came before it did.
    if (broken !== undefined) throw broken;
    try {
      return await client.query(text, [...values]);
    } catch (error) {
      if (!(error instanceof ServerError)) broken = error as Error;
      throw error;
    }
  };
  return { query: query as PostgresPoolClient['query'], release: () => client.release(broken) };
}

/** Counts are 64 bits wide, and far from what a number cannot hold; the driver gives them as text. */
function getTypeParser(type: number, format?: 'text' | 'binary'): unknown {
  return type === types.builtins.INT8 && format !== 'binary' ? Number : types.getTypeParser(type, format);
}

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection is refused, as if no server ran there',
  ENOTFOUND: 'there is no host of that name',
  EAI_AGAIN: 'the name of the host cannot be looked up',
  ETIMEDOUT: 'the server does not answer',
};

/** A name with several addresses fails with an error that has a code and no message. */
function describe(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  const known = code === undefined || !Object.hasOwn(REASONS, code) ? undefined : REASONS[code];
  return known ?? (message || code || String(error));
}

/** Without password and parameters, which may have another one in them. */
function toPublicAddress(url: string): string {
  const address = new URL(url);
  address.password = '';
  address.search = '';
  return address.href;
}
