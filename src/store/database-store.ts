import type { ConversationStore } from './conversation-store';
import { writeTogether } from './desk-store-database';
import { toPlainText } from './desk-text';
import type { Database } from './tables';
import type { KeptQuestion } from './unanswered-store';

/** Sorts behind whatever a key goes on with. */
const LAST_CHARACTER = '\u{10ffff}';

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
    async list(prefix, most) {
      const rows = await database
        .selectFrom('conversations')
        .select(['key', 'value', 'updated_at'])
        .where('key', '>=', prefix)
        .where('key', '<', `${prefix}${LAST_CHARACTER}`)
        .orderBy('updated_at', 'desc')
        .limit(most)
        .execute();
      return rows.map(({ key, value, updated_at }) => ({ key, value: parse(value), updatedAt: updated_at }));
    },
    write(key, value, revision, { question, desk = [] } = {}) {
      const row = {
        key,
        revision: revision + 1,
        value: JSON.stringify(value),
        updated_at: now().toISOString(),
      };
      return writeTogether(database, desk, async (transaction) => {
        if (!(await writeRow(transaction, row))) return 'conflict';
        if (question !== undefined) await keepQuestion(transaction, question);
        return 'written';
      });
    },
  };
}

/** Writes on top of the revision before; false where that is not the one there. */
async function writeRow(database: Database, { key, ...row }: Row): Promise<boolean> {
  if (row.revision === 1) return insert(database, { key, ...row });
  const { numUpdatedRows } = await database
    .updateTable('conversations')
    .set(row)
    .where('key', '=', key)
    .where('revision', '=', row.revision - 1)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

async function keepQuestion(database: Database, { at, text, ...question }: KeptQuestion): Promise<void> {
  await database
    .insertInto('unanswered_questions')
    .values({ asked_at: at, text: toPlainText(text), ...question })
    .execute();
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
