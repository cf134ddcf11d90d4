import type { Action } from '../answer/action';
import type { Locale } from '../answer/locale';
import type { Reply } from '../answer/reply';

/** What a person did, as a channel received it. */
export type Incoming = {
  readonly channel: 'teams' | 'slack' | 'web' | 'terminal';
  /** One person's conversation in one place; two people in one thread have two. */
  readonly conversation: string;
  /** The text as written, mentions of the bot removed; empty where only a button was pressed. */
  readonly text: string;
  readonly action?: Action;
  /** The words on the button that was pressed, for the transcript. */
  readonly pressed?: string;
  /** What the channel believes the person's language to be. */
  readonly locale?: Locale;
  /** The platform's id of this delivery; the same id again is answered by nothing. */
  readonly delivery?: string;
  /** Greet, as on an installation: there is no text to answer. */
  readonly joined?: boolean;
};

/** What every channel hands a message to: one turn of the conversation. */
export interface TurnTaker {
  /** Resolves to what is to be said, in order; an empty list means keep quiet. Never rejects on a person's mistake. */
  take(incoming: Incoming): Promise<readonly Reply[]>;
}
