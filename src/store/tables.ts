import type { Generated, Kysely } from 'kysely';

export type Tables = {
  readonly conversations: {
    readonly key: string;
    readonly revision: number;
    /** The conversation as JSON. */
    readonly value: string;
    /** ISO 8601, UTC. */
    readonly updated_at: string;
  };
  readonly unanswered_questions: {
    readonly id: Generated<number>;
    /** ISO 8601, UTC. */
    readonly asked_at: string;
    readonly locale: string;
    readonly text: string;
    readonly reason: string;
    readonly nearest: string | null;
  };
  readonly channel_memory: {
    readonly key: string;
    /** What a channel remembers, as JSON. */
    readonly value: string;
    /** ISO 8601, UTC. */
    readonly updated_at: string;
    /** ISO 8601, UTC; null: it is kept. */
    readonly expires_at: string | null;
  };
};

export type Database = Kysely<Tables>;
