import type { Action } from './action';
import type { Answer, Expected } from './answer';
import type { Conversation } from './conversation';
import type { HandoffDraft, Priority, Ticket } from './ticket';
import type { Wish } from './turn-input';

/** What a dialog is given in one turn; `reading` is what the text said, `action` the button pressed. */
export type DialogInput<Reading> = {
  readonly reading?: Reading;
  /** The words as written, where any were. */
  readonly text?: string;
  /** Files or pictures came with them, which the bot cannot open. */
  readonly hasFiles?: boolean;
  readonly action?: Action;
  /** What the person asked for by name (see TurnInput). */
  readonly wish?: Wish;
  /** The staff, where any can be reached from here. */
  readonly desk?: DeskView;
  /** The person has just arrived; there is nothing to answer yet. */
  readonly joined?: boolean;
  /** `YYYY-MM-DD` */
  readonly today: string;
};

/** What a dialog knows of the staff. */
export type DeskView = {
  /** The ticket of this conversation, as it goes on (see merging), whatever its state. */
  readonly ticket?: Ticket;
  /** When somebody can be expected, by how urgent it is. */
  readonly expected: Readonly<Record<Priority, Expected>>;
};

/** What a turn asks of the desk; it happens together with the turn, or neither does. */
export type DeskWish =
  | { readonly do: 'open'; readonly draft: HandoffDraft }
  /** What was said in this turn goes to the staff who have the ticket. */
  | { readonly do: 'pass-on' }
  | { readonly do: 'close' | 'reopen' }
  | { readonly do: 'rate'; readonly score: number }
  | { readonly do: 'comment'; readonly text: string };

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
  /** Its outcome (the number of the ticket, or why not) is told after the answers. */
  readonly desk?: DeskWish;
};

/** A conversation a support lead can read: from what is known and what was said, to what is meant. */
export interface Dialog<Reading> {
  readonly name: string;
  /** Whether this dialog takes the turn; the first that does is asked. */
  takes(conversation: Conversation, input: DialogInput<Reading>): boolean;
  advance(conversation: Conversation, input: DialogInput<Reading>): DialogStep;
}
