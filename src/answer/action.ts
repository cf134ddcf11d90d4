import type { FilledForm } from './form';
import { isLocale, type Locale } from './locale';
import { PRIORITIES, type Priority, TICKET_ID } from './ticket';

/** What a button sends back; the same on every channel. */
export type Action =
  | { readonly do: 'answer'; readonly fact: string; readonly value: string | number | boolean }
  | { readonly do: 'correct'; readonly fact: string }
  | { readonly do: 'how'; readonly fact: string }
  | { readonly do: 'why'; readonly fact: string }
  | { readonly do: 'what-if'; readonly fact: string; readonly value: string | number | boolean }
  | { readonly do: 'as-of'; readonly value: string }
  | { readonly do: 'language'; readonly locale: Locale }
  /** A form: each fact filled in, or null where it was left or made empty. */
  | { readonly do: 'fill'; readonly facts: FilledForm }
  /** Decides about the handoff that is shown. */
  | { readonly do: 'handoff'; readonly step: 'confirm' | 'cancel' }
  | { readonly do: 'handoff'; readonly step: 'priority'; readonly priority: Priority }
  /** What the person does with their own ticket. */
  | { readonly do: 'ticket'; readonly act: 'status' | 'close' | 'reopen'; readonly ticket: string }
  | { readonly do: 'rate'; readonly ticket: string; readonly score: number }
  /** What the staff does; `entry` is the reply it is about. Words, where any are needed, come with it. */
  | { readonly do: 'staff'; readonly act: StaffButton; readonly ticket: string; readonly entry?: string }
  /** Shows a section of the knowledge base. */
  | { readonly do: 'read'; readonly key: string }
  | {
      readonly do: 'verdict' | 'back' | 'restart' | 'cancel' | 'help' | 'human' | 'more' | 'not-it' | 'relay';
    };

/** Buttons on the cards of the staff. */
export const STAFF_BUTTONS = [
  'claim',
  'release',
  'reply',
  'note',
  'resolve',
  'reopen',
  'details',
  'support-request',
  'take-back',
  'send-again',
  'settle',
] as const;
export type StaffButton = (typeof STAFF_BUTTONS)[number];

const PLAIN = ['verdict', 'back', 'restart', 'cancel', 'help', 'human', 'more', 'not-it', 'relay'] as const;
const ABOUT_FACT = ['correct', 'how', 'why'] as const;

/** Reads an action from what a client sent; undefined where it is none of ours. */
export function parseAction(raw: unknown): Action | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const { do: verb, fact, value, locale, key, facts } = raw as Record<string, unknown>;
  const plain = PLAIN.find((name) => name === verb);
  if (plain !== undefined) return { do: plain };
  if (verb === 'language') return isLocale(locale) ? { do: 'language', locale } : undefined;
  if (verb === 'read') return typeof key === 'string' ? { do: 'read', key } : undefined;
  if (verb === 'fill') return isFilled(facts) ? { do: 'fill', facts } : undefined;
  if (verb === 'handoff' || verb === 'ticket' || verb === 'rate' || verb === 'staff')
    return parseTicketAction(raw as Record<string, unknown>);
  if (verb === 'as-of') return typeof value === 'string' ? { do: 'as-of', value } : undefined;
  if (typeof fact !== 'string') return undefined;
  const about = ABOUT_FACT.find((name) => name === verb);
  if (about !== undefined) return { do: about, fact };
  if ((verb === 'answer' || verb === 'what-if') && isValue(value)) return { do: verb, fact, value };
  return undefined;
}

function isFilled(facts: unknown): facts is FilledForm {
  if (typeof facts !== 'object' || facts === null) return false;
  return Object.values(facts).every((value) => value === null || isValue(value));
}

function isValue(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

const STEPS = ['confirm', 'cancel'] as const;
const ACTS = ['status', 'close', 'reopen'] as const;
const BEST_SCORE = 5;

function parseTicketAction({ do: verb, step, priority, act, ticket, score, entry }: Record<string, unknown>) {
  if (verb === 'handoff') return parseHandoff(step, priority);
  if (typeof ticket !== 'string' || !TICKET_ID.test(ticket)) return undefined;
  if (verb === 'rate') return isScore(score) ? ({ do: 'rate', ticket, score } as const) : undefined;
  const own = ACTS.find((each) => each === act);
  if (verb === 'ticket') return own === undefined ? undefined : ({ do: 'ticket', act: own, ticket } as const);
  const button = STAFF_BUTTONS.find((each) => each === act);
  if (button === undefined) return undefined;
  return { do: 'staff', act: button, ticket, ...(typeof entry === 'string' && { entry }) } as const;
}

function parseHandoff(step: unknown, priority: unknown): Action | undefined {
  const plain = STEPS.find((each) => each === step);
  if (plain !== undefined) return { do: 'handoff', step: plain };
  const chosen = PRIORITIES.find((each) => each === priority);
  return step === 'priority' && chosen !== undefined
    ? { do: 'handoff', step: 'priority', priority: chosen }
    : undefined;
}

function isScore(score: unknown): score is number {
  return Number.isInteger(score) && Number(score) >= 1 && Number(score) <= BEST_SCORE;
}
