import { openPostgres } from './postgres';
import { openSqlite } from './sqlite';
import type { Database } from './tables';

/** Where everything is kept. */
export type DatabasePlace =
  /** SQLite in a directory, which is made if need be. */
  | { readonly kind: 'sqlite'; readonly directory: string }
  /** PostgreSQL; the address has the password in it: never print it. */
  | { readonly kind: 'postgres'; readonly url: string };

type Log = { warn(fields: object, message: string): void };

const SILENT: Log = { warn: () => undefined };

/**
 * Opens the database and brings its schema up to date.
 * @param log is told of connections that broke; new ones are made when they are needed
 * @throws where the directory cannot be written, or the schema is of a later release
 * @throws {DatabaseError} where the PostgreSQL server does not let us in
 */
export function openDatabase(place: DatabasePlace, log: Log = SILENT): Promise<Database> {
  switch (place.kind) {
    case 'sqlite':
      return openSqlite(place.directory);
    case 'postgres':
      return openPostgres(place.url, log);
    default:
      return place satisfies never;
  }
}

/** Whoever asks whether we are ready does not wait longer, in milliseconds. */
const PING_TIMEOUT = 3000;

/** Whether the database answers now. */
export async function isAnswering(database: Database): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PING_TIMEOUT);
  });
  const asked = database.selectFrom('conversations').select('key').limit(1).execute();
  const answered = asked.then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([answered, late]);
  } finally {
    clearTimeout(timer);
  }
}
