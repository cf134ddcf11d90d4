import type { Reply } from '../answer/reply';
import type { TurnInput } from '../answer/turn-input';

/** What a person did, as a channel received it. */
export type Incoming = TurnInput & { readonly channel: 'teams' | 'slack' | 'web' | 'terminal' };

/** What every channel hands a message to: one turn of the conversation. */
export interface TurnTaker {
  /** Resolves to what is to be said, in order; an empty list means keep quiet. Never rejects on a person's mistake. */
  take(incoming: Incoming): Promise<readonly Reply[]>;
}
