import type { FilledForm } from './form';
import { isLocale, type Locale } from './locale';

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
  /** Shows a section of the knowledge base. */
  | { readonly do: 'read'; readonly key: string }
  | {
      readonly do: 'verdict' | 'back' | 'restart' | 'cancel' | 'help' | 'human' | 'more' | 'not-it' | 'relay';
    };

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
