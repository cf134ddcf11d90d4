import { quoteText } from '../answer/marked-text';
import type { Words } from './words';

/**
 * What the codes of channels, of the network and of the outbox come to, for whoever reads that a message did not
 * arrive. The desk page has the same table (assets/problem.mjs); a test holds the two together.
 */
export const PROBLEM_CODES = {
  blocked: ['blocked'],
  'not-installed': [
    'not-installed',
    'account_inactive',
    'invalid_auth',
    'not_authed',
    'token_expired',
    'token_revoked',
  ],
  gone: [
    'not-found',
    'no-such-conversation',
    'http-404',
    'http-410',
    'channel_not_found',
    'is_archived',
    'thread_not_found',
    'user_disabled',
    'user_not_found',
  ],
  forbidden: [
    'forbidden',
    'http-401',
    'http-403',
    'access_denied',
    'cannot_dm_bot',
    'messages_tab_disabled',
    'missing_scope',
    'no_permission',
    'not_in_channel',
    'restricted_action',
  ],
  'too-long': ['too-long', 'http-413', 'msg_blocks_too_long', 'msg_too_long'],
  'too-many': ['http-429', 'rate_limited', 'ratelimited'],
  unreachable: [
    'unavailable',
    'unreachable',
    'service_unavailable',
    'EAI_AGAIN',
    'ECONNREFUSED',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ENOTFOUND',
    'UND_ERR_CONNECT_TIMEOUT',
  ],
  'no-answer': [
    'no-answer',
    'timeout',
    'request_timeout',
    'AbortError',
    'TimeoutError',
    'ECONNABORTED',
    'ECONNRESET',
    'ETIMEDOUT',
    'UND_ERR_HEADERS_TIMEOUT',
    'UND_ERR_SOCKET',
  ],
  broken: ['fatal_error', 'internal_error'],
  interrupted: ['interrupted'],
  'no-channel': ['no-such-channel', 'no-desk-channel', 'no-workspace-of-desk-channel', 'no-staff-here'],
  'nothing-left': ['no-such-entry', 'no-such-ticket', 'nothing-to-say'],
} as const;

const REASONS: ReadonlyMap<string, string> = new Map(
  Object.entries(PROBLEM_CODES).flatMap(([reason, codes]) => codes.map((code) => [code, reason])),
);

/** Any service that breaks says so with a status from 500 on. */
const BROKEN = /^http-5\d\d$/;

/** Why a message did not arrive, without a full stop; a code that is not known stands in brackets. */
export function tellProblem(code: string | null, words: Words): string {
  if (code === null) return words.say('staff.preview.no-problem');
  const reason = REASONS.get(code) ?? (BROKEN.test(code) ? 'broken' : 'other');
  return words.say(`staff.problem.${reason}`, { code: quoteText(code) });
}
