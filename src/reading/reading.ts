import type { Locale } from '../answer/locale';
import type { Facts } from '../rules/facts';
import type { FactName, SubscriptionType } from '../rules/vocabulary';

/** What a message wants. `case` tells facts of a case; `question` asks about the policy in general. */
export const INTENTS = [
  'case',
  'question',
  'what-if',
  'correct',
  'why',
  'how',
  'back',
  'restart',
  'cancel',
  'language',
  'help',
  'human',
  'greeting',
  'thanks',
  'yes',
  'no',
  'unknown',
] as const;
export type Intent = (typeof INTENTS)[number];

/** What pasted evidence names; null where it does not. */
export type Evidence = {
  readonly port: number | null;
  readonly host: string | null;
  readonly tool: string | null;
  readonly code: string | null;
};

/** Something that looked like a fact and cannot be one, such as 31 February or port 70000. */
export type Trouble = {
  readonly fact: FactName;
  /** The words as written. */
  readonly text: string;
  readonly code: 'no-such-date' | 'no-such-port' | 'in-future' | 'several';
};

/** What one message says. Nothing is in `facts` that was not said. */
export type Reading = {
  readonly locale: Locale;
  readonly intent: Intent;
  readonly facts: Facts;
  /** What the message only supposes ("what if we moved to EA"); never part of `facts`. */
  readonly supposed: Facts;
  /** Types the message rules out: "not a free trial". */
  readonly denied: readonly SubscriptionType[];
  /** Types a word may mean where it does not settle on one ("MCA", "dev/test"). */
  readonly maybe: readonly SubscriptionType[];
  readonly trouble: readonly Trouble[];
  /** The language asked for: "in Russian, please". */
  readonly language: Locale | null;
  /** "Help", "go back please": nothing is said besides. */
  readonly isOnlyWish: boolean;
  /** Every clause asks: nothing is told. */
  readonly asks: boolean;
  /** A short "and for CSP?": it goes on from what was said before. */
  readonly followsUp: boolean;
  readonly symptom: string | null;
  readonly evidence: Evidence;
};

export type ReadInput = {
  readonly text: string;
  /** The language the person chose; it wins over what the text looks like. */
  readonly chosen?: Locale;
  /** The channel's or the command's belief; used where the text does not tell. */
  readonly locale?: Locale;
  /** Today, `YYYY-MM-DD`, for "last March". */
  readonly today: string;
  /** The fact the person was just asked for: a bare "2019" or "no" then means that. Any other word means nothing. */
  readonly asking?: string;
  /** Somebody else wrote it: it tells facts and may ask, but wishes nothing, thanks nobody and goes on from nothing. */
  readonly isQuoted?: boolean;
};

/** Words in, facts out. */
export interface Reader {
  read(input: ReadInput): Reading;
}
