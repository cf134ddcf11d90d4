import { isValidSlackRequest, webApi } from '@slack/bolt';
import { startPeer } from '../e2e/bot-framework';
import { createSlackClient } from './client';
import { type SlackSimulator, startSlackSimulator } from './simulator';
import type { SlackView, ViewInput } from './views';

let slack: SlackSimulator;
beforeEach(async () => {
  slack = await startSlackSimulator();
});
afterEach(() => slack.close());

const SILENT = { error: noop, warn: noop, info: noop, debug: noop, setLevel: noop, setName: noop };
const LOGGER = { ...SILENT, getLevel: () => webApi.LogLevel.ERROR };

function noop(): void {}

/** Slack's own client, which tries again at once where it does. */
function connect(token = slack.botToken): webApi.WebClient {
  const retryConfig = { retries: 2, minTimeout: 1, maxTimeout: 1 };
  return new webApi.WebClient(token, { slackApiUrl: slack.apiUrl, retryConfig, logger: LOGGER });
}

const SECTION = { type: 'section', text: { type: 'mrkdwn', text: 'Hello' } } as const;
const BUTTON = {
  type: 'actions',
  block_id: 'place',
  elements: [{ type: 'button', action_id: 'go', value: '1', text: { type: 'plain_text', text: 'A & B' } }],
} as const;

describe('the Web API', () => {
  test('knows who calls', async () => {
    expect(await connect().auth.test()).toMatchObject({ user_id: slack.botUser, team_id: 'T_DESK' });
    await expect(connect('xoxb-stranger').auth.test()).rejects.toThrow('invalid_auth');
    await connect().auth.revoke();
    await expect(connect().auth.test()).rejects.toThrow('token_revoked');
    await expect(connect().apiCall('chat.sing')).rejects.toThrow('unknown_method');
  });

  test('keeps messages, changes them and takes them away', async () => {
    const { chat } = connect();
    const first = await chat.postMessage({ channel: 'C1', text: 'one', blocks: [SECTION] });
    const second = await chat.postMessage({ channel: 'C1', text: 'two', thread_ts: String(first.ts) });
    expect(Number(second.ts)).toBeGreaterThan(Number(first.ts));
    await chat.update({ channel: 'C1', ts: String(first.ts), text: 'uno' });
    expect(slack.messages('C1').map(({ text, blocks }) => [text, blocks.length])).toEqual([
      ['uno', 0],
      ['two', 0],
    ]);
    expect(slack.messages('C1', first.ts)).toHaveLength(2);
    await chat.delete({ channel: 'C1', ts: String(first.ts) });
    expect(slack.messages('C1')).toHaveLength(1);
    expect(slack.complaints).toEqual([]);
  });

  test('takes what an app sends again with the same id for the message it was', async () => {
    const client = connect();
    const post = (channel: string, client_msg_id: string) => {
      const once = { channel, text: 'once', client_msg_id };
      return client.chat.postMessage(once);
    };
    const id = '0f8fad5b-d9cb-469f-a165-70867728950e';
    const first = await post('C1', id);
    expect(await post('C1', id)).toMatchObject({ ts: first.ts, channel: 'C1' });
    await post('C1', '7c9e6679-7425-40de-944b-e07fc1f90ae7');
    expect(slack.messages('C1')).toHaveLength(2);
    await client.chat.delete({ channel: 'C1', ts: String(first.ts) });
    await expect(post('C1', id)).rejects.toThrow('duplicate_message_not_found');
  });

  test('refuses what Slack refuses', async () => {
    const { chat } = connect();
    slack.notIn.add('C2');
    await expect(chat.postMessage({ channel: 'C2', text: 'hi' })).rejects.toThrow('not_in_channel');
    await expect(chat.update({ channel: 'C1', ts: '1.1', text: 'hi' })).rejects.toThrow('message_not_found');
    const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: '' } } as const];
    await expect(chat.postMessage({ channel: 'C1', text: 'hi', blocks })).rejects.toThrow('invalid_blocks');
    await expect(chat.postMessage({ channel: 'C1' } as never)).rejects.toThrow('no_text');
    const client = createSlackClient({ simulator: slack, target: 'http://127.0.0.1:9', signingSecret: 's' });
    await client.say('mine', { channel: 'C1' }).catch(noop);
    const [theirs] = slack.transcript('C1');
    const update = chat.update({ channel: 'C1', ts: String(theirs?.ts), text: 'ours' });
    await expect(update).rejects.toThrow('cant_update_message');
  });

  test('complains of what Slack would let pass', async () => {
    const { chat } = connect();
    const client = createSlackClient({ simulator: slack, target: 'http://127.0.0.1:9', signingSecret: 's' });
    await client.say('see <@U_BOB> <x@example.com>', { isRaw: true }).catch(noop);
    await chat.postMessage({ channel: 'C1', text: '<!channel>' });
    await chat.postMessage({ channel: 'C1', blocks: [SECTION] } as never);
    await chat.postMessage({ channel: 'C1', text: 'you said: see <@U_BOB>' });
    await chat.postMessage({ channel: 'C1', text: '<@U_ANN> shared this' });
    expect(slack.complaints).toEqual([
      'chat.postMessage: <!channel> would call everybody',
      'chat.postMessage: blocks without a text',
      'chat.postMessage: <@U_BOB> was typed by a person and is not escaped',
    ]);
  });

  test('tells the language of a person only where it is asked for', async () => {
    const { users } = connect();
    expect((await users.info({ user: 'U_YUKI', include_locale: true })).user?.locale).toBe('ja-JP');
    expect((await users.info({ user: 'U_YUKI' })).user?.locale).toBeUndefined();
    await expect(users.info({ user: 'U_NOBODY' })).rejects.toThrow('user_not_found');
  });

  test('shows a status in an assistant thread until the app answers', async () => {
    const client = createSlackClient({ simulator: slack, target: 'http://127.0.0.1:9', signingSecret: 's' });
    await client.startAssistant().catch(noop);
    const channel = slack.dmOf('U_ANN');
    const thread = String(slack.transcript(channel)[0]?.ts);
    const { assistant, chat } = connect();
    await assistant.threads.setStatus({ channel_id: channel, thread_ts: thread, status: 'is thinking' });
    expect(slack.assistantThread({ channel, thread })?.status).toBe('is thinking');
    await chat.postMessage({ channel, thread_ts: thread, text: 'done' });
    expect(slack.assistantThread({ channel, thread })?.status).toBeUndefined();
    const elsewhere = { channel_id: channel, thread_ts: '1.1', status: 'is thinking' };
    await expect(assistant.threads.setStatus(elsewhere)).rejects.toThrow('invalid_thread_ts');
  });
});

