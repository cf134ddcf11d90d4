import type { Action } from './action';
import type { Locale } from './locale';
import type { FileLink, Privacy } from './ticket';

export type Wish = 'check' | 'ask' | 'explain';

/** What a person did in one turn of a conversation. */
export type TurnInput = {
  /** One person's conversation in one place; two people in one thread have two. */
  readonly conversation: string;
  /** What they ask by; left out where nobody can be reached. */
  readonly channel?: 'teams' | 'slack' | 'web' | 'terminal';
  /** The text as written, mentions of the bot removed; empty where only a button was pressed. */
  readonly text: string;
  readonly action?: Action;
  /** The words on the button that was pressed, for the transcript. */
  readonly pressed?: string;
  /** What the channel believes the person's language to be. */
  readonly locale?: Locale;
  /** The person chose `locale`, so that what they write in does not change it. */
  readonly isLocaleChosen?: boolean;
  /**
   * What the person asked for by name: the verdict on these words alone, or the guides and not the case; or what
   * words that somebody else wrote mean, which are read and never obeyed, and answered in `locale`.
   */
  readonly wish?: Wish;
  /** The bot was not spoken to: what it does not understand is not for it, and leaves no trace. */
  readonly isUnasked?: boolean;
  /** Files beside the words, by address. */
  readonly files?: readonly FileLink[];
  /** Pictures or sounds beside the words, which have no address that others could open. */
  readonly hasMedia?: boolean;
  /** What others call the person. */
  readonly name?: string;
  /** Who it is, the same wherever they ask on the channel. */
  readonly person?: string;
  /** Left out: others may read there. */
  readonly privacy?: Privacy;
  /** The platform's id of this delivery; the same id again is answered by nothing. */
  readonly delivery?: string;
  /** The `delivery` of the message whose words these take the place of. */
  readonly replaces?: string;
  /** Greet, as on an installation: there is no text to answer. */
  readonly joined?: boolean;
};

/** A person changed, or deleted, what they had said. */
export type Amendment = {
  readonly conversation: string;
  /** The `delivery` it came with. */
  readonly delivery: string;
  /** What it says now; null: it was deleted. */
  readonly text: string | null;
};
