import type { Activity } from 'botbuilder';
import type { Reply } from '../../src/answer/reply';
import { drawButton } from '../../src/channels/teams/draw-button';
import { type Connector, type Fault, post, startConnector, toMessage } from '../e2e/bot-framework';
import {
  createKeptMemory,
  DESK,
  type StaffInTeams,
  startStaffInTeams,
  THREAD,
  toReply,
} from '../e2e/staff-in-teams';

const faults: Fault[] = [];
const memory = createKeptMemory();
let connector: Connector;
let teams: StaffInTeams;

beforeAll(async () => {
  connector = await startConnector(faults);
  teams = await startStaffInTeams(memory);
});
beforeEach(() => {
  faults.length = 0;
  for (const list of [connector.calls, connector.sent, teams.log, teams.turn.taken, teams.staff.acts])
    list.length = 0;
});
afterAll(() => Promise.all([connector.close(), teams.close()]));

const CHANNEL = '19:help@thread.tacv2';
const TALK = `msteams/${encodeURIComponent(CHANNEL)}/29%3Aann`;
const bot = { id: '28:bot', name: 'Port 25 Desk' };
const inChannel = { id: CHANNEL, conversationType: 'channel', isGroup: true } as Activity['conversation'];

/** What somebody writes after `/`, in a channel where others read as well. */
const whisper = (parts: object = {}) =>
  post(
    teams.url,
    toMessage({
      deliveryMode: undefined,
      serviceUrl: connector.url,
      conversation: inChannel,
      recipient: { ...bot, isTargeted: true },
      ...parts,
    }),
  );

const PRIVATE = /\?isTargetedActivity=true$/;
/** Everything on a card that can be pressed. */
const listButtons = (activity: Partial<Activity> | undefined): readonly Record<string, unknown>[] =>
  collect(activity?.attachments).filter((each) => each.type === 'Action.Execute');
const findButton = (title: string) => listButtons(connector.sent[0]).find((each) => each.title === title);

function collect(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value as Record<string, unknown>, ...Object.values(value).flatMap(collect)];
}

describe('what only the person and the bot see', () => {
  test('is heard without a mention and answered so that nobody else sees the answer', async () => {
    expect(await whisper()).toMatchObject({ status: 200 });
    expect(teams.turn.taken).toMatchObject([{ text: 'why does my mail not leave?' }]);
    expect(teams.turn.taken[0]).not.toHaveProperty('isUnasked');
    expect(connector.calls).not.toEqual([]);
    for (const { path, activity } of connector.calls) {
      expect(path).toMatch(PRIVATE);
      expect(activity.recipient).toEqual({ id: '29:ann', name: 'Ann', isTargeted: true });
    }
  });

  test('is a talk of its own: nothing of it comes up where others read', async () => {
    await whisper();
    await whisper({
      recipient: bot,
      entities: [{ type: 'mention', text: '<at>Port 25 Desk</at>', mentioned: bot }],
    });
    expect(teams.turn.taken.map(({ conversation }) => conversation)).toEqual([`${TALK}/private`, TALK]);
    expect(connector.calls.map(({ path }) => PRIVATE.test(path))).toEqual([true, false]);
    expect(connector.sent[1]?.recipient).not.toHaveProperty('isTargeted');
  });

  test.each([
    [
      'alone with the bot everything is private already',
      { id: 'a:ann', conversationType: 'personal' },
      false,
    ],
    ['a group chat', { id: '19:group', conversationType: 'groupChat', isGroup: true }, true],
    ['a place of an unknown kind, where others may read', { id: 'meeting' }, true],
  ])('%s', async (_, conversation, isPrivate) => {
    await whisper({ conversation });
    expect(connector.calls.map(({ path }) => PRIVATE.test(path))).toEqual([isPrivate]);
  });

  test('shows nobody that somebody is writing', async () => {
    await whisper({ text: 'slow' });
    expect(connector.calls.map(({ activity }) => activity.type)).toEqual(['message']);
  });

  test('is told of trouble in private', async () => {
    await whisper({ text: 'break' });
    expect(connector.calls).toMatchObject([{ path: expect.stringMatching(PRIVATE) }]);
    expect(connector.sent[0]?.text).toContain('Something went wrong on our side');
  });

  test('loses nothing to a busy service: it is sent again, and still in private', async () => {
    faults.push(429);
    await whisper();
    expect(connector.calls.map(({ path }) => PRIVATE.test(path))).toEqual([true, true]);
  });
});

