import { type Actor, PRIORITIES, TICKET_ID } from '../../answer/ticket';
import type { StaffAct } from '../channel';
import type { Admitted } from './access';
import type { DeskAct } from './desk-port';
import { ApiError, badValue, type DeskRequest, localeOf } from './http';

/** What may be done with a ticket over the API, each by a POST under its name. */
export const DESK_ACTS = [
  'claim',
  'release',
  'assign',
  'reply',
  'note',
  'resolve',
  'reopen',
  'merge',
  'prioritize',
  'take-back',
  'send-again',
  'settle',
  'see',
] as const satisfies readonly StaffAct['act'][];

type Body = Readonly<Record<string, unknown>>;

const MOST_NAME_CHARACTERS = 80;
const MOST_KEY_CHARACTERS = 200;
const MOST_UNDO_SECONDS = 60;

/** The body of a call. @throws ApiError 400 where it is no JSON object */
export function readBody({ rawBody }: DeskRequest): Body {
  const body = parseJson(rawBody?.toString('utf8') ?? '');
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Body;
  throw new ApiError(400, 'not-an-object', 'The body must be a JSON object, such as {"by":"Mika"}.');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError(400, 'not-json', 'The body is not JSON; send an object, such as {"by":"Mika"}.');
  }
}

/**
 * Who does it: whom the proxy names, else whoever the body says.
 * @throws ApiError 400 where nobody is named
 */
export function parseActor(body: Body, { name }: Admitted): Actor {
  const by = (name ?? readText(body, 'by') ?? '').trim();
  if (by === '') throw new ApiError(400, 'no-by', 'Say who does it: {"by":"Mika"}.');
  if ([...by].length > MOST_NAME_CHARACTERS || /[\p{Cc}\p{Cf}]/u.test(by))
    throw badValue(`by is one line of at most ${MOST_NAME_CHARACTERS} characters`);
  return { id: by, name: by, via: 'desk' };
}

/**
 * What a call asks to be done.
 * @throws ApiError 400 naming the field, the value and what it can be
 */
export function parseAct(act: StaffAct['act'], request: DeskRequest, admitted: Admitted): DeskAct {
  const body = readBody(request);
  const [text, to, entry] = ['text', 'to', 'entry'].map((name) => readText(body, name));
  const delivery = parseDelivery(request);
  checkTo(act, to);
  return {
    ticket: request.params?.id ?? '',
    by: parseActor(body, admitted),
    act,
    ...(text !== undefined && { text }),
    ...(to !== undefined && { to: to.trim() }),
    ...(entry !== undefined && { entry }),
    ...(delivery !== undefined && { delivery }),
    undoSeconds: parseUndo(body.undo),
    locale: localeOf(request),
  };
}

function checkTo(act: StaffAct['act'], to: string | undefined): void {
  if (act === 'prioritize' && !PRIORITIES.some((each) => each === to))
    throw badValue(`to cannot be ${JSON.stringify(to)}; it is one of ${PRIORITIES.join(', ')}`);
  if (act === 'merge' && !TICKET_ID.test(to?.trim() ?? ''))
    throw badValue(`to cannot be ${JSON.stringify(to)}; it is the id of a ticket, such as P25-1042`);
}

/** A field that holds text; undefined where it is left out or null. @throws ApiError 400 for anything else */
export function readText(body: Body, name: string): string | undefined {
  const value = body[name] ?? undefined;
  if (value === undefined || typeof value === 'string') return value;
  throw badValue(`${name} must be text, not ${JSON.stringify(value).slice(0, 40)}`);
}

function parseUndo(undo: unknown): number {
  if (undo === undefined || undo === null) return 0;
  if (Number.isInteger(undo) && Number(undo) >= 0 && Number(undo) <= MOST_UNDO_SECONDS) return Number(undo);
  throw badValue(
    `undo cannot be ${JSON.stringify(undo).slice(0, 40)}; it is 0 to ${MOST_UNDO_SECONDS} seconds`,
  );
}

/** The same key again does nothing, so that a call without an answer can be made again. */
function parseDelivery({ headers, url = '' }: DeskRequest): string | undefined {
  const key = [headers['idempotency-key'] ?? []].flat()[0]?.trim();
  if (key === undefined || key === '') return undefined;
  if (key.length > MOST_KEY_CHARACTERS)
    throw badValue(`Idempotency-Key is longer than ${MOST_KEY_CHARACTERS} characters`);
  // Of this call alone: whoever counts up begins anew with each ticket.
  return `api:${url.split('?')[0]}:${key}`;
}
