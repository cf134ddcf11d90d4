import type { CaseView } from '../answer/case-view';
import type { FilledForm, Form, ReadForm } from '../answer/form';
import type { Locale } from '../answer/locale';
import type { Reply } from '../answer/reply';
import type { TurnInput } from '../answer/turn-input';

/** What a person did, as a channel received it. */
export type Incoming = TurnInput & { readonly channel: 'teams' | 'slack' | 'web' | 'terminal' };

/** What every channel hands a message to: one turn of the conversation. */
export interface TurnTaker {
  /** Resolves to what is to be said, in order; an empty list means keep quiet. Never rejects on a person's mistake. */
  take(incoming: Incoming): Promise<readonly Reply[]>;
}

/** What a channel may look up without taking a turn. */
export interface Overview {
  /** Whether anything was ever said in a conversation. */
  knows(conversation: string): Promise<boolean>;
  /** The language a conversation was answered in last; undefined where none was. */
  localeOf(conversation: string): Promise<Locale | undefined>;
  /** Conversations whose key begins so and in which something is known of a case, ten at most: open ones first, then the latest. */
  cases(prefix: string, locale: Locale): Promise<readonly CaseView[]>;
  /** The facts of a case to fill in, with what is known of this one. */
  form(conversation: string, locale: Locale): Promise<Form>;
  /** Reads what was filled in: lines as the person wrote them, dates in any language's form. */
  readForm(filled: FilledForm, locale: Locale): ReadForm;
}

/** The little a channel has to remember across restarts, by key; values are JSON. */
export interface Memory {
  read(key: string): Promise<unknown>;
  /** @param keepForMs after this long the value may be forgotten; left out, it is kept */
  write(key: string, value: unknown, keepForMs?: number): Promise<void>;
  remove(key: string): Promise<void>;
}
