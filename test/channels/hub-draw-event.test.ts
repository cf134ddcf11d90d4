import type { Ticket } from '../../src/answer/ticket';
import { drawEvent } from '../../src/channels/hub/draw-event';
import type { HubEvent } from '../../src/channels/hub/hub-event';
import { makeEntry, makeTicket } from './hub-ticket';

const key = 'P25-1042:hub:initiate';
const at = '2026-03-02T09:05:00.000Z';
const draw = (event: HubEvent, ticket: Ticket = makeTicket()) => drawEvent({ key, event, ticket, at });
const withEntries = (...transcript: Ticket['transcript']): Ticket => makeTicket({ transcript });

test('a handoff carries who, where, what is known and all that was said', () => {
  expect(draw({ kind: 'initiate' })).toEqual({
    type: 'event',
    name: 'handoff.initiate',
    id: key,
    timestamp: at,
    channelId: 'slack',
    conversation: { id: 'P25-1042' },
    locale: 'ja',
    from: { id: 'slack:T1/D1/U1', name: 'Mika', role: 'user' },
    value: {
      skill: 'port25',
      ticket: 'P25-1042',
      state: 'open',
      priority: 'high',
      reason: 'asked',
      note: 'It worked last week.',
      facts: [{ fact: 'subscription', value: 'pay-as-you-go', how: 'chosen' }],
      outcome: null,
      verdict: null,
      evidence: ['421 4.3.2 timeout'],
    },
    attachments: [
      {
        contentType: 'application/json',
        name: 'Transcript',
        content: { activities: makeTicket().transcript.map((_, index) => TRANSCRIPT[index]) },
      },
    ],
  });
});

const MIKA = { id: 'slack:T1/D1/U1', name: 'Mika', role: 'user' };
const common = {
  type: 'message',
  timestamp: '2026-03-02T09:00:00.000Z',
  channelId: 'slack',
  conversation: { id: 'P25-1042' },
  locale: 'ja',
  textFormat: 'plain',
};
const TRANSCRIPT = [
  { ...common, id: 'P25-1042-1', from: MIKA, text: 'Mail does not leave' },
  {
    ...common,
    id: 'P25-1042-2',
    from: { id: 'port25', name: 'Port 25 Desk', role: 'bot' },
    text: 'Which subscription is it?',
  },
  { ...common, id: 'P25-1042-3', from: MIKA, text: 'Pay-as-you-go', value: { choice: 'Pay-as-you-go' } },
];

test.each([
  ['teams', 'msteams'],
  ['slack', 'slack'],
  ['web', 'webchat'],
  ['terminal', 'console'],
] as const)('%s is called %s', (channel, channelId) => {
  const participants = [{ conversation: 'c', channel, locale: 'en', name: null }] as const;
  expect(draw({ kind: 'initiate' }, makeTicket({ participants }))).toMatchObject({
    channelId,
    from: { id: 'c', name: 'unknown' },
  });
});

test('what was deleted is not handed over', () => {
  const ticket = withEntries(
    makeEntry({ id: '1', from: 'person', text: '', isDeleted: true, earlier: ['hush'] }),
    makeEntry({ id: '2', from: 'person', text: 'now', earlier: ['hush'] }),
  );
  const drawn = draw({ kind: 'initiate' }, ticket);
  expect(drawn?.attachments).toMatchObject([
    { content: { activities: [{ id: 'P25-1042-2', text: 'now' }] } },
  ]);
  expect(JSON.stringify(drawn)).not.toContain('hush');
});

const ENTRIES = withEntries(
  makeEntry({
    id: '1',
    from: 'person',
    text: 'see here',
    choice: 'Add a file',
    files: [{ name: 'log.txt', url: 'https://files.example/log.txt' }],
  }),
  makeEntry({ id: '2', from: 'staff', by: 'Ana', text: 'I look at it' }),
  makeEntry({ id: '3', from: 'person', isDeleted: true, earlier: ['hush'] }),
  makeEntry({ id: '4', from: 'person', text: 'same', choice: 'same' }),
);

test.each<[string, HubEvent, object]>([
  [
    'words, a choice and a file',
    { kind: 'said', entry: '1' },
    {
      type: 'message',
      id: 'P25-1042-1',
      text: 'Add a file\nsee here',
      value: { choice: 'Add a file' },
      attachments: [
        {
          contentType: 'application/octet-stream',
          name: 'log.txt',
          contentUrl: 'https://files.example/log.txt',
        },
      ],
    },
  ],
  [
    'words of the staff here',
    { kind: 'said', entry: '2' },
    { type: 'message', from: { name: 'Ana', role: 'agent' } },
  ],
  ['a choice that is the words', { kind: 'said', entry: '4' }, { text: 'same', value: { choice: 'same' } }],
  [
    'an edit, under the id of the message',
    { kind: 'amended', entry: '1' },
    { type: 'messageUpdate', id: 'P25-1042-1', timestamp: at },
  ],
  [
    'a deletion, under the id of the message',
    { kind: 'amended', entry: '3' },
    { type: 'messageDelete', id: 'P25-1042-3', timestamp: at },
  ],
  ['words deleted before they went out', { kind: 'said', entry: '3' }, { type: 'messageDelete' }],
])('told is %s', (_title, event, activity) => {
  const drawn = draw(event, ENTRIES);
  expect(drawn).toMatchObject(activity);
  expect(JSON.stringify(drawn)).not.toContain('hush');
});

test.each(['said', 'amended'] as const)('of an entry that is not there nothing is %s', (kind) => {
  expect(draw({ kind, entry: '99' }, ENTRIES)).toBeUndefined();
});

test('of several people each speaks under their own name', () => {
  const mika = { conversation: 'slack:1', channel: 'slack', locale: 'ja', name: 'Mika' } as const;
  const ivan = { conversation: 'teams:2', channel: 'teams', locale: 'ru', name: 'Ivan' } as const;
  const transcript = [makeEntry({ id: '1', from: 'person', by: 'Ivan', text: 'me too' })];
  const ticket = makeTicket({ participants: [mika, ivan], transcript });
  expect(draw({ kind: 'said', entry: '1' }, ticket)?.from).toEqual({
    id: 'teams:2',
    name: 'Ivan',
    role: 'user',
  });
});

test.each([
  ['claimed', 'accepted'],
  ['assigned', 'accepted'],
  ['waiting', 'accepted'],
  ['open', 'failed'],
  ['released', 'failed'],
  ['resolved', 'completed'],
  ['closed', 'completed'],
  ['merged', 'completed'],
])('%s is told as %s', (what, state) => {
  const drawn = draw({ kind: 'state', state: what });
  expect(drawn).toMatchObject({ type: 'event', name: 'handoff.status', id: key });
  expect(drawn?.value).toMatchObject({
    state,
    what,
    ticket: 'P25-1042',
    ticketState: 'open',
    assignee: null,
  });
});

test('what has no state of its own is told by that of the ticket', () => {
  const assignee = { id: 'u', name: 'Ana', via: 'desk' } as const;
  const ticket = makeTicket({ state: 'claimed', assignee });
  expect(draw({ kind: 'state', state: 'prioritized' }, ticket)?.value).toMatchObject({
    state: 'accepted',
    what: 'prioritized',
    assignee: 'Ana',
  });
});

test('a ticket that is reopened is handed over anew', () => {
  const drawn = draw({ kind: 'state', state: 'reopened' }, makeTicket({ state: 'reopened' }));
  expect(drawn).toMatchObject({ name: 'handoff.initiate', value: { state: 'reopened' } });
});
