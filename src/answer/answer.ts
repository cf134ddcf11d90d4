import type { TranscriptEntry } from './conversation';
import type { PassageView } from './lookup';
import type { FileLink, HandoffDraft, Participant, Ticket, TicketEntry } from './ticket';

/**
 * What is meant, before it is put into words: keys and values, no sentence, no language, no looks.
 * Keys are those of the policy and of the phrasebook.
 */

export type FactValue = string | number | boolean;

/** How a fact came to be known. `assumed` is a default nobody said. */
export type How = 'said' | 'chosen' | 'pasted' | 'assumed';

export type KnownFact = { readonly fact: string; readonly value: FactValue; readonly how: How };

export type ChangedFact = {
  readonly fact: string;
  readonly before: FactValue | null;
  readonly after: FactValue | null;
};

/** A verdict as the rules gave it. */
export type VerdictView = {
  readonly outcome: string;
  readonly certainty: string;
  readonly subscription: string | null;
  readonly created: string | null;
  readonly asOf: string;
  readonly clauses: readonly ClauseView[];
  readonly conflicts: readonly ConflictView[];
  readonly steps: readonly string[];
  readonly caveats: readonly string[];
  readonly whatIf: readonly WhatIfView[];
};
export type ClauseView = {
  readonly id: string;
  readonly document: string;
  readonly section: string;
  readonly effect: string;
};
export type ConflictView = {
  readonly id: string;
  readonly clauses: readonly string[];
  readonly resolution: string;
};
export type WhatIfView = { readonly fact: string; readonly value: FactValue; readonly outcome: string };

/** One fact is asked for: why it matters, and the values it can have. */
export type QuestionView = {
  readonly fact: string;
  readonly why: string | null;
  readonly choices: readonly FactValue[];
};

/** Facts to fill in at once: each with the values it can have (none: it is typed) and what is known. */
export type FormView = {
  readonly fields: readonly {
    readonly fact: string;
    readonly choices: readonly FactValue[];
    readonly value: FactValue | null;
  }[];
};

/** Where a choice would lead; null where yet another fact would be needed. */
export type Fork = { readonly choice: FactValue; readonly outcome: string | null };

export type TroubleView = { readonly code: string; readonly fact: string; readonly text: string };

/** Where the conversation stands: the next question, or the verdict. */
export type Standing =
  | { readonly kind: 'question'; readonly question: QuestionView; readonly facts: readonly KnownFact[] }
  | {
      readonly kind: 'verdict';
      readonly verdict: VerdictView;
      readonly facts: readonly KnownFact[];
      readonly today: string;
    };

export type Answer =
  | Standing
  | { readonly kind: 'welcome' }
  | { readonly kind: 'help' }
  | { readonly kind: 'why'; readonly question: QuestionView; readonly facts: readonly KnownFact[] }
  | {
      readonly kind: 'how';
      readonly question: QuestionView;
      /** Where each choice would lead, if they are few. */
      readonly forks: readonly Fork[];
    }
  | {
      readonly kind: 'changed';
      readonly changes: readonly ChangedFact[];
      readonly outcomeBefore: string | null;
      readonly outcomeAfter: string | null;
    }
  | {
      readonly kind: 'what-if';
      readonly changes: readonly { readonly fact: string; readonly value: FactValue }[];
      readonly outcomeNow: string | null;
      readonly verdict: VerdictView;
    }
  | {
      readonly kind: 'what-if-open';
      readonly changes: readonly { readonly fact: string; readonly value: FactValue }[];
      readonly forks: readonly Fork[];
      readonly fact: string;
    }
  | { readonly kind: 'symptom'; readonly symptom: string; readonly evidence: readonly string[] }
  /** A section of the knowledge base; `isAnswer`: it was found for a question, and others stand behind it. */
  | { readonly kind: 'passage'; readonly passage: PassageView; readonly isAnswer: boolean }
  /** Passages to choose from: others like the one given, or others because that one was not meant. */
  | { readonly kind: 'passages'; readonly passages: readonly PassageView[]; readonly why: 'more' | 'not-it' }
  /** Nothing answers; the nearest passages, if any. */
  | { readonly kind: 'no-passage'; readonly nearest: readonly PassageView[] }
  | { readonly kind: 'trouble'; readonly troubles: readonly TroubleView[] }
  | {
      readonly kind: 'not-understood';
      readonly facts: readonly KnownFact[];
      readonly asking: string | null;
      /** What could not be read came with files or pictures, or is nothing else. */
      readonly hasFiles: boolean;
    }
  | { readonly kind: 'went-back'; readonly changes: readonly ChangedFact[] }
  | HandoffAnswer
  | StaffAnswer
  | {
      readonly kind:
        | 'nothing-to-go-back'
        | 'restarted'
        | 'cancelled'
        | 'language-changed'
        | 'thanks'
        /** Nobody of the staff can be reached from here. */
        | 'human'
        /** The person has no ticket. */
        | 'no-ticket';
    };

/** When somebody of the staff can be expected; times are ISO 8601, UTC. */
export type Expected = {
  /** Whether it is within office hours now. */
  readonly isOpenNow: boolean;
  /** When it is next; null while it is. */
  readonly opensAt: string | null;
  readonly firstReplyBy: string | null;
};

