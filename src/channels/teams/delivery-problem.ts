import type { Delivered } from '../channel';
import { UntrustedAddressError } from './connector';

export type Undelivered = Exclude<Delivered, { readonly state: 'sent' }>;

/** Teams did not take it, and asks to be called again later. */
const BUSY_STATUSES: readonly number[] = [412, 429, 502, 503, 504];
const GONE_STATUSES: readonly number[] = [403, 404];
/** The connection was never there, so that nothing can have been taken. */
const UNREACHED_CODES: readonly string[] = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
];
/** What the client throws where Teams answered that it did not take the message, or no answer came. */
const ANSWERED = 'RestError';
/** What it throws once it has begun to send; whatever else is thrown came before. */
const SENDING_ERRORS: readonly string[] = [ANSWERED, 'AbortError'];
/** Teams' own words for a person who blocked the bot, or threw it out. */
const BLOCKED_CODES: readonly unknown[] = ['MessageWritesBlocked', 'BotNotInConversationRoster'];

type Failed = {
  readonly name?: unknown;
  readonly code?: unknown;
  readonly statusCode?: unknown;
  readonly body?: { readonly error?: { readonly code?: unknown }; readonly code?: unknown };
  readonly details?: { readonly error?: { readonly code?: unknown } };
  readonly response?: { readonly headers?: { get(name: string): unknown } };
};

/** What became of a message whose call failed. A problem is a status or a code, never what was said. */
export function toUndelivered(error: unknown, now: () => number = Date.now): Undelivered {
  const failed = (error ?? {}) as Failed;
  const status = statusOf(error);
  if (status !== undefined) return toAnswered(failed, status, now);
  if (error instanceof UntrustedAddressError) return { state: 'refused', problem: error.code };
  if (!SENDING_ERRORS.includes(String(failed.name))) return { state: 'busy', problem: 'unavailable' };
  const code = typeof failed.code === 'string' ? failed.code : 'no-answer';
  return UNREACHED_CODES.includes(code)
    ? { state: 'busy', problem: code }
    : { state: 'unsure', problem: code };
}

/** The status that Teams answered with, where it did; whoever gives out tokens puts one on errors as well. */
export function statusOf(error: unknown): number | undefined {
  const { name, statusCode } = (error ?? {}) as Failed;
  return name === ANSWERED && typeof statusCode === 'number' ? statusCode : undefined;
}

/** Whether nothing can reach that conversation any more: thrown out, blocked, gone. */
export function isGone(error: unknown): boolean {
  return GONE_STATUSES.includes(statusOf(error) ?? 0);
}

function toAnswered(failed: Failed, status: number, now: () => number): Undelivered {
  if (BUSY_STATUSES.includes(status)) {
    const afterMs = readRetryAfter(failed.response?.headers?.get('retry-after'), now());
    return { state: 'busy', problem: `http-${status}`, ...(afterMs !== undefined && { afterMs }) };
  }
  // The service broke over it, and does not say how far it had come.
  if (status >= 500) return { state: 'unsure', problem: `http-${status}` };
  return { state: 'refused', problem: nameRefusal(failed, status) };
}

function nameRefusal({ body, details }: Failed, status: number): string {
  if (status === 404) return 'not-found';
  if (status === 413) return 'too-long';
  if (status !== 403) return `http-${status}`;
  const codes = [body?.error?.code, body?.code, details?.error?.code];
  return codes.some((code) => BLOCKED_CODES.includes(code)) ? 'blocked' : 'forbidden';
}

/** Seconds, or the moment itself. */
function readRetryAfter(raw: unknown, now: number): number | undefined {
  if (typeof raw !== 'string' || raw === '') return undefined;
  const ms = /^\d+$/.test(raw) ? Number(raw) * 1_000 : Date.parse(raw) - now;
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}
