import type { Reply } from '../../src/answer/reply';
import type { Delivered, Parcel } from '../../src/channels/channel';
import type { SlackMessage } from '../slack/messages';
import { paragraph, ROOM, type StaffStage, startStaffStage, TICKET, toReply } from '../slack/staff-stage';
import { findFaults } from '../support/block-kit';

let stage: StaffStage;
beforeAll(async () => {
  stage = await startStaffStage();
});
afterEach(() => stage.slack.behave());
afterAll(async () => {
  expect(stage.slack.complaints).toEqual([]);
  await stage.close();
});

let last = 0;
const newcomer = (): string => stage.slack.addUser({ id: `U_C${++last}`, name: `Person ${last}` }).id;
const newKey = (): string => `${TICKET}:reply:${++last}`;
const ownOf = (user: string): string => `slack:T_DESK:${user}:own`;

const HELLO = toReply('staff-message', { text: 'Bob: Hello', blocks: [paragraph('**Bob**: Hello')] });

function toParcel(conversation: string, more: Partial<Parcel> = {}): Parcel {
  return { key: newKey(), to: { kind: 'person', conversation }, reply: HELLO, replaces: null, ...more };
}

function deliver(parcel: Parcel): Promise<Delivered> {
  return stage.channel.courier.deliver(parcel);
}

async function send(parcel: Parcel): Promise<Extract<Delivered, { state: 'sent' }>> {
  const delivered = await deliver(parcel);
  if (delivered.state !== 'sent') throw new Error(`not sent: ${JSON.stringify(delivered)}`);
  return delivered;
}

const shown = (message: SlackMessage | undefined): string => JSON.stringify(message?.blocks);
const said = (channel: string, thread?: string) => stage.slack.messages(channel, thread);

describe('a person is written to', () => {
  test.each(['own', 'check', 'explain:C_MAIL:1700000000.000100'])(
    'in a direct message about %s',
    async (topic) => {
      const user = newcomer();
      const { place } = await send(toParcel(`slack:T_DESK:${user}:${topic}`));
      const [message, ...others] = said(stage.slack.dmOf(user));
      expect(others).toEqual([]);
      expect(place).toEqual({ channel: stage.slack.dmOf(user), ts: message?.ts });
      expect(message?.text).toBe('Bob: Hello');
      expect(shown(message)).toContain('*Bob*: Hello');
    },
  );

  test('in the thread where they asked, and called by a mention', async () => {
    const user = newcomer();
    const asked = await stage.people.mention('help', { user, channel: 'C_ASK' });
    await send(toParcel(`slack:T_DESK:${user}:C_ASK:${asked.ts}`));
    const message = said('C_ASK', asked.ts)[0];
    expect(message?.thread_ts).toBe(asked.ts);
    expect(message?.text).toBe(`<@${user}> Bob: Hello`);
    expect(shown(message)).toContain(`<@${user}> *Bob*: Hello`);
  });

  test('in a thread of the direct message, which calls nobody', async () => {
    const user = newcomer();
    const channel = stage.slack.dmOf(user);
    const asked = await stage.people.say('help', { user, channelType: 'im' });
    await send(toParcel(`slack:T_DESK:${user}:${channel}:${asked.ts}`));
    expect(said(channel, asked.ts)[0]?.text).toBe('Bob: Hello');
  });

  test('with addresses as links, and nothing else of what the staff wrote does anything', async () => {
    const user = newcomer();
    const text = 'See https://portal.azure.com/#home?a=1&b=2. \\<!channel\\> \\*not bold\\* :tada:';
    const list = { type: 'list', ordered: false, items: ['log.txt'] } as const;
    await send(toParcel(ownOf(user), { reply: { ...HELLO, blocks: [paragraph(text), list] } }));
    const drawn = shown(said(stage.slack.dmOf(user))[0]);
    expect(drawn).toContain('<https://portal.azure.com/#home?a=1&amp;b=2>.');
    expect(drawn).toContain('log.txt');
    expect(drawn).not.toMatch(/<!channel>|[^>|]\*not bold\*/);
  });

  test('where a card asks something, with buttons that go on with their case', async () => {
    const user = newcomer();
    const conversation = `slack:T_DESK:${user}:explain:C_MAIL:1.2`;
    const rate = { label: 'Very well', action: { do: 'rate', ticket: TICKET, score: 5 } } as const;
    await send(toParcel(conversation, { reply: toReply('ticket-changed', { choices: [rate] }) }));
    const message = said(stage.slack.dmOf(user))[0] as SlackMessage;
    await stage.people.press({ message, label: 'Very well', user });
    const taken = await stage.slack.waitFor(() =>
      stage.taken.find((each) => each.conversation === conversation),
    );
    expect(taken).toMatchObject({ action: rate.action, pressed: 'Very well', name: `Person ${last - 1}` });
  });
});