/** What the person was told of: see `Notice`. */
export const TICKET_CHANGES = [
  'claimed',
  'released',
  'assigned',
  'resolved',
  'closed',
  'reopened',
  'merged',
  'prioritized',
] as const;
export type TicketChange = (typeof TICKET_CHANGES)[number];

/** Said to the person who hands over. */
export type HandoffAnswer =
  /** Shall a person look at it? Said where two answers did not help or sources disagree. */
  | { readonly kind: 'handoff-offer'; readonly reason: HandoffDraft['reason'] }
  /** All that is passed on if they confirm. */
  | {
      readonly kind: 'handoff-preview';
      readonly draft: HandoffDraft;
      /** Secrets masked. */
      readonly transcript: readonly TranscriptEntry[];
      readonly expected: Expected;
    }
  | { readonly kind: 'handoff-cancelled' }
  | { readonly kind: 'ticket-opened'; readonly ticket: Ticket; readonly expected: Expected }
  | { readonly kind: 'ticket-status'; readonly ticket: Ticket; readonly expected: Expected }
  /** What they wrote now stands in their ticket; `isHeard`: somebody of the staff has it. */
  | { readonly kind: 'ticket-added'; readonly ticket: string; readonly isHeard: boolean }
  /**
   * The staff changed something, or the person closed or reopened it themselves (`by` is null), or another who takes
   * part did (by name, or empty where they are not to be known).
   */
  | {
      readonly kind: 'ticket-changed';
      readonly ticket: string;
      readonly change: TicketChange;
      readonly by: string | null;
      /** Whom it was handed to, what it goes on as, the new priority. */
      readonly to: string | null;
      /** What the staff said with it. */
      readonly text: string | null;
    }
  | { readonly kind: 'ticket-rated'; readonly ticket: string; readonly score: number }
  | {
      readonly kind: 'staff-message';
      readonly ticket: string;
      readonly by: string;
      readonly text: string;
      readonly files: readonly FileLink[];
    };

/** Said to the staff. */
export type StaffAnswer =
  /** The ticket at a glance, with what may be done with it now; redrawn in place with every change. */
  | { readonly kind: 'ticket-card'; readonly ticket: Ticket }
  /** All of it: facts, verdict with clauses, transcript, evidence, what may be pasted to Microsoft. */
  | { readonly kind: 'ticket-details'; readonly ticket: Ticket }
  /** A support request for Microsoft, ready to paste; none can be made: `isPossible` in the composed reply is told so. */
  | { readonly kind: 'support-request'; readonly draft: HandoffDraft }
  /** Something said in the ticket by the person, the bot or the staff elsewhere. */
  | { readonly kind: 'ticket-said'; readonly ticket: string; readonly entry: TicketEntry }
  | {
      readonly kind: 'ticket-note';
      readonly ticket: string;
      readonly by: string;
      readonly text: string;
      readonly earlier?: readonly string[];
      readonly isDeleted?: boolean;
    }
  /** A reply as the person will read it, how far it got, and, while it waits, a way to take it back. */
  | {
      readonly kind: 'reply-preview';
      readonly ticket: string;
      readonly entry: TicketEntry;
      readonly seconds: number;
      /** Those it goes to; told of where their names are known. */
      readonly to: readonly Pick<Participant, 'name' | 'privacy'>[];
    }
  | {
      readonly kind: 'ticket-nudge';
      readonly ticket: string;
      readonly target: 'first-reply' | 'resolve';
      /** ISO 8601, UTC. */
      readonly dueAt: string;
      readonly isMissed: boolean;
      readonly assignee: string | null;
    }
  /**
   * Why something could not be done; `state` is where the ticket stands. `who` has it; or the other ticket that was
   * named, such as one that is not there.
   */
  | {
      readonly kind: 'staff-refused';
      readonly ticket: string;
      readonly code: RefusalCode;
      readonly who: string | null;
      readonly state: Ticket['state'] | null;
    }
  /** What may be written in a ticket's thread. */
  | { readonly kind: 'staff-help'; readonly ticket: string };

export const REFUSAL_CODES = [
  /** There is no such ticket. */
  'no-such-ticket',
  /** Somebody else has it. */
  'held-by-other',
  /** Nobody has it, so that nobody can let go of it. */
  'not-held',
  /** It is resolved: reopen it first. */
  'resolved',
  /** It goes on as another ticket. */
  'merged',
  /** It is not resolved, so that it cannot be reopened or rated. */
  'not-resolved',
  /** What should be taken back has gone out. */
  'too-late',
  /** There is no such message in it. */
  'no-such-entry',
  /** A ticket is not merged into itself, or into one that goes on as another. */
  'cannot-merge',
  /** Words are missing. */
  'no-text',
  /** The message is longer than can be passed on. */
  'too-long',
  /** It was not named whom it should be handed to. */
  'no-assignee',
  /** There is no such priority. */
  'no-such-priority',
  /** Others wrote at the same moment, several times over. */
  'busy',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];
