import type { Reply } from '../../src/answer/reply';
import type { Parcel } from '../../src/channels/channel';
import { createCourier } from '../../src/channels/teams/courier';
import { TeamsAdapter } from '../../src/channels/teams/teams-adapter';
import { type Connector, type Fault, post, startConnector, toMessage } from '../e2e/bot-framework';
import {
  createKeptMemory,
  DESK,
  type StaffInTeams,
  startStaffInTeams,
  THREAD,
  toReply,
} from '../e2e/staff-in-teams';

const memory = createKeptMemory();
const faults: Fault[] = [];
let connector: Connector;
let teams: StaffInTeams;

beforeAll(async () => {
  connector = await startConnector(faults);
  teams = await startStaffInTeams(memory);
});
beforeEach(() => {
  faults.length = 0;
  connector.calls.length = 0;
  connector.sent.length = 0;
  teams.log.length = 0;
});
afterAll(() => Promise.all([connector.close(), teams.close()]));

const ANN = 'msteams/a%3Apersonal/29%3Aann';
const said = (text: string, parts: Partial<Reply> = {}) => toReply('staff-message', text, parts);
const card = toReply('ticket-card', 'P25-1001 is open');
const CARD_PLACE = { conversation: THREAD, activity: '100' };

function deliver(to: Parcel['to'], reply: Reply, replaces: unknown = null) {
  return teams.courier.deliver({ key: 'k', to, reply, replaces });
}
const toAnn = (reply: Reply, replaces: unknown = null) =>
  deliver({ kind: 'person', conversation: ANN }, reply, replaces);
const toStaff = (thread: unknown, reply: Reply, replaces: unknown = null) =>
  deliver({ kind: 'staff', thread }, reply, replaces);

/** Somebody writes, so that it is known how they are reached. */
const hear = (parts: object = {}) => post(teams.url, toMessage({ serviceUrl: connector.url, ...parts }));

