import type { Database } from './tables';

/** A question nothing answered, without who asked it: what the guides lack. */
export type KeptQuestion = {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly locale: string;
  readonly text: string;
  readonly reason: string;
  /** Key of the passage that came nearest. */
  readonly nearest: string | null;
};

/** Every question kept, oldest first. */
export async function listUnanswered(database: Database): Promise<readonly KeptQuestion[]> {
  const rows = await database.selectFrom('unanswered_questions').selectAll().orderBy('id').execute();
  return rows.map(({ asked_at: at, locale, text, reason, nearest }) => ({
    at,
    locale,
    text,
    reason,
    nearest,
  }));
}
