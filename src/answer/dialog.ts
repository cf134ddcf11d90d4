import type { Action } from './action';
import type { Answer } from './answer';
import type { Conversation } from './conversation';

/** What a dialog is given in one turn; `reading` is what the text said, `action` the button pressed. */
export type DialogInput<Reading> = {
  readonly reading?: Reading;
  /** The words as written, where any were. */
  readonly text?: string;
  readonly action?: Action;
  /** What the person asked for by name (see TurnInput). */
  readonly wish?: 'check' | 'ask';
  /** The person has just arrived; there is nothing to answer yet. */
  readonly joined?: boolean;
  /** `YYYY-MM-DD` */
  readonly today: string;
};

/** A question nothing answered, kept so that somebody may write what is missing. */
export type Unanswered = {
  readonly text: string;
  readonly reason: 'no-answer' | 'not-meant' | 'not-understood';
  /** What came nearest, by key. */
  readonly nearest: string | null;
};

export type DialogStep = {
  readonly conversation: Conversation;
  readonly answers: readonly Answer[];
  readonly unanswered?: Unanswered;
};

/** A conversation a support lead can read: from what is known and what was said, to what is meant. */
export interface Dialog<Reading> {
  readonly name: string;
  /** Whether this dialog takes the turn; the first that does is asked. */
  takes(conversation: Conversation, input: DialogInput<Reading>): boolean;
  advance(conversation: Conversation, input: DialogInput<Reading>): DialogStep;
}