describe('misbehaviour', () => {
  test('429 is waited for as long as it says', async () => {
    slack.misbehave('chat.postMessage', { status: 429, retryAfter: 1 });
    const start = Date.now();
    await connect().chat.postMessage({ channel: 'C1', text: 'late' });
    expect(Date.now() - start).toBeGreaterThanOrEqual(990);
    expect([slack.calls.length, slack.messages('C1').length]).toEqual([2, 1]);
  });

  test('a call may fail before it was done, or after', async () => {
    slack.misbehave('chat.postMessage', { status: 500 });
    slack.misbehave('chat.postMessage', { drop: true, isDone: true });
    await connect().chat.postMessage({ channel: 'C1', text: 'again and again' });
    expect([slack.calls.length, slack.messages('C1').length]).toEqual([3, 2]);
  });

  test('a refusal, and a slow answer', async () => {
    slack.misbehave('auth.test', { error: 'internal_error' });
    await expect(connect().auth.test()).rejects.toThrow('internal_error');
    slack.misbehave('auth.test', { delayMs: 50 });
    const start = Date.now();
    await connect().auth.test();
    expect(Date.now() - start).toBeGreaterThanOrEqual(45);
  });

  test('waiting for what does not come lists the calls there were', async () => {
    await connect().auth.test();
    await expect(slack.waitFor(() => slack.messages('C1')[0], { timeoutMs: 20 })).rejects.toThrow(
      'auth.test',
    );
    const posted = slack.waitFor(() => slack.messages('C1')[0]);
    await connect().chat.postMessage({ channel: 'C1', text: 'here' });
    expect((await posted)?.text).toBe('here');
  });
});

