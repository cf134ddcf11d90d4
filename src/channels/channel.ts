import type { CaseView } from '../answer/case-view';
import type { FilledForm, Form, ReadForm } from '../answer/form';
import type { Locale } from '../answer/locale';
import type { Reply } from '../answer/reply';
import type { Actor, FileLink } from '../answer/ticket';
import type { Amendment, TurnInput } from '../answer/turn-input';

/** What a person did, as a channel received it. */
export type Incoming = TurnInput & { readonly channel: 'teams' | 'slack' | 'web' | 'terminal' };

/** What every channel hands a message to: one turn of the conversation. */
export interface TurnTaker {
  /** Resolves to what is to be said, in order; an empty list means keep quiet. Never rejects on a person's mistake. */
  take(incoming: Incoming): Promise<readonly Reply[]>;
  /** What somebody had said was edited or deleted: the staff who have it are told. Nothing where nobody has. */
  amend(amendment: Amendment): Promise<void>;
}

/** Where the staff of a side work. */
export type StaffSide = 'teams' | 'slack';

/** What somebody of the staff did. */
export type StaffAct = {
  readonly ticket: string;
  readonly by: Actor;
  readonly act:
    | 'claim'
    | 'release'
    | 'assign'
    | 'reply'
    | 'edit'
    | 'note'
    /** A note says something else now. */
    | 'amend-note'
    | 'resolve'
    | 'reopen'
    | 'merge'
    | 'prioritize'
    | 'take-back'
    | 'send-again'
    /** What was unsure has arrived, as somebody looked up. */
    | 'settle'
    | 'see';
  readonly text?: string;
  readonly files?: readonly FileLink[];
  /** Whom it is handed to; the ticket it is merged into; the priority. */
  readonly to?: string;
  /** The reply that is taken back, sent again or settled. */
  readonly entry?: string;
  /** What the platform calls the message: edits and deletions find the reply, or the note, by it. */
  readonly ref?: string;
  /** The same delivery again does nothing. */
  readonly delivery?: string;
};

/** What a channel does for staff that work there. */
export interface StaffDesk {
  /** The language of the staff's channels. */
  readonly locale: Locale;
  /** The ticket whose card this thread hangs on; `thread` as the courier gave it when the card was posted. */
  findTicket(side: StaffSide, thread: string): Promise<string | undefined>;
  /** Does it. Resolves to what that person alone is to be told: a refusal, or nothing where cards say it all. */
  act(act: StaffAct): Promise<Reply | undefined>;
  /** What only the one who asked is to see. */
  show(
    ticket: string,
    what: 'ticket-details' | 'support-request' | 'staff-help' | 'ticket-card',
  ): Promise<Reply>;
}

/** One message to be delivered. */
export type Parcel = {
  /** The same key is the same message: platforms that can are told so. */
  readonly key: string;
  readonly to:
    | { readonly kind: 'person'; readonly conversation: string }
    /** `thread`: the place of the ticket's card; null: this is the card, which begins it. */
    | { readonly kind: 'staff'; readonly thread: unknown };
  readonly reply: Reply;
  /** The place of a message that is to say this from now on. */
  readonly replaces: unknown;
};

/** What became of a parcel. */
export type Delivered =
  /** `place`: JSON by which the message is found again; `thread`: what answers below it name. */
  | { readonly state: 'sent'; readonly place: unknown; readonly thread: string | null }
  /** The platform is busy or out of reach, and did not take it. */
  | { readonly state: 'busy'; readonly problem: string; readonly afterMs?: number }
  /** It never will be: blocked, uninstalled, no such channel. */
  | { readonly state: 'refused'; readonly problem: string }
  /** No answer came: it may have been taken. */
  | { readonly state: 'unsure'; readonly problem: string };

/** Delivers what was kept to be sent, each channel its own. */
export interface Courier {
  /** The platform drops what comes with the same key again, so that what is unsure can be sent again. */
  readonly isIdempotent: boolean;
  deliver(parcel: Parcel): Promise<Delivered>;
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

/** Something that is picked from a list: the line it is chosen by, and what stands in its place then. */
export type Clipping = {
  readonly title: string;
  /** The document or page it is from, with its date. */
  readonly from: string;
  readonly excerpt: string;
  /** Whole, with its citations. */
  readonly reply: Reply;
};

/** Searches the knowledge base without a turn: nothing is kept of who asked or of what was asked. */
export interface KnowledgeSearch {
  /**
   * Best first; empty where nothing is good enough to be an answer. The last word may be the beginning of one,
   * unless something follows it.
   */
  find(asked: {
    readonly question: string;
    readonly locale: Locale;
    readonly most: number;
  }): Promise<readonly Clipping[]>;
  /** What helps most people, for somebody who has asked nothing yet. */
  suggest(locale: Locale): Promise<readonly Clipping[]>;
}

/** The pages the policy is taken from. */
export interface SourcePages {
  /** Which edition the page at this address is and whether it still counts; undefined where it is none of them. */
  describe(address: string, locale: Locale): Promise<Clipping | undefined>;
}
