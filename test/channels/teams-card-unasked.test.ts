import type { Activity } from 'botbuilder';
import type { Reply } from '../../src/answer/reply';
import { type Connector, post, startConnector, toMessage } from '../e2e/bot-framework';
import { sayInTeams } from '../e2e/service';
import { type StaffInTeams, startStaffInTeams, toReply } from '../e2e/staff-in-teams';
import { countButtons, findData, readCard, toInvoke } from './teams-cards';

const TICKET = 'P25-1001';
const chosen = (choice: string) => sayInTeams('en', 'chosen', { choice });
const OLD = sayInTeams('en', 'old');

let connector: Connector;
let teams: StaffInTeams;
beforeAll(async () => {
  connector = await startConnector();
  teams = await startStaffInTeams();
});
beforeEach(() => {
  for (const list of [connector.calls, connector.sent, teams.turn.taken]) list.length = 0;
});
afterAll(() => Promise.all([connector.close(), teams.close()]));

const rating: Reply = toReply('ticket-changed', `Kim has resolved ${TICKET}`, {
  choices: [
    ...[1, 5].map((score) => ({
      label: String(score),
      action: { do: 'rate', ticket: TICKET, score } as const,
    })),
    { label: 'Reopen the ticket', action: { do: 'ticket', act: 'reopen', ticket: TICKET } },
  ],
});

const bot = { id: '28:bot', name: 'Port 25 Desk' };
const help = '19:help@thread.tacv2';
type Place = { readonly parts: object; readonly key: string };
const PLACES: readonly (readonly [string, Place])[] = [
  ['alone with the bot', { parts: {}, key: 'msteams/a%3Apersonal/29%3Aann' }],
  [
    'among others',
    {
      parts: { conversation: { id: help, conversationType: 'channel', isGroup: true } },
      key: `msteams/${encodeURIComponent(help)}/29%3Aann`,
    },
  ],
  [
    'among others, in private',
    {
      parts: {
        conversation: { id: help, conversationType: 'channel', isGroup: true },
        recipient: { ...bot, isTargeted: true },
      },
      key: `msteams/${encodeURIComponent(help)}/29%3Aann/private`,
    },
  ],
];

let count = 0;
/** Somebody who wrote before is sent the card; resolves to the activity. */
async function send({ parts, key }: Place, parcel = `k${++count}`): Promise<Partial<Activity>> {
  await post(teams.url, toMessage({ serviceUrl: connector.url, ...parts }));
  for (const list of [connector.calls, connector.sent, teams.turn.taken]) list.length = 0;
  const to = { kind: 'person', conversation: key } as const;
  await teams.courier.deliver({ key: parcel, to, reply: rating, replaces: null });
  return connector.sent.at(-1) ?? {};
}

/** Presses a button of the card; resolves to what stands in the place of the card from then on. */
async function press(card: Partial<Activity>, { parts }: Place, title: string): Promise<unknown> {
  const data = findData(card, title);
  const invoke = toInvoke(data, { ...parts, serviceUrl: connector.url, deliveryMode: undefined });
  const { body } = await post(teams.url, toMessage(invoke));
  return (body as { readonly value: unknown }).value;
}

describe.each(PLACES)('a card that is sent unasked to somebody %s', (_, place) => {
  test('acts once, and says what was chosen', async () => {
    const card = await send(place);
    const first = await press(card, place, '5');
    expect([readCard(first), countButtons(first)]).toEqual([expect.stringContaining(chosen('5')), 0]);
    expect(await press(card, place, '5')).toEqual(first);
    expect(teams.turn.taken).toMatchObject([{ conversation: place.key, action: { score: 5 } }]);
  });

  test('takes no second choice', async () => {
    const card = await send(place);
    await press(card, place, '5');
    for (const title of ['1', 'Reopen the ticket']) {
      const old = readCard(await press(card, place, title));
      expect(old).toContain(chosen('5'));
      expect(old).toContain(OLD);
    }
    expect(teams.turn.taken).toHaveLength(1);
  });

  test('is one card where it had to be sent again', async () => {
    const card = await send(place, 'the same');
    const again = await send(place, 'the same');
    await press(card, place, 'Reopen the ticket');
    expect(readCard(await press(again, place, '1'))).toContain(chosen('Reopen the ticket'));
    expect(teams.turn.taken).toHaveLength(1);
  });
});

test('what only tells something is not kept', async () => {
  const [[, place] = ['', { parts: {}, key: '' }]] = PLACES;
  await send(place);
  const to = { kind: 'person', conversation: place.key } as const;
  await teams.courier.deliver({ key: 'k', to, reply: toReply('ticket-changed', 'Hi'), replaces: null });
  expect(JSON.stringify(connector.sent.at(-1))).not.toContain('"card":"');
});