describe('views', () => {
  const VIEW: ViewInput = {
    type: 'modal',
    callback_id: 'form',
    title: { type: 'plain_text', text: 'Form' },
    submit: { type: 'plain_text', text: 'Send' },
    blocks: [
      {
        type: 'input',
        block_id: 'day',
        label: { type: 'plain_text', text: 'Day' },
        element: { type: 'plain_text_input', action_id: 'day' },
      },
    ],
  };
  const open = (trigger: string) =>
    connect().apiCall('views.open', { trigger_id: trigger, view: VIEW }) as Promise<{ view?: SlackView }>;
  const trigger = () => slack.world.triggers.create('U_ANN');

  test('a trigger opens one, once, within three seconds', async () => {
    const first = trigger();
    await open(first);
    expect(slack.modals.map(({ callback_id }) => callback_id)).toEqual(['form']);
    await expect(open(first)).rejects.toThrow('exchanged_trigger_id');
    const second = trigger();
    slack.elapse(3_001);
    await expect(open(second)).rejects.toThrow('expired_trigger_id');
  });

  test('a view changed meanwhile is not changed by who knows the old one', async () => {
    const { view } = await open(trigger());
    const update = (hash: unknown) =>
      connect().apiCall('views.update', { view_id: view?.id, view: VIEW, hash });
    await update(view?.hash);
    await expect(update(view?.hash)).rejects.toThrow('hash_conflict');
  });

  test('no more than three are stacked, and faulty ones not taken', async () => {
    const { view } = await open(trigger());
    const push = () =>
      connect().apiCall('views.push', {
        trigger_id: slack.world.triggers.create('U_ANN', view?.id),
        view: VIEW,
      });
    await push();
    await push();
    await expect(push()).rejects.toThrow('push_limit_reached');
    const faulty = { ...VIEW, title: { type: 'plain_text', text: 'A title longer than Slack allows' } };
    const asked = connect().apiCall('views.open', { trigger_id: trigger(), view: faulty });
    await expect(asked).rejects.toThrow('invalid_arguments');
  });
});

test('a press names the button as Slack does, and its response URL is good for five uses', async () => {
  const bodies: string[] = [];
  const app = await startPeer((_request, response, body) => {
    bodies.push(body);
    response.end();
  });
  const client = createSlackClient({ simulator: slack, target: app.url, signingSecret: 's' });
  await connect().chat.postEphemeral({
    channel: 'C1',
    user: 'U_ANN',
    text: 'press',
    blocks: [SECTION, BUTTON],
  });
  const [ephemeral] = slack.ephemerals('C1', 'U_ANN');
  if (ephemeral === undefined) throw new Error('nothing to press');
  await client.press({ ephemeral, label: 'A & B' });
  const payload = JSON.parse(new URLSearchParams(bodies[0]).get('payload') ?? '');
  expect(payload).toMatchObject({
    type: 'block_actions',
    container: { is_ephemeral: true, channel_id: 'C1', message_ts: ephemeral.ts },
    actions: [{ action_id: 'go', block_id: 'place', value: '1', text: { text: 'A &amp; B' } }],
  });
  expect(payload.message).toBeUndefined();
  const use = (body: object) =>
    fetch(payload.response_url, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
  await use({ text: 'replaced', replace_original: true });
  await use({ text: 'for all', response_type: 'in_channel' });
  await use({ text: 'for one' });
  expect(slack.ephemerals('C1', 'U_ANN').map(({ text }) => text)).toEqual(['replaced', 'for one']);
  expect(slack.messages('C1').map(({ text }) => text)).toEqual(['for all']);
  await use({ delete_original: true });
  expect(slack.ephemerals('C1', 'U_ANN').map(({ text }) => text)).toEqual(['for one']);
  await use({ text: 'five' });
  const sixth = await use({ text: 'six' });
  expect([sixth.status, await sixth.text()]).toEqual([404, 'used_url']);
  await app.close();
});

test('requests are signed so that Bolt takes them, and forged ones so that it does not', async () => {
  const seen: boolean[] = [];
  const app = await startPeer(({ headers }, response, body) => {
    const signed = {
      'x-slack-signature': String(headers['x-slack-signature']),
      'x-slack-request-timestamp': Number(headers['x-slack-request-timestamp']),
    };
    seen.push(isValidSlackRequest({ signingSecret: 'secret', body, headers: signed }));
    response.end();
  });
  const client = createSlackClient({ simulator: slack, target: app.url, signingSecret: 'secret' });
  await client.say('a < b & ü');
  await client.command('check 日本語');
  await client.send('{}', { signature: 'v0=00' });
  await client.send('{}', { timestamp: Math.floor(Date.now() / 1_000) - 301 });
  await client.send('{}');
  await client.replay();
  expect(seen).toEqual([true, true, false, false, true, true]);
  await app.close();
});
