import { sql } from 'kysely';
import type { CounterName, Database } from './tables';

/**
 * Counts on by so many, and resolves to the first of these numbers. Nobody else counts on before the transaction
 * ends: whoever sees a number sees all that are lower. A sequence of PostgreSQL would not keep that.
 */
export async function countOn(database: Database, name: CounterName, by = 1): Promise<number> {
  const { value } = await database
    .updateTable('desk_counters')
    .set({ value: sql<number>`value + ${sql.lit(by)}` })
    .where('name', '=', name)
    .returning('value')
    .executeTakeFirstOrThrow();
  return value - by + 1;
}
