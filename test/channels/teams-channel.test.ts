import type { Activity } from 'botbuilder';
import { type Connector, post, readReplies, startConnector, toMessage } from '../e2e/bot-framework';
import { type Service, startService } from '../e2e/service';
import { createStubTurn } from '../e2e/stub-turn';

const turn = createStubTurn();
let service: Service;

beforeAll(async () => {
  service = await startService({ turn });
});
beforeEach(() => {
  turn.taken.length = 0;
  service.log.length = 0;
});
let connector: Connector | undefined;
afterEach(async () => {
  await connector?.close();
  connector = undefined;
});
afterAll(() => service.close());

const say = (parts: object = {}) => post(service.url, toMessage(parts));

describe('a message with expectReplies', () => {
  test('is answered in the response by the card and by its words as plain text', async () => {
    const answer = await say();
    const [reply] = readReplies(answer);
    expect(answer.status).toBe(200);
    expect(reply).toMatchObject({
      type: 'message',
      locale: 'en',
      inputHint: 'expectingInput',
      textFormat: 'plain',
    });
    expect(reply?.text).toContain('Blocked, and nobody lifts it');
    expect(reply?.attachments?.[0]).toMatchObject({
      contentType: 'application/vnd.microsoft.card.adaptive',
      content: { type: 'AdaptiveCard', version: '1.5', lang: 'en' },
    });
  });

  test('needs no service address', async () => {
    expect(await say({ serviceUrl: undefined, recipient: undefined })).toMatchObject({ status: 200 });
  });

  test('may be answered by nothing', async () => {
    expect(await say({ text: 'quiet' })).toEqual({ status: 200, body: { activities: [] } });
  });

  test('reaches the turn with its delivery, place, person and language', async () => {
    await say({ id: 'a1', locale: 'ja-JP', text: '送信できない' });
    expect(turn.taken).toEqual([
      {
        channel: 'teams',
        conversation: 'msteams/a%3Apersonal/29%3Aann',
        delivery: 'a1',
        locale: 'ja',
        name: 'Ann',
        person: '29:ann',
        privacy: 'alone',
        text: '送信できない',
      },
    ]);
  });
});

describe('a pressed button', () => {
  test.each([
    ['data as Teams sends it for a messageBack', 'a verdict', 1],
    ['data as it is', 'a verdict', 0],
  ])('comes back as its action: %s', async (_name, text, which) => {
    const [reply] = readReplies(await post(service.url, toMessage({ text, channelId: 'webchat' })));
    const data = findButton(reply, 'What if it were an EA?');
    const value = [data, (data as { msteams: { value: object } }).msteams.value][which];
    await say({ text: 'What if it were an EA?', value });
    expect(turn.taken[1]).toMatchObject({
      text: '',
      pressed: 'What if it were an EA?',
      action: { do: 'what-if', fact: 'subscription', value: 'enterprise-agreement' },
    });
  });

  test('of an Action.Execute is answered with the next card', async () => {
    const value = {
      action: {
        type: 'Action.Execute',
        verb: 'answer',
        data: { action: { do: 'restart' }, label: 'Start over' },
      },
      trigger: 'manual',
    };
    const call = {
      type: 'invoke',
      name: 'adaptiveCard/action',
      deliveryMode: undefined,
      serviceUrl: 'http://127.0.0.1:9/',
      value,
    };
    const { status, body } = await say(call);
    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        statusCode: 200,
        type: 'application/vnd.microsoft.card.adaptive',
        value: { type: 'AdaptiveCard' },
      },
    });
    expect(turn.taken[0]).toMatchObject({ action: { do: 'restart' }, pressed: 'Start over' });
  });

  test('of an Action.Execute that is none of ours is refused in the protocol', async () => {
    const value = { action: { type: 'Action.Execute', verb: 'x', data: {} }, trigger: 'manual' };
    const call = {
      type: 'invoke',
      name: 'adaptiveCard/action',
      deliveryMode: undefined,
      serviceUrl: 'http://127.0.0.1:9/',
      value,
    };
    expect((await say(call)).body).toMatchObject({
      statusCode: 400,
      type: 'application/vnd.microsoft.error',
    });
  });
});

