import { runStatement } from './desk-transaction';
import type { Database } from './tables';

/** Values by key, as JSON; the port of the channels' memory, which it fits. */
export interface KeyedMemory {
  /** What was written last; undefined where there is nothing, or nothing any more. */
  read(key: string): Promise<unknown>;
  /** @param keepForMs after this long the value is forgotten; left out, it is kept */
  write(key: string, value: unknown, keepForMs?: number): Promise<void>;
  /** Forgets the value; one that is not there is no mistake. */
  remove(key: string): Promise<void>;
}

/** Of so many writes one clears away what has expired: reads ignore it, so that there is no hurry. */
const WRITES_PER_SWEEP = 100;

type Props = { readonly database: Database; readonly now: () => Date };

/** A memory in the database: shared by all who opened the file, and kept across restarts. */
export function createDatabaseMemory({ database, now }: Props): KeyedMemory {
  let writes = 0;
  return {
    async read(key) {
      const row = await database
        .selectFrom('channel_memory')
        .select(['value', 'expires_at'])
        .where('key', '=', key)
        .executeTakeFirst();
      return row === undefined || isExpired(row.expires_at, now()) ? undefined : parse(row.value);
    },
    async write(key, value, keepForMs) {
      const at = now();
      // The first write sweeps as well: a process that never lives to its hundredth clears up, too.
      if (writes++ % WRITES_PER_SWEEP === 0) await sweep(database, at);
      const row = {
        value: JSON.stringify(value),
        updated_at: at.toISOString(),
        expires_at: toExpiry(at, keepForMs),
      };
      await runStatement(database, (each) =>
        each
          .insertInto('channel_memory')
          .values({ key, ...row })
          .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
          .execute(),
      );
    },
    async remove(key) {
      await runStatement(database, (each) =>
        each.deleteFrom('channel_memory').where('key', '=', key).execute(),
      );
    },
  };
}

/** A memory that forgets with the process: for the command line and for tests. */
export function createTransientMemory(now: () => Date = () => new Date()): KeyedMemory {
  const rows = new Map<string, { readonly json: string; readonly expiresAt: string | null }>();
  return {
    async read(key) {
      const row = rows.get(key);
      return row === undefined || isExpired(row.expiresAt, now()) ? undefined : parse(row.json);
    },
    async write(key, value, keepForMs) {
      rows.set(key, { json: JSON.stringify(value), expiresAt: toExpiry(now(), keepForMs) });
    },
    async remove(key) {
      rows.delete(key);
    },
  };
}

/** Times in ISO 8601, UTC, sort as text, in any database. */
function isExpired(expiresAt: string | null, at: Date): boolean {
  return expiresAt !== null && expiresAt <= at.toISOString();
}

function toExpiry(at: Date, keepForMs: number | undefined): string | null {
  return keepForMs === undefined ? null : new Date(at.getTime() + keepForMs).toISOString();
}

async function sweep(database: Database, at: Date): Promise<void> {
  await runStatement(database, (each) =>
    each.deleteFrom('channel_memory').where('expires_at', '<=', at.toISOString()).execute(),
  );
}

/** What is no JSON reads as nothing remembered: a channel can do without. */
function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
