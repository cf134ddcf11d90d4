import type { ConversationStore } from './conversation-store';
import type { Database } from './database';

type Props = { readonly database: Database; readonly now: () => Date };

/** Conversations in the database; a write counts only on top of the revision it read. */
export function createDatabaseStore({ database, now }: Props): ConversationStore {
  return {
    async read(key) {
      const row = await database
        .selectFrom('conversations')
        .select(['revision', 'value'])
        .where('key', '=', key)
        .executeTakeFirst();
      return row === undefined
        ? { revision: 0, value: undefined }
        : { revision: row.revision, value: parse(row.value) };
    },
    async write(key, value, revision) {
      const row = { revision: revision + 1, value: JSON.stringify(value), updated_at: now().toISOString() };
      if (revision === 0) return insert(database, { key, ...row });
      const { numUpdatedRows } = await database
        .updateTable('conversations')
        .set(row)
        .where('key', '=', key)
        .where('revision', '=', revision)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
  };
}

type Row = {
  readonly key: string;
  readonly revision: number;
  readonly value: string;
  readonly updated_at: string;
};

async function insert(database: Database, row: Row): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await database
    .insertInto('conversations')
    .values(row)
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** A row that is no JSON reads as nothing known, so that its person can start anew. */
function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
