import type { KeptQuestion } from './unanswered-store';

/** A stored conversation, as JSON, and how often it was written. Revision 0: never. */
export type Stored = { readonly revision: number; readonly value: unknown };

/** Where conversations are kept between two turns. */
export interface ConversationStore {
  read(key: string): Promise<Stored>;
  /**
   * Writes the next revision, and with it the question that nothing answered, both or neither.
   * @returns false, and nothing written, where somebody else wrote since `revision` was read
   */
  write(key: string, value: unknown, revision: number, question?: KeptQuestion): Promise<boolean>;
}

export type MemoryStore = ConversationStore & { readonly questions: readonly KeptQuestion[] };

/** A store that forgets with the process: for the command line and for tests. */
export function createMemoryStore(): MemoryStore {
  const rows = new Map<string, { readonly revision: number; readonly json: string }>();
  const questions: KeptQuestion[] = [];
  return {
    questions,
    async read(key) {
      const row = rows.get(key);
      return row === undefined
        ? { revision: 0, value: undefined }
        : { revision: row.revision, value: JSON.parse(row.json) };
    },
    async write(key, value, revision, question) {
      if ((rows.get(key)?.revision ?? 0) !== revision) return false;
      rows.set(key, { revision: revision + 1, json: JSON.stringify(value) });
      if (question !== undefined) questions.push(question);
      return true;
    },
  };
}
