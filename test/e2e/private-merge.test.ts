import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startService } from '../../src/app';
import { readConfig } from '../../src/config';
import { findData, readCard } from '../channels/teams-cards';
import { type Connector, post, startConnector, toMessage } from './bot-framework';
import { DESK } from './staff-in-teams';

jest.setTimeout(60_000);

const TOKEN = 'a-token-that-is-long-enough';
const bot = { id: '28:bot', name: 'Port 25 Desk' };
const conversation = { id: '19:help@thread.tacv2;messageid=1', conversationType: 'channel', isGroup: true };
const IN_PRIVATE = { recipient: { ...bot, isTargeted: true } };
const IN_PUBLIC = {
  recipient: bot,
  entities: [{ type: 'mention', text: '<at>Port 25 Desk</at>', mentioned: bot }],
};

let service: Awaited<ReturnType<typeof startService>>;
let connector: Connector;

beforeAll(async () => {
  connector = await startConnector();
  service = await startService(
    readConfig({
      PORT: '0',
      DATA_DIR: mkdtempSync(join(tmpdir(), 'port25-private-')),
      LOG_LEVEL: 'silent',
      DESK_TEAMS_CHANNEL: DESK,
      DESK_TOKEN: TOKEN,
      DESK_UNDO_SECONDS: '0',
    }),
  );
});
afterAll(async () => {
  await service.close();
  await connector.close();
});

let count = 0;
const send = (parts: object) =>
  post(
    service.address,
    toMessage({
      id: `m${++count}`,
      conversation,
      serviceUrl: connector.url,
      deliveryMode: undefined,
      ...parts,
    }),
  );
const say = (text: string, parts: object) =>
  send({ ...parts, text: 'entities' in parts ? `<at>Port 25 Desk</at> ${text}` : text });

/** Hands the case over: asks for a person, and presses what sends it. */
async function handOver(parts: object): Promise<void> {
  await say('Talk to a person', parts);
  const data = findData(connector.calls.at(-1)?.activity, 'Send to support');
  const value = { action: { type: 'Action.Execute', verb: 'x', data } };
  await send({ ...parts, type: 'invoke', name: 'adaptiveCard/action', text: undefined, value });
}

async function act(id: string, verb: string, body: object = {}): Promise<void> {
  const response = await fetch(`${service.address}/desk/api/tickets/${id}/${verb}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify({ by: 'Mika', ...body }),
  });
  expect(response.status).toBe(200);
}

/** What has been sent that says so, by where it went. */
const heard = (words: string) =>
  connector.calls
    .filter(({ activity }) => `${activity.text} ${readCard(activity.attachments)}`.includes(words))
    .map(({ path }) => {
      if (path.includes(DESK)) return 'staff';
      return path.includes('isTargetedActivity=true') ? 'private' : 'public';
    });

async function until(isTrue: () => boolean): Promise<void> {
  const end = Date.now() + 15_000;
  while (!isTrue() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(isTrue()).toBe(true);
}

test('what was asked in private stays private when staff merge it into what the same person asked in public', async () => {
  await handOver(IN_PRIVATE);
  await handOver(IN_PUBLIC);
  await until(() => heard('P25-1002').includes('staff'));
  expect(heard('Ann (Teams, in private, English)')).toContain('staff');
  await act('P25-1002', 'claim');
  await act('P25-1001', 'merge', { to: 'P25-1002' });
  await act('P25-1002', 'reply', { text: 'Your subscription is 1234.' });
  await until(() => heard('To Ann (in private):').length > 0 && heard('is 1234.').includes('private'));
  await say('close the ticket', IN_PRIVATE);
  await until(() => heard('P25-1002: resolved').includes('staff'));
  expect(heard('is 1234.').filter((where) => where !== 'staff')).toEqual(['private']);
  expect(heard('You closed P25-1002')).toEqual(['private']);
  expect(heard('Ann closed')).toEqual([]);
});
