import type { Activity } from 'botbuilder';
import { drawCard, MOST_REFRESHED } from '../../src/channels/teams/draw-card';
import { drawForPerson } from '../../src/channels/teams/draw-parcel';
import { createTeller } from '../../src/channels/teams/teller';
import { type Connector, post, startConnector, toMessage } from '../e2e/bot-framework';
import { sayInTeams } from '../e2e/service';
import { toReply } from '../e2e/staff-in-teams';
import { type Desk, findData, readCard, startDesk, toInvoke } from './teams-cards';

const CASE = 'Pay-As-You-Go, our VM cannot send on port 25';
const AFTER = /^after 15 November/;
const chosen = (label: unknown) => sayInTeams('en', 'chosen', { choice: String(label) });

let desk: Desk;
let connector: Connector;
beforeAll(async () => {
  desk = await startDesk();
  await desk.say(`${CASE}, created in March 2019`);
}, 60_000);
beforeEach(async () => {
  connector = await startConnector();
});
afterEach(() => connector.close());
afterAll(() => desk.close());

let people = 0;
/** Through Teams' own service, and not in the response. */
const through = () => {
  people += 1;
  return {
    from: { id: `29:q${people}` },
    conversation: { id: `a:q${people}` },
    deliveryMode: undefined,
    serviceUrl: connector.url,
  };
};
const send = (parts: object) => post(desk.url, toMessage(parts));
const last = () => connector.calls.at(-1)?.activity;

describe('a card that was pressed changes for all who see it', () => {
  test('and the answer is sent below it', async () => {
    const who = through();
    await send({ ...who, text: CASE });
    const data = findData(last(), AFTER);
    const { body } = await send(toInvoke(data, who));
    const [, changed, answer] = connector.calls;
    expect(changed).toMatchObject({ method: 'PUT', path: expect.stringMatching(/activities\/card-1$/) });
    expect(readCard(changed?.activity.attachments)).toContain(chosen(data.label));
    expect(answer?.method).toBe('POST');
    expect(readCard(answer?.activity.attachments)).toContain('Port 25 is blocked');
    expect(readCard((body as { value: unknown }).value)).toBe(readCard(changed?.activity.attachments));
  });

  test('from a client that cannot execute as well', async () => {
    const who = through();
    await send({ ...who, text: CASE });
    const data = findData(last(), AFTER);
    await send({ ...who, text: '', value: data, replyToId: 'card-1' });
    expect(connector.calls.map(({ method }) => method)).toEqual(['POST', 'PUT', 'POST']);
  });

  test('and where it can not be changed any more the answer is said all the same', async () => {
    const who = through();
    await send({ ...who, text: CASE });
    const data = findData(last(), AFTER);
    await connector.close();
    connector = await startConnector([404]);
    const answer = await send(toInvoke(data, { ...who, serviceUrl: connector.url }));
    expect(answer).toMatchObject({ status: 200, body: { statusCode: 200 } });
    expect(readCard(last()?.attachments)).toContain('Port 25 is blocked');
    expect(desk.log.at(-1)).toMatchObject({ level: 'error', fields: { statusCode: 404 } });
  });

  test('but not where somebody only looked at it', async () => {
    const who = through();
    await send({ ...who, text: CASE });
    const { card } = findData(last(), AFTER);
    await send(toInvoke({ refresh: true, card }, who));
    expect(connector.calls).toHaveLength(1);
  });
});

describe('a card in Teams', () => {
  const teller = createTeller({
    cards: { keep: async () => 'c1' },
    speaker: { say: async () => undefined },
    say: sayInTeams,
    isRegistered: true,
  });
  const activity = toMessage() as Activity;
  const ask = { fact: 'created', label: 'When?', options: [], date: true, submit: 'Send' };

  test('that asks is asked for anew by the client of the person it was said to', () => {
    const reply = toReply('question', 'When?', { ask });
    const look = teller.lookOf(activity, { card: 'c1', reply, ticked: [] });
    expect(drawCard(reply, look).refresh).toEqual({
      action: { type: 'Action.Execute', verb: 'refresh', data: { refresh: true, card: 'c1' } },
      userIds: ['29:ann'],
    });
  });

  test('that asks nothing is left alone', () => {
    const reply = toReply('help', 'Help');
    const look = teller.lookOf(activity, { card: 'c1', reply, ticked: [] });
    expect(drawCard(reply, look)).not.toHaveProperty('refresh');
  });

  test('is never asked for by more people than Teams allows', () => {
    const refreshFor = Array.from({ length: 100 }, (_, at) => `29:${at}`);
    const { refresh } = drawCard(toReply('question', 'When?', { ask }), { isEchoed: true, refreshFor });
    expect(refresh?.userIds).toHaveLength(MOST_REFRESHED);
  });

  test.each([
    ['personal', undefined],
    ['groupChat', '29:ann'],
  ])('that is sent unasked to a %s chat belongs to %s', (conversationType, owner) => {
    const reply = toReply('ticket-changed', 'Done', { choices: [{ label: 'Help', action: { do: 'help' } }] });
    const conversation = { id: 'c', conversationType };
    const user = { id: '29:ann', name: 'Ann' };
    const reference = { serviceUrl: 'https://x.example/', channelId: 'msteams', conversation, user };
    expect(findData(drawForPerson(reply, reference, { isEchoed: true }), 'Help').owner).toBe(owner);
  });
});
