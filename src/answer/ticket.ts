import type { KnownFact, VerdictView } from './answer';
import type { Locale } from './locale';

/**
 * `open` → `claimed` ⇄ `waiting` (for the person) → `resolved` → `reopened` → `claimed` …
 * `open` and `reopened` wait for somebody of the staff; `merged` goes on as another ticket, for good.
 */
export const TICKET_STATES = ['open', 'claimed', 'waiting', 'resolved', 'reopened', 'merged'] as const;
export type TicketState = (typeof TICKET_STATES)[number];

/** Least urgent first. */
export const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** Why a person is needed: they asked, two answers did not help, or sources disagree. */
export const HANDOFF_REASONS = ['asked', 'not-helped', 'conflict'] as const;
export type HandoffReason = (typeof HANDOFF_REASONS)[number];

/** Where somebody acts from. `hub` is another help desk, `desk` our page, `system` the clock. */
export type Via = 'teams' | 'slack' | 'web' | 'desk' | 'hub' | 'system';

/** Who did something. `id` tells people of one `via` apart; `name` is what others are shown. */
export type Actor = { readonly id: string; readonly name: string; readonly via: Via };

/** A file is passed on by its address, never by its content. */
export type FileLink = { readonly name: string; readonly url: string };

/** How far a message to the person got. `unsure`: it may have arrived, and sending it again could double it. */
export type DeliveryState = 'waiting' | 'delivered' | 'seen' | 'failed' | 'unsure' | 'taken-back';

/** One thing said. Secrets in it are masked already. */
export type TicketEntry = {
  /** Counts up within the ticket: `1`, `2` … */
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly from: 'person' | 'bot' | 'staff';
  /** Who of the staff, or of several people, by name. */
  readonly by: string | null;
  readonly text: string;
  /** The words on the button or in the list that was chosen. */
  readonly choice?: string;
  readonly files: readonly FileLink[];
  /** What the platform calls it, where it may be edited: its delivery id. */
  readonly ref: string | null;
  /** What it said before each edit, earliest first. */
  readonly earlier: readonly string[];
  readonly isDeleted: boolean;
  /** Of what the staff said to the person; null for everything else. */
  readonly delivery: { readonly state: DeliveryState; readonly problem: string | null } | null;
};

/** Among staff only. */
export type TicketNote = {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly by: Actor;
  readonly text: string;
  /** What the platform calls it, where it may be edited. Older notes do not say. */
  readonly ref?: string | null;
  /** What it said before each edit, earliest first; left out: it was never changed. */
  readonly earlier?: readonly string[];
  readonly isDeleted?: boolean;
};

/**
 * Nobody else reads there: the person is alone with the bot; or others are around, and this is seen by the person
 * alone.
 */
export type Privacy = 'alone' | 'among-others';

/** Somebody who asked, and where: one, or more once duplicates were merged. */
export type Participant = {
  /** The key of their conversation. */
  readonly conversation: string;
  readonly channel: 'teams' | 'slack' | 'web' | 'terminal';
  readonly locale: Locale;
  readonly name: string | null;
  /** Who it is, the same wherever they ask on the channel. Older tickets do not say. */
  readonly person?: string;
  /** Left out: others may read there; older tickets do not say. */
  readonly privacy?: Privacy;
};

/** When the staff should have answered, and be done; ISO 8601, UTC. Null: met, or the clock stands still. */
export type Targets = { readonly firstReplyBy: string | null; readonly resolveBy: string | null };

export type Satisfaction = { readonly score: number; readonly comment: string | null; readonly at: string };

/** What a person hands over, as the dialog shows it to them before. */
export type HandoffDraft = {
  readonly reason: HandoffReason;
  readonly priority: Priority;
  /** What the person added for the staff. */
  readonly note: string | null;
  readonly facts: readonly KnownFact[];
  readonly verdict: VerdictView | null;
  /** What was pasted, as the reader recognised it. */
  readonly evidence: readonly string[];
};

/** A case in the hands of the staff. */
export type Ticket = HandoffDraft & {
  readonly version: 1;
  /** `P25-1042` */
  readonly id: string;
  readonly state: TicketState;
  /** The first opened it. */
  readonly participants: readonly Participant[];
  readonly assignee: Actor | null;
  readonly transcript: readonly TicketEntry[];
  readonly notes: readonly TicketNote[];
  /** ISO 8601, UTC. */
  readonly openedAt: string;
  readonly updatedAt: string;
  readonly firstReplyAt: string | null;
  readonly resolvedAt: string | null;
  readonly targets: Targets;
  /** When the staff is reminded next. */
  readonly nudgeAt: string | null;
  /** Who of the staff looked at it last. */
  readonly seenBy: { readonly name: string; readonly at: string } | null;
  readonly satisfaction: Satisfaction | null;
  readonly mergedInto: string | null;
};

export const TICKET_ID = /^P25-\d{4,9}$/;

/** Whether staff still have to do with it. */
export function isLive({ state }: Pick<Ticket, 'state'>): boolean {
  return state !== 'resolved' && state !== 'merged';
}

/** Whether somebody of the staff has it, so that the bot keeps quiet. */
export function isHeld({ state }: Pick<Ticket, 'state'>): boolean {
  return state === 'claimed' || state === 'waiting';
}