describe('to a person', () => {
  beforeEach(() => hear());

  test('what the staff say is a plain message: the name bold, words escaped, files as links', async () => {
    const reply = said('**Kim**: use 587\\_ & \\<at\\>Everyone\\</at\\>\nnow', {
      blocks: [
        { type: 'paragraph', text: '**Kim**: use 587\\_ & \\<at\\>Everyone\\</at\\>\nnow', tone: 'plain' },
        {
          type: 'sources',
          title: 'Files',
          items: [
            {
              clause: '',
              text: 'a "log".txt',
              link: { label: 'open <it>', url: 'https://x.example/a?b=1&c="2"' },
            },
            { clause: '', text: 'bad', link: { label: 'bad', url: 'javascript:alert(1)' } },
          ],
        },
      ],
    });
    expect(await toAnn(reply)).toEqual({
      state: 'sent',
      place: { conversation: 'a:personal', activity: 'reply-1' },
      thread: null,
    });
    expect(connector.calls).toMatchObject([
      { method: 'POST', path: '/v3/conversations/a:personal/activities', activity: { textFormat: 'xml' } },
    ]);
    expect(connector.sent[0]).not.toHaveProperty('attachments');
    expect(connector.sent[0]?.text).toBe(
      '<b>Kim</b>: use 587_ &amp; &lt;at&gt;Everyone&lt;/at&gt;<br>now<br><b>Files</b><br>' +
        'a &quot;log&quot;.txt <a href="https://x.example/a?b=1&amp;c=%222%22">open &lt;it&gt;</a><br>bad',
    );
  });

  test('everything else is a card', async () => {
    await toAnn(toReply('ticket-changed', 'Kim has it now'));
    expect(connector.sent[0]).toMatchObject({
      summary: 'Kim has it now',
      attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive' }],
    });
  });

  test('an edited message changes in place, and is said anew where it is gone', async () => {
    const place = { conversation: 'a:personal', activity: 'm1' };
    expect(await toAnn(said('better'), place)).toEqual({ state: 'sent', place, thread: null });
    expect(connector.calls).toMatchObject([
      { method: 'PUT', path: '/v3/conversations/a:personal/activities/m1', activity: { id: 'm1' } },
    ]);
    faults.push(404);
    expect(await toAnn(said('best'), place)).toMatchObject({ state: 'sent', place: { activity: 'reply-2' } });
    expect(connector.calls.map(({ method }) => method)).toEqual(['PUT', 'PUT', 'POST']);
  });

  test('in the thread of a channel calls the person by name', async () => {
    const conversation = {
      id: '19:general@thread.tacv2;messageid=7',
      conversationType: 'channel',
      isGroup: true,
    };
    await hear({ conversation, from: { id: '29:bo', name: 'Bo <b>' } });
    const key = ['msteams', conversation.id, '29:bo'].map(encodeURIComponent).join('/');
    await deliver({ kind: 'person', conversation: key }, said('hi'));
    await deliver({ kind: 'person', conversation: key }, toReply('ticket-changed', 'a < b'));
    const mentions = [
      { type: 'mention', text: '<at>Bo &lt;b&gt;</at>', mentioned: { id: '29:bo', name: 'Bo <b>' } },
    ];
    expect(connector.calls).toMatchObject([
      { path: `/v3/conversations/${conversation.id}/activities`, activity: { entities: mentions } },
      { activity: { entities: mentions, text: '<at>Bo &lt;b&gt;</at> a &lt; b', textFormat: 'xml' } },
    ]);
    expect(connector.calls[0]?.activity.text).toBe('<at>Bo &lt;b&gt;</at> hi');
  });

  test('who never wrote is not reached', async () => {
    const nobody = { kind: 'person', conversation: 'msteams/x/y' } as const;
    expect(await deliver(nobody, said('hi'))).toEqual({ state: 'refused', problem: 'not-found' });
  });

  test.each([
    [{ status: 403, body: { error: { code: 'MessageWritesBlocked', message: 'x' } } }, 'blocked'],
    [404, 'not-found'],
  ])('who blocked the bot is forgotten until they write again: %j', async (fault, problem) => {
    faults.push(fault);
    expect(await toAnn(said('hi'))).toEqual({ state: 'refused', problem });
    expect(await toAnn(said('hi'))).toEqual({ state: 'refused', problem: 'not-found' });
    await hear();
    expect(await toAnn(said('hi'))).toMatchObject({ state: 'sent' });
  });
});

describe('who throws the bot out', () => {
  test.each([
    ['as the app is removed', { type: 'installationUpdate', action: 'remove' }],
    ['as it leaves the chat', { type: 'conversationUpdate', membersRemoved: [{ id: '28:bot' }] }],
  ])('is not reached any more, %s', async (_name, parts) => {
    await hear();
    await hear({ text: undefined, ...parts });
    expect(await toAnn(said('hi'))).toEqual({ state: 'refused', problem: 'not-found' });
    expect(connector.calls).toEqual([]);
  });

  test('is not whoever else leaves', async () => {
    await hear();
    await hear({ text: undefined, type: 'conversationUpdate', membersRemoved: [{ id: '29:bo' }] });
    expect(await toAnn(said('hi'))).toMatchObject({ state: 'sent' });
  });
});