describe('the same message', () => {
  test('delivered twice appears once, at the same place', async () => {
    const user = newcomer();
    const parcel = toParcel(ownOf(user));
    const first = await send(parcel);
    expect(await send(parcel)).toEqual(first);
    const [message, ...others] = said(stage.slack.dmOf(user));
    expect(others).toEqual([]);
    expect(message?.metadata).toEqual({ event_type: 'port25_post', event_payload: { key: parcel.key } });
  });

  test('whose first answer was lost appears once', async () => {
    const user = newcomer();
    const parcel = toParcel(ownOf(user));
    stage.slack.misbehave('chat.postMessage', { drop: true, isDone: true });
    expect(await deliver(parcel)).toMatchObject({ state: 'unsure' });
    expect(await deliver(parcel)).toMatchObject({ state: 'sent' });
    expect(said(stage.slack.dmOf(user))).toHaveLength(1);
  });

  test('in other words with another key is another message', async () => {
    const user = newcomer();
    await send(toParcel(ownOf(user)));
    await send(toParcel(ownOf(user)));
    expect(said(stage.slack.dmOf(user))).toHaveLength(2);
  });

  test('too long for Slack is several, and cut off between two of them still appears once', async () => {
    const user = newcomer();
    const words = Array.from({ length: 7 }, (_, at) => paragraph(`${at} ${'long '.repeat(400)}`));
    const parcel = toParcel(ownOf(user), { reply: { ...HELLO, blocks: words } });
    stage.slack.misbehave('chat.postMessage', { delayMs: 0 });
    stage.slack.misbehave('chat.postMessage', { status: 503 });
    expect(await deliver(parcel)).toMatchObject({ state: 'busy', problem: 'http-503' });
    const { place } = await send(parcel);
    const messages = said(stage.slack.dmOf(user));
    expect(messages).toHaveLength(2);
    expect(place).toMatchObject({ ts: messages[0]?.ts, more: [messages[1]?.ts] });
    await send(toParcel(ownOf(user), { replaces: place }));
    expect(said(stage.slack.dmOf(user)).map(({ text }) => text)).toEqual(['Bob: Hello']);
  });
});

describe('what Slack does not take', () => {
  test.each([
    ['busy for half a minute', { status: 429, retryAfter: 30 }, { state: 'busy', afterMs: 30_000 }],
    ['out of order', { status: 500 }, { state: 'busy', problem: 'http-500' }],
    ['cut off', { drop: true }, { state: 'unsure' }],
    ['the person left', { error: 'user_disabled' }, { state: 'refused', problem: 'user_disabled' }],
    ['the channel is archived', { error: 'is_archived' }, { state: 'refused', problem: 'is_archived' }],
    ['the token is void', { error: 'token_revoked' }, { state: 'refused', problem: 'token_revoked' }],
  ] as const)('%s: it is told at once, and nothing is tried by itself', async (_name, fault, expected) => {
    const user = newcomer();
    const before = stage.slack.callsOf('chat.postMessage').length;
    stage.slack.misbehave('chat.postMessage', fault);
    expect(await deliver(toParcel(ownOf(user)))).toMatchObject(expected);
    expect(stage.slack.callsOf('chat.postMessage')).toHaveLength(before + 1);
    expect(said(stage.slack.dmOf(user))).toEqual([]);
  });

  test('a person nobody knows, a channel the bot was taken out of', async () => {
    expect(await deliver(toParcel(ownOf('U_NOBODY')))).toEqual({
      state: 'refused',
      problem: 'user_not_found',
    });
    stage.slack.notIn.add('C_LEFT');
    const parcel = toParcel(`slack:T_DESK:${newcomer()}:C_LEFT:1700000000.000100`);
    expect(await deliver(parcel)).toEqual({ state: 'refused', problem: 'not_in_channel' });
  });

  test.each(['', 'teams:abc', 'slack:T_DESK'])('"%s" is no conversation here', async (conversation) => {
    expect(await deliver(toParcel(conversation))).toEqual({
      state: 'refused',
      problem: 'no-such-conversation',
    });
  });
});

describe('the staff', () => {
  const button = { label: 'Claim', action: { do: 'staff', act: 'claim', ticket: TICKET } } as const;
  const card = (text: string): Reply =>
    toReply('ticket-card', { text, blocks: [paragraph(text)], choices: [button] });
  const toStaff = (thread: unknown, reply: Reply, replaces: unknown = null): Parcel => ({
    key: newKey(),
    to: { kind: 'staff', thread },
    reply,
    replaces,
  });

  test('see a ticket as one card, changed in place, and the rest below it', async () => {
    const { place, thread } = await send(toStaff(null, card('open')));
    const { ts } = place as { readonly ts: string };
    expect([place, thread]).toEqual([{ channel: ROOM, ts }, `${ROOM}:${ts}`]);
    const note = await send(toStaff(place, toReply('ticket-said', { choices: [button] })));
    expect(note.thread).toBeNull();
    expect(await send(toStaff(place, card('claimed'), place))).toEqual({ state: 'sent', place, thread });
    const messages = said(ROOM, ts);
    expect(messages.map((each) => [each.text, each.thread_ts])).toEqual([
      ['claimed', undefined],
      ['ticket-said', ts],
    ]);
    for (const message of messages) {
      expect(findFaults(message.blocks, 'message')).toEqual([]);
      expect(shown(message)).toContain('Claim');
    }
  });

  test('see a card that was deleted anew, once, and what follows stands below the new one', async () => {
    const { place } = await send(toStaff(null, card('open')));
    const { ts } = place as { readonly ts: string };
    stage.slack.world.messages.remove({ channel: ROOM, ts });
    const again = await send(toStaff(place, card('claimed'), place));
    const { ts: now } = again.place as { readonly ts: string };
    expect([again.thread, now === ts]).toEqual([`${ROOM}:${now}`, false]);
    await send(toStaff(place, card('resolved'), place));
    await send(toStaff(place, toReply('ticket-note')));
    expect(said(ROOM, ts)).toEqual([]);
    expect(said(ROOM, now).map(({ text }) => text)).toEqual(['resolved', 'ticket-note']);
  });

  test('are not found where none work in Slack', async () => {
    const alone = await startStaffStage({ isStaffed: false });
    const refused = await alone.channel.courier.deliver(toStaff(null, card('open')));
    await alone.close();
    expect(refused).toEqual({ state: 'refused', problem: 'no-desk-channel' });
  });
});
