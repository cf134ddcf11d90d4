import type { Actor, Ticket, TicketState } from '../answer/ticket';

/** One line of the log that is only ever added to. */
export type AuditLine = {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly by: Actor;
  /** `opened`, `claimed`, `replied` …; see `src/desk/change.ts`. */
  readonly what: string;
  /** What more there is to know, by name. */
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
};

/** A line as it was kept; `sequence` counts up over all tickets. */
export type KeptAuditLine = AuditLine & { readonly sequence: number; readonly ticket: string };

/** Where a message goes. */
export type PostTarget =
  | { readonly kind: 'person'; readonly conversation: string; readonly channel: string }
  | { readonly kind: 'staff'; readonly side: 'teams' | 'slack' }
  | { readonly kind: 'hub' };

/** A message to be sent, kept with the change that it tells of. */
export type Post = {
  /** The same key is sent once, whatever happens. */
  readonly key: string;
  readonly ticket: string;
  /** Posts of one lane go out one after another, in the order they were written. */
  readonly lane: string;
  readonly target: PostTarget;
  /** What is to be said, as JSON; the desk reads it back. */
  readonly content: unknown;
  /** ISO 8601, UTC: not before. */
  readonly dueAt: string;
};

/**
 * `waiting` to be sent, `sending` by somebody, `sent`; `dead`: given up; `unsure`: may have arrived;
 * `cancelled` before it was sent.
 */
export const POST_STATES = ['waiting', 'sending', 'sent', 'dead', 'unsure', 'cancelled'] as const;
export type PostState = (typeof POST_STATES)[number];

export type KeptPost = Post & {
  readonly sequence: number;
  readonly state: PostState;
  /** How often it was tried. */
  readonly attempts: number;
  /** Why the last try failed, in a word or two; never what was said. */
  readonly problem: string | null;
  /** Where it stands on its platform, as the courier described it; null until it was sent. */
  readonly place: unknown;
  readonly createdAt: string;
  readonly sentAt: string | null;
};

/** A change of one ticket with all that goes with it: all of it is written, or nothing. */
export type DeskWrite = {
  readonly ticket: Ticket;
  /** Of the ticket as it was read; 0: it is new. */
  readonly revision: number;
  readonly audit: readonly AuditLine[];
  readonly posts: readonly Post[];
  /** Keys of posts to take back; of those there are each must still be waiting, and there must be one. */
  readonly cancels: readonly string[];
  /** Ends the doubt about posts that were given up or are unsure; at least one of them must be. */
  readonly ends?: { readonly keys: readonly string[]; readonly as: 'waiting' | 'sent' };
  /** What the change answers: the same one again changes nothing. Left out where nobody could repeat it. */
  readonly delivery?: string;
};

/**
 * `conflict`: somebody else wrote since; read again. `repeated`: this delivery was written before.
 * `too-late`: a post to be taken back has gone out, or one to be sent again was not given up.
 */
export type DeskWritten = 'written' | 'conflict' | 'repeated' | 'too-late';

export type StoredTicket = { readonly revision: number; readonly ticket: Ticket };

export type TicketFilter = {
  /** Left out: every state. */
  readonly states?: readonly TicketState[];
  /** The conversation it was opened from, or that was merged into it. */
  readonly conversation?: string;
  /** Name of who has it. */
  readonly assignee?: string;
  readonly most: number;
};

/** What became of a try to send a post. */
export type PostOutcome =
  | { readonly state: 'sent'; readonly place: unknown; readonly thread: string | null }
  /** Tried again not before `dueAt`. */
  | { readonly state: 'waiting'; readonly problem: string; readonly dueAt: string }
  | { readonly state: 'dead' | 'unsure'; readonly problem: string };

/** Tickets, what is to be sent about them, and the log of all that was done. */
export interface DeskStore {
  /** A number nobody else gets: `P25-1001` is the first. One that is not used is left out. */
  newId(): Promise<string>;
  read(id: string): Promise<StoredTicket | undefined>;
  /** The latest change first. */
  list(filter: TicketFilter): Promise<readonly Ticket[]>;
  /** Tickets whose `nudgeAt` has come. */
  listToNudge(now: string, most: number): Promise<readonly string[]>;
  /** All of them or none; more than one only where a ticket is merged into another. */
  write(changes: readonly DeskWrite[]): Promise<DeskWritten>;
  /** Whether a change that answers this delivery was written. */
  isRepeated(delivery: string): Promise<boolean>;
  /** Of one ticket, or of all; later than `after`, earliest first. */
  audit(filter: {
    readonly ticket?: string;
    readonly after?: number;
    readonly most: number;
  }): Promise<readonly KeptAuditLine[]>;
  /** The last line there is; 0 where there is none. */
  lastSequence(): Promise<number>;
  /** Posts of a ticket, or in one of these states; earliest first. */
  listPosts(filter: {
    readonly ticket?: string;
    readonly states?: readonly PostState[];
    readonly most: number;
  }): Promise<readonly KeptPost[]>;
  readPost(key: string): Promise<KeptPost | undefined>;
  /** Where the latest post of a ticket whose key begins so was put on a side; undefined where none was. */
  findPlace(ticket: string, side: 'teams' | 'slack', prefix: string): Promise<unknown>;
  /** The ticket whose card a thread of a staff channel hangs on. */
  findByThread(side: 'teams' | 'slack', thread: string): Promise<string | undefined>;
  /**
   * Takes posts that are due, and nobody else has, for so long: of each lane the first that is not done.
   * Whoever does not finish in time loses them again.
   */
  takeDue(now: string, leaseMs: number, most: number): Promise<readonly KeptPost[]>;
  /** Posts whose sender did not finish in time. */
  takeLost(now: string, leaseMs: number, most: number): Promise<readonly KeptPost[]>;
  /** @returns false where it was no longer being sent by this sender */
  finish(post: Pick<KeptPost, 'key' | 'attempts'>, outcome: PostOutcome, now: string): Promise<boolean>;
  /** Sends again what was given up, or was unsure. @returns false where it was neither */
  sendAgain(key: string, now: string): Promise<boolean>;
  /** What was given up or unsure has arrived after all. @returns false where it was neither */
  settle(key: string, now: string): Promise<boolean>;
  /** How many posts are in each state that wants watching. */
  countPosts(): Promise<Readonly<Record<'waiting' | 'dead' | 'unsure', number>>>;
}
