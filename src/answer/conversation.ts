import type { Action } from './action';
import type { FactValue } from './answer';
import type { Locale } from './locale';
import type { FileLink, HandoffReason, Priority } from './ticket';

/** A fact a person gave, and how. */
export type LearnedFact = { readonly value: FactValue; readonly how: 'said' | 'chosen' | 'pasted' };
export type LearnedFacts = Readonly<Record<string, LearnedFact>>;

/** What is known at one moment: the facts, and the types a vague word left possible. */
export type Knowledge = { readonly facts: LearnedFacts; readonly among: readonly string[] };

export type TranscriptEntry = {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly from: 'person' | 'bot';
  readonly text: string;
  /** The words on the button or in the list that was chosen. */
  readonly choice?: string;
  readonly files?: readonly FileLink[];
  /** What the platform calls it: a message may be edited or deleted later. */
  readonly ref?: string;
};

/** What the person has chosen so far about handing over. */
export type PendingHandoff = {
  readonly reason: HandoffReason;
  readonly priority: Priority;
  readonly note: string | null;
  /** The message that asked for it, where one did: see TurnInput. */
  readonly askedBy?: string;
};

export const CONVERSATION_VERSION = 1;

/**
 * What is kept of a conversation: answers, never a position. The dialog decides again from the facts.
 */
export type Conversation = {
  readonly version: typeof CONVERSATION_VERSION;
  readonly locale: Locale | null;
  /** The person chose the language, so that what they write in no longer changes it. */
  readonly isLocaleChosen: boolean;
  readonly known: Knowledge;
  /** What was known before each change, latest last: the way back. */
  readonly earlier: readonly Knowledge[];
  /** The fact asked for last, in whose light a bare "2019" is read. */
  readonly asking: string | null;
  /** The question asked last and the passages shown for it, while it is what the talk is about. */
  readonly asked: { readonly text: string; readonly shown: readonly string[] } | null;
  /** The handoff that is being shown, before it is confirmed. */
  readonly handoff: PendingHandoff | null;
  /** The latest ticket that was opened here. */
  readonly ticket: string | null;
  /** The person has just rated the staff's help: what they say next may be about that. */
  readonly isRating: boolean;
  /** How many answers in a row did not help. */
  readonly misses: number;
  readonly isGreeted: boolean;
  /** The buttons of the latest replies, by their words. */
  readonly offered: readonly { readonly label: string; readonly action: Action }[];
  readonly transcript: readonly TranscriptEntry[];
  /** Ids of the latest deliveries, so that a repeated one acts once. */
  readonly deliveries: readonly string[];
};

export const NOTHING_KNOWN: Knowledge = { facts: {}, among: [] };

export function createConversation(): Conversation {
  return {
    version: CONVERSATION_VERSION,
    locale: null,
    isLocaleChosen: false,
    known: NOTHING_KNOWN,
    earlier: [],
    asking: null,
    asked: null,
    handoff: null,
    ticket: null,
    isRating: false,
    misses: 0,
    isGreeted: false,
    offered: [],
    transcript: [],
    deliveries: [],
  };
}

/** A stored conversation of this version; undefined for any other, which is discarded, never guessed at. */
export function parseConversation(raw: unknown): Conversation | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const isOurs = (raw as { readonly version?: unknown }).version === CONVERSATION_VERSION;
  // A field that came later is as in a conversation that has just begun.
  return isOurs ? { ...createConversation(), ...(raw as Conversation) } : undefined;
}
