import type { KnownFact, VerdictView } from '../answer/answer';
import type { Actor, FileLink, Participant, Priority, Satisfaction, TicketEntry } from '../answer/ticket';

/** Something said in a turn, as it goes into the ticket. */
export type Said = Pick<TicketEntry, 'from' | 'text' | 'files' | 'ref'> & {
  readonly at: string;
  readonly choice?: string;
};

/** What happens to a ticket. */
export type TicketCommand =
  /** Of the person's conversation: what was said there, and what is known there now. */
  | {
      readonly do: 'person-said';
      readonly by: Participant;
      readonly said: readonly Said[];
      readonly facts: readonly KnownFact[];
      readonly verdict: VerdictView | null;
    }
  | {
      readonly do: 'person-amended';
      readonly conversation: string;
      readonly ref: string;
      readonly text: string | null;
    }
  | { readonly do: 'person-closed' | 'person-reopened'; readonly by: Participant }
  | { readonly do: 'rated'; readonly by: Participant; readonly score: Satisfaction['score'] }
  | { readonly do: 'commented'; readonly by: Participant; readonly text: string }
  | { readonly do: 'claim' | 'release' | 'see' | 'reopen'; readonly by: Actor }
  | { readonly do: 'assign'; readonly by: Actor; readonly to: string }
  | {
      readonly do: 'reply';
      readonly by: Actor;
      readonly text: string;
      readonly files: readonly FileLink[];
      readonly ref: string | null;
      /** How long it may be taken back, in seconds; 0: it goes out at once. */
      readonly undoSeconds: number;
    }
  | { readonly do: 'edit'; readonly by: Actor; readonly ref: string; readonly text: string }
  | { readonly do: 'take-back' | 'send-again' | 'settle'; readonly by: Actor; readonly entry: string }
  | { readonly do: 'note'; readonly by: Actor; readonly text: string; readonly ref: string | null }
  /** A note was edited, or deleted (null). */
  | { readonly do: 'amend-note'; readonly by: Actor; readonly ref: string; readonly text: string | null }
  | { readonly do: 'resolve'; readonly by: Actor; readonly text: string | null }
  | { readonly do: 'prioritize'; readonly by: Actor; readonly priority: Priority }
  /** This ticket goes on as another; the other one gets `absorb` in the same write. */
  | { readonly do: 'merge'; readonly by: Actor; readonly into: string }
  /** A target comes near, or was missed. */
  | { readonly do: 'nudge' }
  /** What became of a reply, as the outbox tells. */
  | {
      readonly do: 'delivery';
      readonly entry: string;
      readonly state: 'delivered' | 'seen' | 'failed' | 'unsure';
      readonly problem: string | null;
    };
