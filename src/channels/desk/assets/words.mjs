// The words of the page itself. What the desk says comes from the desk.

import { EN } from './words-en.mjs';
import { JA } from './words-ja.mjs';
import { RU } from './words-ru.mjs';
import { ZH } from './words-zh.mjs';

/** @type {Readonly<Record<string, typeof EN>>} */
export const WORDS = { en: EN, ja: JA, 'zh-TW': ZH, ru: RU };

/** Languages by their own names. */
export const LANGUAGES = { en: 'English', ja: '日本語', 'zh-TW': '繁體中文', ru: 'Русский' };

/** The nearest of our languages to what the browser is set to. */
export function nearestLocale(tags) {
  const known = (tag) => (tag.toLowerCase().startsWith('zh') ? 'zh-TW' : tag.slice(0, 2).toLowerCase());
  return tags.map(known).find((tag) => tag in WORDS) ?? 'en';
}

/** Puts values where `{name}` stands. */
export function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/** The person of a ticket where they are told of alone: by name, else where they asked. */
export function nameOfPerson({ personName, channel }, words) {
  return personName ?? nameless(channel, words);
}

/**
 * Who did something, by the log's `by`: that is the key of the conversation where a person has no name.
 * @param {string} by
 * @param {string} [via]
 * @param {readonly object[]} participants of the ticket
 */
export function nameOfActor({ by, via }, participants, words) {
  if (via === 'system' || by === 'system') return words.system;
  const unnamed = participants.find(({ conversation, name }) => conversation === by && name === null);
  return unnamed === undefined ? by : nameless(unnamed.channel, words);
}

/** Where somebody asked, and whether others who are around there must not know of it. */
export function tellPlace({ channel, privacy }, words) {
  const place = words.channels[channel] ?? channel;
  return privacy === 'among-others' ? `${place}, ${words.inPrivate}` : place;
}

function nameless(channel, words) {
  return fill(words.unnamed.name, { channel: words.channels[channel] ?? channel });
}

/**
 * Why a message did not arrive: what the codes of channels, of the network and of the outbox come to. The same as
 * in src/library/tell-problem.ts; a test holds the two together.
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
};

const REASONS = new Map(
  Object.entries(PROBLEM_CODES).flatMap(([reason, codes]) => codes.map((code) => [code, reason])),
);

/** Any service that breaks says so with a status from 500 on. */
const BROKEN = /^http-5\d\d$/;

/** @returns {string} in words; a code that is not known stands in brackets */
export function tellProblem(code, words) {
  const reason = REASONS.get(code) ?? (BROKEN.test(code) ? 'broken' : 'other');
  return fill(words.whyNot[reason], { code });
}
