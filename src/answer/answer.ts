import type { PassageView } from './lookup';

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
  | { readonly kind: 'not-understood'; readonly facts: readonly KnownFact[]; readonly asking: string | null }
  | { readonly kind: 'went-back'; readonly changes: readonly ChangedFact[] }
  | {
      readonly kind:
        | 'nothing-to-go-back'
        | 'restarted'
        | 'cancelled'
        | 'language-changed'
        | 'thanks'
        | 'human';
    };
