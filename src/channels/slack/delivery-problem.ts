import type { Delivered } from '../channel';

export type Undelivered = Exclude<Delivered, { readonly state: 'sent' }>;

/** Slack says these before it does anything (docs.slack.dev, the errors of any method). */
const BUSY: readonly string[] = [
  'ratelimited',
  'rate_limited',
  'request_timeout',
  'service_unavailable',
  'team_added_to_org',
];
/**
 * "Some aspect of the operation" may have succeeded; and the two that answer a repeat whose first message
 * cannot be found, be it that it was deleted or is still being written.
 */
const UNSURE: readonly string[] = [
  'fatal_error',
  'internal_error',
  'duplicate_message_not_found',
  'duplicate_channel_not_found',
];
/** The connection was never there, so that nothing can have been taken. */
const UNREACHED: readonly string[] = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
];
/** What stands where a message was: it cannot be changed any more, and is said anew. */
const GONE: readonly string[] = ['message_not_found', 'cant_update_message', 'edit_window_closed'];

type Failed = Readonly<Record<string, unknown>>;

/** What became of a message whose call failed. A problem is Slack's own word or a code, never what was said. */
export function toUndelivered(error: unknown): Undelivered {
  const failed = toFailed(error);
  switch (failed.code) {
    case 'slack_webapi_rate_limited_error':
      return { state: 'busy', problem: 'ratelimited', afterMs: Number(failed.retryAfter) * 1_000 };
    case 'slack_webapi_http_error':
      return toHttpProblem(Number(failed.statusCode));
    case 'slack_webapi_platform_error':
      return toPlatformProblem(codeOfPlatform(error) ?? 'unknown_error');
    case 'slack-not-installed':
      return { state: 'refused', problem: 'not-installed' };
    default:
      return toNetworkProblem(listCodes(error));
  }
}

/** Whether the message that should be changed is there no more. */
export function isGone(error: unknown): boolean {
  return GONE.includes(codeOfPlatform(error) ?? '');
}

function toHttpProblem(status: number): Undelivered {
  return { state: status >= 500 ? 'busy' : 'refused', problem: `http-${status}` };
}

function toPlatformProblem(problem: string): Undelivered {
  if (BUSY.includes(problem)) return { state: 'busy', problem };
  return { state: UNSURE.includes(problem) ? 'unsure' : 'refused', problem };
}

function toNetworkProblem(codes: readonly string[]): Undelivered {
  const unreached = codes.find((code) => UNREACHED.includes(code));
  if (unreached !== undefined) return { state: 'busy', problem: unreached };
  return { state: 'unsure', problem: codes.at(-1) ?? 'no-answer' };
}

function codeOfPlatform(error: unknown): string | undefined {
  const { error: code } = toFailed(toFailed(error).data);
  return typeof code === 'string' ? code : undefined;
}

/** Codes from the outside in: a failed fetch says why only in what caused it. */
function listCodes(error: unknown): readonly string[] {
  const { code, name, original, cause } = toFailed(error);
  const own = [name, code].filter((each) => typeof each === 'string');
  const inner = original ?? cause;
  return inner === undefined ? own : [...own, ...listCodes(inner)];
}

function toFailed(value: unknown): Failed {
  return typeof value === 'object' && value !== null ? (value as Failed) : {};
}
