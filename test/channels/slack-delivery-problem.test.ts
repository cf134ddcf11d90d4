import { isGone, toUndelivered } from '../../src/channels/slack/delivery-problem';

const platform = (error: string) => ({ code: 'slack_webapi_platform_error', data: { ok: false, error } });
const request = (cause: object) => ({
  code: 'slack_webapi_request_error',
  original: { name: 'TypeError', cause },
});

describe('what became of a message that was not taken', () => {
  test.each([
    [
      'Slack limits us',
      { code: 'slack_webapi_rate_limited_error', retryAfter: 30 },
      { state: 'busy', problem: 'ratelimited', afterMs: 30_000 },
    ],
    ['500', { code: 'slack_webapi_http_error', statusCode: 500 }, { state: 'busy', problem: 'http-500' }],
    ['503', { code: 'slack_webapi_http_error', statusCode: 503 }, { state: 'busy', problem: 'http-503' }],
    ['404', { code: 'slack_webapi_http_error', statusCode: 404 }, { state: 'refused', problem: 'http-404' }],
    ['no way there', request({ code: 'ECONNREFUSED' }), { state: 'busy', problem: 'ECONNREFUSED' }],
    ['no such name', request({ code: 'ENOTFOUND' }), { state: 'busy', problem: 'ENOTFOUND' }],
    ['cut off', request({ code: 'ECONNRESET' }), { state: 'unsure', problem: 'ECONNRESET' }],
    [
      'no answer in time',
      { code: 'slack_webapi_request_error', original: { name: 'TimeoutError', code: 23 } },
      { state: 'unsure', problem: 'TimeoutError' },
    ],
    ['it may be done', platform('internal_error'), { state: 'unsure', problem: 'internal_error' }],
    ['it is being done', platform('duplicate_message_not_found'), { state: 'unsure' }],
    ['Slack is away', platform('service_unavailable'), { state: 'busy', problem: 'service_unavailable' }],
    ['not installed', { code: 'slack-not-installed' }, { state: 'refused', problem: 'not-installed' }],
    ['something else', 'a word that was thrown', { state: 'unsure', problem: 'no-answer' }],
    ['nothing', undefined, { state: 'unsure', problem: 'no-answer' }],
  ])('%s', (_name, error, expected) => {
    expect(toUndelivered(error)).toMatchObject(expected);
  });

  test.each([
    'channel_not_found',
    'not_in_channel',
    'is_archived',
    'account_inactive',
    'user_disabled',
    'token_revoked',
    'invalid_auth',
    'cannot_dm_bot',
    'msg_too_long',
    'restricted_action',
    'missing_scope',
  ])('%s never will be delivered', (code) => {
    expect(toUndelivered(platform(code))).toEqual({ state: 'refused', problem: code });
  });

  test('no problem tells what was said', () => {
    const error = { ...platform('invalid_blocks'), message: 'a secret', stack: 'a secret' };
    expect(JSON.stringify(toUndelivered(error))).not.toContain('secret');
  });
});

test.each([
  ['message_not_found', true],
  ['cant_update_message', true],
  ['edit_window_closed', true],
  ['channel_not_found', false],
  ['internal_error', false],
])('%s on a change: said anew %s', (code, expected) => {
  expect(isGone(platform(code))).toBe(expected);
});
