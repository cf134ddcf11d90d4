import type { Generated, Kysely } from 'kysely';
import type { Priority, TicketState, Via } from '../answer/ticket';
import type { PostState } from './desk-store';

/** What the desk counts: `ticket` and the sequences of two tables; `take` is whose turn it is to take posts. */
export type CounterName = 'ticket' | 'audit' | 'outbox' | 'take';

type DeskTables = {
  /** Counted here, not by the table: a number is given in the order in which writers commit. */
  readonly desk_counters: { readonly name: CounterName; readonly value: number };
  readonly tickets: {
    readonly id: string;
    readonly revision: number;
    readonly state: TicketState;
    readonly priority: Priority;
    /** Name of who has it. */
    readonly assignee: string | null;
    /** ISO 8601, UTC. */
    readonly nudge_at: string | null;
    /** ISO 8601, UTC. */
    readonly updated_at: string;
    /** The ticket as JSON; the columns beside it are what is asked for. */
    readonly value: string;
  };
  readonly ticket_conversations: { readonly conversation: string; readonly ticket: string };
  /** Rows are added, never changed or removed. */
  readonly ticket_audit: {
    readonly sequence: number;
    readonly ticket: string;
    /** ISO 8601, UTC. */
    readonly at: string;
    readonly actor_id: string;
    readonly actor_name: string;
    readonly actor_via: Via;
    readonly what: string;
    /** As JSON. */
    readonly detail: string;
  };
  readonly ticket_deliveries: {
    readonly key: string;
    readonly ticket: string;
    /** ISO 8601, UTC. */
    readonly at: string;
  };
  readonly outbox: {
    readonly sequence: number;
    readonly key: string;
    readonly ticket: string;
    readonly lane: string;
    /** As JSON. */
    readonly target: string;
    /** Of a target that is a channel of the staff. */
    readonly side: 'teams' | 'slack' | null;
    /** As JSON. */
    readonly content: string;
    /** ISO 8601, UTC. */
    readonly due_at: string;
    readonly state: PostState;
    readonly attempts: number;
    /** ISO 8601, UTC; null unless it is being sent. */
    readonly leased_until: string | null;
    readonly problem: string | null;
    /** As JSON. */
    readonly place: string | null;
    readonly thread: string | null;
    /** ISO 8601, UTC. */
    readonly created_at: string;
    /** ISO 8601, UTC. */
    readonly sent_at: string | null;
  };
};

export type Tables = DeskTables & {
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
