import type { Answer } from '../answer/answer';
import type { Locale } from '../answer/locale';

/**
 * What a post says. `of` is the key of an earlier post that says this from now on: its message is
 * changed in place; where that one never went out, this is said anew.
 */
export type PostContent =
  /** Null as locale: the language of the staff. */
  | {
      readonly kind: 'say';
      readonly answer: Answer;
      readonly locale: Locale | null;
      readonly of: string | null;
    }
  /** The card of the ticket, as the ticket is when it goes out. */
  | { readonly kind: 'card'; readonly of: string | null }
  /** A reply as the person will read it and how far it got, as it is when it goes out. */
  | { readonly kind: 'preview'; readonly entry: string; readonly seconds: number; readonly of: string | null }
  /** For another help desk. */
  | { readonly kind: 'event'; readonly event: HubEvent };

/** What another help desk is told; drawn as Bot Framework activities. */
export type HubEvent =
  | { readonly kind: 'initiate' }
  /** The entry of the transcript that was added. */
  | { readonly kind: 'said'; readonly entry: string }
  | { readonly kind: 'amended'; readonly entry: string }
  /** The person closed, reopened or rated it, or the staff here changed its state. */
  | { readonly kind: 'state'; readonly state: string };
