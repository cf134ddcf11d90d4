import type { RefusalCode } from '../../answer/answer';
import type { Locale } from '../../answer/locale';
import type { Reply } from '../../answer/reply';
import type { Actor, Priority, Ticket, TicketState } from '../../answer/ticket';
import type { StaffAct } from '../channel';

/** What somebody did on the page, or a program over the API. */
export type DeskAct = StaffAct & {
  /** How long a reply may be taken back, in whole seconds, 0 to 60; 0: it goes out at once. */
  readonly undoSeconds: number;
  /** The language a refusal is to be worded in. */
  readonly locale: Locale;
};

/** The ticket as it is after the act, or why nothing was done; `who` has it, or is what it goes on as. */
export type DeskActed =
  | { readonly ok: true; readonly ticket: Ticket }
  | { readonly ok: false; readonly code: RefusalCode; readonly who: string | null; readonly reply: Reply };

/** One line of the audit log. */
export type DeskEvent = {
  /** Counts up over all tickets. */
  readonly sequence: number;
  readonly ticket: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly by: Actor;
  readonly what: string;
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
};

/** A message of the outbox, without its words. */
export type DeskPost = {
  readonly key: string;
  readonly ticket: string;
  readonly to: 'person' | 'teams' | 'slack' | 'hub';
  /** The reply it carries to the person; null for everything else. */
  readonly entry: string | null;
  readonly state: 'waiting' | 'sending' | 'sent' | 'dead' | 'unsure' | 'cancelled';
  readonly attempts: number;
  readonly problem: string | null;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly sentAt: string | null;
};

export type TicketsWanted = {
  /** Left out: every state. */
  readonly states?: readonly TicketState[];
  /** Left out: every priority. */
  readonly priorities?: readonly Priority[];
  /** Name of who has it. */
  readonly assignee?: string;
  /** Words to be found in the ticket, in any case of letters. */
  readonly text?: string;
  readonly most: number;
};

/** What the page and the API need of the desk. */
export interface DeskPort {
  /** The latest change first. */
  list(wanted: TicketsWanted): Promise<readonly Ticket[]>;
  read(id: string): Promise<Ticket | undefined>;
  act(act: DeskAct): Promise<DeskActed>;
  /** All that was done with one ticket, earliest first. */
  audit(id: string): Promise<readonly DeskEvent[]>;
  /** What was and is to be sent about one ticket, earliest first. */
  posts(id: string): Promise<readonly DeskPost[]>;
  /** Of all tickets, what was given up or may have arrived. */
  problems(): Promise<readonly DeskPost[]>;
  /** @returns false where there is no such post, or nothing is wrong with it */
  sendAgain(key: string, by: Actor): Promise<boolean>;
  /** What was done later than the line `after`, earliest first. */
  events(wanted: { readonly after: number; readonly most: number }): Promise<readonly DeskEvent[]>;
  /** The last line of the log; 0 where there is none. */
  lastSequence(): Promise<number>;
  compose(what: 'ticket-details' | 'support-request', ticket: Ticket, locale: Locale): Reply;
  /** A reply in the words and the language the person will read it in. */
  preview(reply: { readonly ticket: Ticket; readonly by: string; readonly text: string }): Reply;
  /** Names of staff who were seen lately, for whoever hands a ticket over. */
  people(): Promise<readonly string[]>;
}