/** The data of the button with that title, anywhere in the card. */
function findButton(reply: Activity | undefined, title: string): Record<string, unknown> {
  const found: Record<string, unknown>[] = [];
  JSON.stringify(reply, (_key, part) => {
    if (part?.type === 'Action.Submit' && part.title === title) found.push(part.data);
    return part;
  });
  return found[0] ?? {};
}

describe('greeting', () => {
  const joined = (parts: object) =>
    post(service.url, { ...toMessage({ text: undefined, ...parts }), type: 'conversationUpdate' });

  test('a person who is added is greeted once, also when the bot is announced apart', async () => {
    const conversation = { id: 'greet-1' };
    const first = await joined({ conversation, membersAdded: [{ id: '28:bot' }] });
    const second = await joined({ conversation, membersAdded: [{ id: '29:ann' }] });
    expect(readReplies(first)).toHaveLength(1);
    expect(readReplies(second)).toHaveLength(0);
    expect(turn.taken).toMatchObject([{ joined: true, text: '', conversation: 'msteams/greet-1/29%3Aann' }]);
  });

  test('both added at once are one greeting, for the person', async () => {
    await joined({ conversation: { id: 'greet-2' }, membersAdded: [{ id: '28:bot' }, { id: '29:ann' }] });
    expect(turn.taken).toMatchObject([{ conversation: 'msteams/greet-2/29%3Aann' }]);
  });

  test("the bot added to a channel greets whoever added it, newcomers are left in peace, and nobody's profile is asked for", async () => {
    const conversation = { id: 'greet-3', conversationType: 'channel', isGroup: true };
    const channelData = { eventType: 'teamMemberAdded', team: { id: 't' } };
    const answer = await joined({ conversation, channelData, membersAdded: [{ id: '28:bot' }] });
    expect(answer.status).toBe(200);
    expect(turn.taken).toMatchObject([{ joined: true }]);
    await joined({ conversation, channelData, membersAdded: [{ id: '29:new' }] });
    expect(turn.taken).toHaveLength(1);
  });

  test('who leaves is not greeted', async () => {
    await joined({ conversation: { id: 'greet-4' }, membersRemoved: [{ id: '29:ann' }] });
    expect(turn.taken).toEqual([]);
  });
});

describe('what else a client may send', () => {
  test.each([
    'typing',
    'messageReaction',
    'installationUpdate',
    'endOfConversation',
    'messageUpdate',
    'messageDelete',
    'event',
    'made-up',
  ])('%s is taken and not answered', async (type) => {
    expect(await say({ type })).toEqual({ status: 200, body: { activities: [] } });
    expect(turn.taken).toEqual([]);
  });

  test.each([
    [400, 'adaptiveCard/action', {}],
    [400, 'adaptiveCard/action', { action: null }],
    [400, 'adaptiveCard/action', 'x'],
    [400, 'adaptiveCard/action', { action: { type: 'Action.Submit' } }],
    [400, 'adaptiveCard/action', null],
    [501, 'fileConsent/invoke', null],
    [501, 'fileConsent/invoke', { action: 'accept' }],
    [501, 'application/search', 'x'],
    [501, 'application/search', { kind: 'search', queryText: 'x' }],
    [501, 'task/fetch', undefined],
  ])('%d answers a call of %s with %j, and no failure of ours is logged', async (status, name, value) => {
    const place = { deliveryMode: undefined, serviceUrl: 'http://127.0.0.1:9/' };
    expect(await say({ type: 'invoke', name, value, ...place })).toMatchObject({ status });
    expect(service.log).toEqual([
      { level: 'warn', fields: { invoke: name, status }, message: expect.stringContaining('answered') },
    ]);
    expect(turn.taken).toEqual([]);
  });

  test.each([
    ['no JSON', '{"type": "mess', 'not-json'],
    ['nothing', '', 'not-json'],
    ['a list', '[]', 'not-an-activity'],
    ['null', 'null', 'not-an-activity'],
    ['no type', { text: 'hi' }, 'not-an-activity'],
    ['a type that is no text', { ...toMessage(), type: 5 }, 'not-an-activity'],
    ['no conversation', { ...toMessage(), conversation: undefined }, 'not-an-activity'],
    ['no person', { ...toMessage(), from: undefined }, 'not-an-activity'],
    ['no channel', { ...toMessage(), channelId: '' }, 'not-an-activity'],
    ['an id that is a number', { ...toMessage(), id: 5 }, 'not-an-activity'],
    ['a bot whose id is a list', { ...toMessage(), recipient: { id: [] } }, 'not-an-activity'],
    ['nowhere to reply to', { ...toMessage(), deliveryMode: 'normal' }, 'not-an-activity'],
    [
      'a file to reply to',
      { ...toMessage(), deliveryMode: 'normal', serviceUrl: 'file:///etc' },
      'not-an-activity',
    ],
  ])('%s is answered 400 and says what is wrong', async (_name, body, code) => {
    const answer = await post(service.url, body);
    expect(answer).toMatchObject({ status: 400, body: { error: { code, message: expect.any(String) } } });
    expect(turn.taken).toEqual([]);
  });

  test.each([
    ['entities that are no list', { entities: 'x' }],
    ['an entity of null', { entities: [null, { type: 'mention' }] }],
    ['a value that is text', { value: 'x' }],
    ['a text that is a number', { text: 5 }],
    ['a locale that is a number', { locale: 5 }],
    ['a locale nobody speaks here', { locale: 'fr-FR' }],
  ])('%s does no harm', async (_name, parts) => {
    expect(await say(parts)).toMatchObject({ status: 200 });
    expect(turn.taken).toHaveLength(1);
  });
});