describe('to the staff', () => {
  test('the card begins a thread of their channel, without words above it', async () => {
    await hear();
    connector.calls.length = 0;
    const delivered = await toStaff(null, card);
    const thread = `${DESK};messageid=reply-${connector.sent.length}`;
    expect(delivered).toMatchObject({ state: 'sent', thread, place: { conversation: thread } });
    expect(connector.calls).toMatchObject([{ method: 'POST', path: `/v3/conversations/${DESK}/activities` }]);
    expect(connector.sent.at(-1)).toMatchObject({ summary: card.text });
    expect(connector.sent.at(-1)).not.toHaveProperty('text');
  });

  test('all else stands in the thread of the card', async () => {
    expect(await toStaff(CARD_PLACE, toReply('ticket-said', 'more'))).toMatchObject({
      state: 'sent',
      thread: null,
      place: { conversation: THREAD },
    });
    expect(connector.calls).toMatchObject([
      { method: 'POST', path: `/v3/conversations/${THREAD}/activities` },
    ]);
  });

  test.each([
    ['named as the beginning', null],
    ['named by its own place', CARD_PLACE],
  ])('the card changes in place, %s', async (_name, thread) => {
    expect(await toStaff(thread, card, CARD_PLACE)).toEqual({
      state: 'sent',
      place: CARD_PLACE,
      thread: THREAD,
    });
    expect(connector.calls).toMatchObject([
      { method: 'PUT', path: `/v3/conversations/${THREAD}/activities/100` },
    ]);
  });

  test.each([
    ['named as the beginning', null],
    ['named by its own place', CARD_PLACE],
  ])('a card that was deleted begins another thread, %s', async (_name, thread) => {
    faults.push(404);
    const delivered = await toStaff(thread, card, CARD_PLACE);
    expect(delivered).toMatchObject({ state: 'sent', thread: `${DESK};messageid=reply-1` });
    expect(connector.calls[1]).toMatchObject({
      method: 'POST',
      path: `/v3/conversations/${DESK}/activities`,
    });
  });
});

describe('what goes wrong', () => {
  beforeEach(() => hear());

  test.each<[Fault, object]>([
    [429, { state: 'busy', problem: 'http-429' }],
    [
      { status: 429, headers: { 'retry-after': '7' } },
      { state: 'busy', problem: 'http-429', afterMs: 7_000 },
    ],
    [412, { state: 'busy', problem: 'http-412' }],
    [502, { state: 'busy', problem: 'http-502' }],
    [503, { state: 'busy', problem: 'http-503' }],
    [504, { state: 'busy', problem: 'http-504' }],
    [500, { state: 'unsure', problem: 'http-500' }],
    [400, { state: 'refused', problem: 'http-400' }],
    [401, { state: 'refused', problem: 'http-401' }],
    [413, { state: 'refused', problem: 'too-long' }],
    ['reset', { state: 'unsure', problem: expect.any(String) }],
    [403, { state: 'refused', problem: 'forbidden' }],
  ])('%j is told apart, and nothing is sent a second time', async (fault, expected) => {
    connector.calls.length = 0;
    faults.push(fault);
    expect(await toAnn(said('my-secret-words'))).toEqual(expected);
    expect(connector.calls).toHaveLength(1);
    expect(teams.log).toMatchObject([{ level: 'warn', fields: { problem: expect.any(String) } }]);
    expect(JSON.stringify(teams.log)).not.toContain('my-secret-words');
  });

  test('a change whose answer is lost is made again: it can not double anything', async () => {
    faults.push('reset');
    expect(await toStaff(null, card, CARD_PLACE)).toMatchObject({ state: 'busy' });
  });

  test('an answer is not waited for for ever', async () => {
    faults.push('silence');
    const reference = { serviceUrl: connector.url, channelId: 'msteams', conversation: { id: 'a' } };
    const courier = createCourier({
      adapter: new TeamsAdapter(undefined),
      references: {
        ofPerson: async () => reference,
        ofPlace: async () => undefined,
        drop: async () => undefined,
      },
      cards: { keep: async () => undefined },
      buttons: { isEchoed: true },
      logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
      patienceMs: 100,
    });
    const parcel: Parcel = {
      key: 'k',
      to: { kind: 'person', conversation: ANN },
      reply: said('hi'),
      replaces: null,
    };
    expect(await courier.deliver(parcel)).toEqual({ state: 'unsure', problem: 'no-answer' });
  });

  test('a service that is not there took nothing', async () => {
    const gone = await startConnector();
    await hear({ serviceUrl: gone.url });
    await gone.close();
    expect(await toAnn(said('hi'))).toEqual({ state: 'busy', problem: 'ECONNREFUSED' });
  });
});
