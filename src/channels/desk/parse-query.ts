import { PRIORITIES, TICKET_STATES } from '../../answer/ticket';
import type { TicketsWanted } from './desk-port';
import { badValue } from './http';

/** Tickets a list holds where nothing is said about it, and at most. */
const SOME_TICKETS = 100;
const MOST_TICKETS = 500;

/**
 * What a list is asked for: `state` and `priority` (several with commas), `assignee`, `text`, `most`.
 * @throws ApiError 400 naming the values there are
 */
export function parseWanted(query: URLSearchParams): TicketsWanted {
  const states = parseSeveral(query, 'state', TICKET_STATES);
  const priorities = parseSeveral(query, 'priority', PRIORITIES);
  const [assignee, text] = [query.get('assignee'), query.get('text')?.trim()];
  return {
    ...(states.length > 0 && { states }),
    ...(priorities.length > 0 && { priorities }),
    ...(assignee !== null && assignee !== '' && { assignee }),
    ...(text !== undefined && text !== '' && { text }),
    most: Math.min(parseCount(query.get('most'), 'most') ?? SOME_TICKETS, MOST_TICKETS),
  };
}

function parseSeveral<Value extends string>(
  query: URLSearchParams,
  name: string,
  known: readonly Value[],
): readonly Value[] {
  const asked = query
    .getAll(name)
    .flatMap((value) => value.split(','))
    .filter((value) => value !== '');
  const unknown = asked.find((value) => !known.some((each) => each === value));
  if (unknown !== undefined)
    throw badValue(`${name} cannot be ${JSON.stringify(unknown)}; it is one of ${known.join(', ')}`);
  return known.filter((each) => asked.includes(each));
}

/** A whole number from 0; undefined where none is given. @throws ApiError 400 for anything else */
export function parseCount(value: string | null | undefined, name: string): number | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  if (!/^\d{1,15}$/.test(value)) throw badValue(`${name} cannot be ${JSON.stringify(value)}; it is a number`);
  return Number(value);
}
