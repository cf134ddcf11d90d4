import { type Actor, isHeld, type Ticket } from '../answer/ticket';
import type { Refusal } from './change';
import { refuse } from './change-scene';

/** The longest message that is passed on, and the longest note, in characters. */
export const MOST_CHARACTERS = 10_000;
/** The longest name a ticket can be handed to, in characters. */
export const MOST_OF_NAME = 200;

/**
 * Whether two are one person. One platform tells its people apart by id; across platforms only the name is
 * left, and somebody who claims in Slack and answers on the page must not be told that they are in their own way.
 */
export function isSamePerson(one: Actor, other: Actor): boolean {
  if (one.via === other.via && one.id === other.id) return true;
  const name = plainName(one.name);
  return name !== '' && name === plainName(other.name);
}

function plainName(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}

/** Why somebody cannot speak for the ticket or take it: it is resolved, or another has it. */
export function whyNotTheirs({ state, assignee }: Ticket, by: Actor): Refusal | undefined {
  if (state === 'resolved') return refuse('resolved');
  if (assignee === null || isSamePerson(assignee, by)) return undefined;
  return refuse('held-by-other', assignee.name);
}

/** Why nobody can be let go of: it is resolved, or nobody has it. */
export function whyNotReleased(ticket: Ticket): Refusal | undefined {
  if (ticket.state === 'resolved') return refuse('resolved');
  return isHeld(ticket) ? undefined : refuse('not-held');
}

/** What is wrong with words that are to be passed on. */
export function whyNotPassedOn(text: string): Refusal | undefined {
  if (text.trim() === '') return refuse('no-text');
  return text.length > MOST_CHARACTERS ? refuse('too-long') : undefined;
}