test.each([
  [true, undefined, true],
  [true, true, false],
  [false, undefined, false],
])(
  'a label is written into the conversation only where all may read it (%j, %j)',
  (isEchoed, isPrivate, isWritten) => {
    const choice = { label: 'Free trial', action: { do: 'back' } } as const;
    const { fallback } = drawButton(choice, { isEchoed, ...(isPrivate && { isPrivate }) });
    expect(JSON.stringify(fallback).includes('messageBack')).toBe(isWritten);
  },
);
describe('a private message that is changed', () => {
  const edited = { type: 'messageUpdate', text: 'and port 587?' };
  // No document says whether Teams tells of such a change as of a private one.
  test.each([
    ['told as a private one', 'w1', { ...bot, isTargeted: true }],
    ['told like all others', 'w2', bot],
  ])('is answered anew in private where it is %s', async (_, id, recipient) => {
    await whisper({ id });
    connector.calls.length = 0;
    await whisper({ ...edited, id, recipient });
    expect(teams.turn.taken.at(-1)).toMatchObject({ conversation: `${TALK}/private`, text: edited.text });
    expect(connector.calls.map(({ path }) => PRIVATE.test(path))).toEqual([true]);
  });

  test('makes no other message of that channel private', async () => {
    await whisper({ id: 'w3' });
    await whisper({ ...edited, id: 'w4', recipient: bot });
    expect(teams.turn.amended.at(-1)).toMatchObject({ conversation: TALK, delivery: 'w4' });
  });
});

describe('a button on a private card', () => {
  test('says that it is private, and needs to say nobody is its owner', async () => {
    await whisper();
    const data = listButtons(connector.sent[0]).map((each) => each.data);
    expect(data.length).toBeGreaterThan(0);
    for (const each of data) {
      expect(each).toMatchObject({ private: true });
      expect(each).not.toHaveProperty('owner');
    }
  });

  // No document says whether Teams tells of such a press as of a private one.
  test.each([
    ['told as a private one', { ...bot, isTargeted: true }],
    ['told like all others', bot],
  ])('is answered in private where it is %s', async (_, recipient) => {
    await whisper();
    const button = findButton('Start over');
    connector.calls.length = 0;
    const value = { action: { type: 'Action.Execute', verb: button?.verb, data: button?.data } };
    const press = { type: 'invoke', name: 'adaptiveCard/action', replyToId: 'reply-1', recipient, value };
    expect(await whisper({ ...press, text: undefined })).toMatchObject({ status: 200 });
    expect(teams.turn.taken.map(({ conversation }) => conversation)).toEqual([
      `${TALK}/private`,
      `${TALK}/private`,
    ]);
    expect(connector.calls.map(({ method }) => method)).toEqual(['PUT', 'POST']);
    expect(connector.calls.every(({ path }) => PRIVATE.test(path))).toBe(true);
    // Teams refuses to be told again who sees what is changed.
    expect(connector.calls[0]?.activity).not.toHaveProperty('recipient');
  });

  test('that a client sends as a message is answered in private as well', async () => {
    await whisper();
    const button = findButton('Start over');
    const value = (button?.fallback as { readonly data?: unknown } | undefined)?.data;
    await whisper({ recipient: bot, text: 'Start over', value });
    expect(teams.turn.taken[1]?.conversation).toBe(`${TALK}/private`);
    expect(connector.calls.every(({ path }) => PRIVATE.test(path))).toBe(true);
  });

  test('answers what was pressed although its card has gone by then', async () => {
    await whisper();
    const button = findButton('Start over');
    faults.push({ status: 404, body: { error: { code: 'ActivityNotFoundInConversation' } } });
    connector.calls.length = 0;
    await whisper({ recipient: bot, replyToId: 'reply-1', value: (button?.data as object) ?? {} });
    expect(connector.calls.map(({ method }) => method)).toEqual(['PUT', 'POST']);
  });
});

describe('what the staff write to somebody who asked in private', () => {
  const deliver = (reply: Reply, replaces: unknown = null) =>
    teams.courier.deliver({
      key: 'k',
      to: { kind: 'person', conversation: `${TALK}/private` },
      reply,
      replaces,
    });
  const said = toReply('staff-message', 'Use port 587.');

  beforeEach(async () => {
    await whisper();
    connector.calls.length = 0;
  });

  test('is private too, and calls nobody by name', async () => {
    expect(await deliver(said)).toMatchObject({ state: 'sent' });
    expect(connector.calls).toMatchObject([
      { method: 'POST', path: expect.stringMatching(PRIVATE), activity: { recipient: { id: '29:ann' } } },
    ]);
    expect(connector.calls[0]?.activity.recipient).toHaveProperty('isTargeted', true);
    expect(connector.calls[0]?.activity).not.toHaveProperty('entities');
  });

  test('is changed in place, and said anew once Teams has taken the old one away', async () => {
    faults.push(200, 404);
    const place = { conversation: CHANNEL, activity: '7' };
    await deliver(said, place);
    expect(await deliver(said, place)).toMatchObject({ state: 'sent' });
    expect(connector.calls.map(({ method, path }) => [method, PRIVATE.test(path)])).toEqual([
      ['PUT', true],
      ['PUT', true],
      ['POST', true],
    ]);
    expect(connector.calls.map(({ activity }) => 'recipient' in activity)).toEqual([false, false, true]);
  });
});

describe("in the staff's own channel", () => {
  test('a private question is one of the person, not a note on the ticket', async () => {
    const conversation = { id: THREAD, conversationType: 'channel', isGroup: true };
    await whisper({ conversation, text: 'resolve' });
    expect(teams.staff.acts).toEqual([]);
    expect(teams.turn.taken).toMatchObject([{ text: 'resolve' }]);
    expect(connector.calls.every(({ path }) => path.includes(DESK) && PRIVATE.test(path))).toBe(true);
  });
});