describe('a turn that breaks', () => {
  test('is logged with a number, and the person hears one sentence with that number', async () => {
    const [reply] = readReplies(await say({ text: 'break', locale: 'ru-RU' }));
    const [line] = service.log;
    expect(line).toMatchObject({ level: 'error', fields: { id: expect.stringMatching(/^[\da-f]{8}$/) } });
    expect(reply?.text).toContain(String(line?.fields.id));
    expect(reply?.text).toMatch(/^На нашей стороне/);
    expect(reply?.text).not.toMatch(/fire|Error|at /);
  });
});

describe('replies through the connector', () => {
  test('go to the service address: the card, and its words for the notification', async () => {
    connector = await startConnector();
    const answer = await say({ deliveryMode: undefined, serviceUrl: connector.url });
    expect(answer).toEqual({ status: 200, body: undefined });
    expect(connector.sent).toHaveLength(1);
    expect(connector.sent[0]).toMatchObject({ type: 'message', summary: expect.stringContaining('Blocked') });
    expect(connector.sent[0]?.attachments).toHaveLength(1);
  });

  test.each([
    ['msteams', undefined],
    ['directline', 'When was the subscription created?'],
  ])('say the headline above the card where the client may not draw it: %s', async (channelId, text) => {
    connector = await startConnector();
    await say({ channelId, deliveryMode: undefined, serviceUrl: connector.url });
    expect(connector.sent[0]?.text).toBe(text);
  });

  test('are preceded by a typing sign when the turn takes long', async () => {
    connector = await startConnector();
    await say({ deliveryMode: undefined, serviceUrl: connector.url, text: 'slow' });
    expect(connector.sent.map(({ type }) => type)).toEqual(['typing', 'message']);
  });

  test('are sent again where the service was busy', async () => {
    connector = await startConnector([429, 502]);
    expect(await say({ deliveryMode: undefined, serviceUrl: connector.url })).toMatchObject({ status: 200 });
    expect(connector.sent).toHaveLength(1);
  });

  test('that nobody takes are logged without a word of the message', async () => {
    connector = await startConnector([403]);
    const answer = await say({ deliveryMode: undefined, serviceUrl: connector.url, text: 'my-secret-log' });
    expect(answer).toMatchObject({ status: 502, body: { error: { code: 'not-delivered' } } });
    expect(service.log).toMatchObject([{ level: 'error', fields: { statusCode: 403 } }]);
    expect(JSON.stringify(service.log)).not.toMatch(/my-secret-log|Blocked/);
  });
});

describe('buttons', () => {
  test('write their label into the conversation, except in the Agents Playground, which fails on it', async () => {
    const [inPlayground] = readReplies(await say());
    const [onPage] = readReplies(await say({ channelId: 'webchat' }));
    expect(findButton(inPlayground, 'Start over')).toEqual({
      card: expect.any(String),
      action: { do: 'restart' },
      label: 'Start over',
    });
    expect(findButton(onPage, 'Start over')).toMatchObject({
      msteams: { type: 'messageBack', displayText: 'Start over' },
    });
  });
});
