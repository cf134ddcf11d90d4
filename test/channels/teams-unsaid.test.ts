import { type Connector, type Fault, post, startConnector, toMessage } from '../e2e/bot-framework';
import {
  createKeptMemory,
  type KeptMemory,
  type StaffInTeams,
  startStaffInTeams,
  toReply,
} from '../e2e/staff-in-teams';
import { findData, toInvoke } from './teams-cards';

jest.setTimeout(60_000);

const faults: Fault[] = [];
let memory: KeptMemory;
let connector: Connector;
let teams: StaffInTeams;

beforeEach(async () => {
  faults.length = 0;
  memory = createKeptMemory();
  connector = await startConnector(faults);
  teams = await startStaffInTeams(memory);
});
afterEach(() => Promise.all([connector.close(), teams.close()]));

/** As often as an answer is tried while Teams waits. */
const BUSY: readonly Fault[] = [503, 503, 503, 503];
const LATER: Fault = { status: 429, headers: { 'retry-after': '31' } };

const send = (parts: object = {}) =>
  post(teams.url, toMessage({ serviceUrl: connector.url, deliveryMode: undefined, id: 'm1', ...parts }));
/** What the next turn says. */
const willSay = (...texts: readonly string[]) =>
  jest
    .spyOn(teams.turn, 'take')
    .mockResolvedValueOnce(texts.map((text) => toReply('help', text)))
    // As a turn does that knows the delivery.
    .mockResolvedValueOnce([]);
const said = () => connector.sent.map(({ summary }) => summary);
const restart = async () => {
  await teams.close();
  teams = await startStaffInTeams(memory);
};

describe('an answer that Teams was too busy for', () => {
  test.each<[string, readonly Fault[]]>([
    ['all the while', BUSY],
    ['for longer than anybody waits', [LATER]],
  ])('%s is said when the message is delivered again, and only once', async (_name, busy) => {
    willSay('the answer').mockResolvedValueOnce([]);
    faults.push(...busy);
    expect(await send()).toMatchObject({ status: 502, body: { error: { code: 'not-delivered' } } });
    expect(await send()).toEqual({ status: 200, body: undefined });
    expect(await send()).toEqual({ status: 200, body: undefined });
    expect(said()).toEqual(['the answer']);
  });

  test('is said before the answer to what the person writes next', async () => {
    willSay('the answer');
    faults.push(LATER);
    await send();
    jest
      .spyOn(teams.turn, 'take')
      .mockReset()
      .mockResolvedValueOnce([toReply('help', 'another')]);
    await send({ id: 'm2' });
    expect(said()).toEqual(['the answer', 'another']);
  });

  test('is said after a restart', async () => {
    willSay('the answer');
    faults.push(LATER);
    await send();
    await restart();
    jest.spyOn(teams.turn, 'take').mockResolvedValueOnce([]);
    await send();
    expect(said()).toEqual(['the answer']);
  });

  test('is said by what is left of it, in order', async () => {
    willSay('one', 'two', 'three');
    faults.push(201, ...BUSY);
    await send();
    await send();
    expect(said()).toEqual(['one', 'two', 'three']);
  });

  test('is not said in another place, nor to another person', async () => {
    willSay('the answer');
    faults.push(LATER);
    await send();
    await send({ id: 'm2', from: { id: '29:bob' } });
    await send({ id: 'm2', conversation: { id: 'a:other', conversationType: 'personal' } });
    expect(said()).not.toContain('the answer');
  });

  test('stays private', async () => {
    const conversation = { id: '19:help@thread.tacv2', conversationType: 'channel', isGroup: true };
    const whisper = { conversation, recipient: { id: '28:bot', isTargeted: true } };
    willSay('the answer');
    faults.push(LATER);
    await send(whisper);
    await send({ id: 'm2', conversation });
    expect(said()).toEqual([]);
    jest.spyOn(teams.turn, 'take').mockResolvedValueOnce([]);
    await send(whisper);
    expect(said()).toEqual(['the answer']);
    expect(connector.calls.at(-1)?.path).toMatch(/isTargetedActivity=true$/);
  });

  test('is kept without a word of it in the log', async () => {
    willSay('the answer');
    faults.push(LATER);
    await send({ text: 'my-secret' });
    expect(teams.log).toMatchObject([{ level: 'warn', fields: { problem: 'http-429', messages: 1 } }, {}]);
    expect(JSON.stringify(teams.log)).not.toMatch(/my-secret|the answer/);
  });
});

describe('an answer that is not said again', () => {
  test.each<[string, Fault]>([
    ['may have been taken', 500],
    ['got no word of what became of it', 'reset'],
    ['was refused', 403],
  ])('%s', async (_name, fault) => {
    willSay('the answer');
    faults.push(fault);
    expect(await send()).toMatchObject({ status: 502 });
    await send();
    expect(connector.calls).toHaveLength(1);
  });

  test('does not keep what comes after it from being said', async () => {
    willSay('one', 'two');
    faults.push(500);
    expect(await send()).toMatchObject({ status: 502 });
    expect(said()).toEqual(['two']);
  });
});

describe('what else Teams was too busy for is said when it is told of again:', () => {
  test('the answer to an edit', async () => {
    await send({ text: 'first words' });
    const edit = { type: 'messageUpdate', text: 'other words', channelData: { eventType: 'editMessage' } };
    faults.push(LATER);
    expect(await send(edit)).toMatchObject({ status: 502 });
    await send(edit);
    await send(edit);
    expect(connector.sent).toHaveLength(2);
  });

  test.each([
    ['in the same way', { type: 'installationUpdate', action: 'add' }],
    ['in another way', { type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }] }],
  ])('a greeting, %s', async (_name, again) => {
    const conversation = { id: '19:g@thread.tacv2', conversationType: 'channel', isGroup: true };
    const at = { conversation, text: undefined, locale: 'en' };
    faults.push(LATER);
    expect(await send({ ...at, type: 'installationUpdate', action: 'add' })).toMatchObject({ status: 502 });
    await send({ ...at, ...again });
    await send({ ...at, ...again });
    expect(connector.sent).toHaveLength(1);
  });

  test('the answer to a press, whose card is given back all the same', async () => {
    await send();
    const press = { ...toInvoke(findData(connector.sent[0], 'Start over')), id: 'p1' };
    faults.push(200, LATER);
    expect(await send(press)).toMatchObject({ status: 200, body: { statusCode: 200 } });
    expect(connector.sent.map(({ type }) => type)).toHaveLength(2);
    await send(press);
    expect(connector.calls.at(-1)).toMatchObject({ method: 'POST', activity: { type: 'message' } });
  });
});

test('an announcement that does not say the language is answered at once, and lets a later one go first', async () => {
  const at = {
    conversation: { id: '19:l@thread.tacv2', conversationType: 'channel', isGroup: true },
    text: undefined,
  };
  const start = performance.now();
  await send({ ...at, type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }], locale: undefined });
  expect(performance.now() - start).toBeLessThan(1_000);
  await send({ ...at, type: 'installationUpdate', action: 'add', locale: 'ja-JP' });
  await teams.settle();
  expect(connector.sent.map(({ locale }) => locale)).toEqual(['ja']);
});
