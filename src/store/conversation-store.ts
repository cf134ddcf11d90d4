import type { DeskWrite, DeskWritten } from './desk-store';
import type { KeptQuestion } from './unanswered-store';

/** A stored conversation, as JSON, and how often it was written. Revision 0: never. */
export type Stored = { readonly revision: number; readonly value: unknown };

/** A conversation in a list: `updatedAt` is ISO 8601, UTC. */
export type Listed = { readonly key: string; readonly value: unknown; readonly updatedAt: string };

/** What a turn leaves behind besides the conversation. */
export type TurnExtras = {
  /** A question that nothing answered. */
  readonly question?: KeptQuestion;
  /** What happened to tickets. */
  readonly desk?: readonly DeskWrite[];
};

/** Where conversations are kept between two turns. */
export interface ConversationStore {
  read(key: string): Promise<Stored>;
  /** Those whose key begins so, the one written last first, at most `most`. */
  list(prefix: string, most: number): Promise<readonly Listed[]>;
  /**
   * Writes the next revision and what the turn leaves behind besides: all of it or nothing.
   * @returns `conflict` where somebody else wrote the conversation, or a ticket, since it was read
   */
  write(key: string, value: unknown, revision: number, extras?: TurnExtras): Promise<DeskWritten>;
}

export type MemoryStore = ConversationStore & { readonly questions: readonly KeptQuestion[] };

type Row = { readonly revision: number; readonly json: string; readonly updatedAt: string };

/** A store that forgets with the process: for the command line and for tests. It keeps no tickets. */
export function createMemoryStore(now: () => Date = () => new Date()): MemoryStore {
  const rows = new Map<string, Row>();
  const questions: KeptQuestion[] = [];
  return {
    questions,
    async read(key) {
      const row = rows.get(key);
      return row === undefined
        ? { revision: 0, value: undefined }
        : { revision: row.revision, value: JSON.parse(row.json) };
    },
    async list(prefix, most) {
      const found = [...rows].filter(([key]) => key.startsWith(prefix)).reverse();
      return found
        .slice(0, most)
        .map(([key, { json, updatedAt }]) => ({ key, value: JSON.parse(json), updatedAt }));
    },
    async write(key, value, revision, { question, desk = [] } = {}) {
      if (desk.length > 0) throw new Error('tickets are kept in a database only: open one, and its store');
      if ((rows.get(key)?.revision ?? 0) !== revision) return 'conflict';
      // Taken out first, so that the rows stand in the order they were written in.
      rows.delete(key);
      rows.set(key, { revision: revision + 1, json: JSON.stringify(value), updatedAt: now().toISOString() });
      if (question !== undefined) questions.push(question);
      return 'written';
    },
  };
}
