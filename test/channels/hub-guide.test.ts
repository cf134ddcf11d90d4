import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StaffAct } from '../../src/channels/channel';
import { drawEvent } from '../../src/channels/hub/draw-event';
import { createHubCourier } from '../../src/channels/hub/hub-courier';
import { sign } from '../../src/channels/hub/signature';
import { createHandoffStatusRoute } from '../../src/channels/hub/status-route';
import { createServer, type HttpServer } from '../../src/server';
import { makeTicket } from './hub-ticket';

const guide = readFileSync(join(process.cwd(), 'manifest/desk/HANDOFF.md'), 'utf8');
const block = (language: string): string =>
  new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``).exec(guide)?.[1] ?? '';

const secret = 'a-secret-of-16-or-more';
const logger = { warn: () => undefined, error: () => undefined };
const acts: StaffAct[] = [];
const directory = mkdtempSync(join(tmpdir(), 'port25-hub-'));
let desk: HttpServer;
let hub: ChildProcess;
let url: string;

/** Starts the hub as the guide has it; it says on which port it listens. */
async function startHub(environment: Readonly<Record<string, string>>): Promise<string> {
  const file = join(directory, 'hub.mjs');
  writeFileSync(file, block('js'));
  hub = spawn(process.execPath, [file], { env: environment, stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(hub.stdout ?? hub, 'data')) as [Buffer];
  return `http://127.0.0.1:${line.toString().replace('listening on ', '').trim()}/`;
}

beforeAll(async () => {
  const act = async (each: StaffAct) => {
    acts.push(each);
    return { ok: true } as const;
  };
  const route = createHandoffStatusRoute({ hub: { act, holderOf: async () => null }, access: { secret } });
  const health = { ready: () => true, metrics: () => '' };
  desk = createServer({ routes: [route], loopbackOnly: false, logger, drainMs: 0, ...health });
  const DESK = `http://127.0.0.1:${await desk.listen(0, '127.0.0.1')}`;
  url = await startHub({ DESK_WEBHOOK_SECRET: secret, DESK, PORT: '0' });
});
afterAll(async () => {
  hub.kill();
  await desk.close();
  rmSync(directory, { recursive: true });
});

const delivery = {
  key: 'P25-1042:hub:initiate',
  event: { kind: 'initiate' },
  ticket: makeTicket(),
  at: '2026-03-02T09:05:00.000Z',
} as const;

async function waitForActs(count: number): Promise<void> {
  const until = Date.now() + 5_000;
  while (acts.length < count && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 10));
}

test('the hub of the guide takes a ticket once, claims it and answers the person', async () => {
  const courier = createHubCourier({ url, secret, logger });
  const sent = { state: 'sent', place: delivery.key, thread: null };
  expect(await courier.deliver(delivery)).toEqual(sent);
  expect(await courier.deliver(delivery)).toEqual(sent);
  expect(
    await courier.deliver({ ...delivery, key: 'k2', event: { kind: 'said', entry: '1' } }),
  ).toMatchObject({
    state: 'sent',
  });
  await waitForActs(2);
  const by = { id: 'hub', name: 'Ana', via: 'hub' };
  expect(acts).toMatchObject([
    { act: 'claim', ticket: 'P25-1042', by, delivery: 'hub:P25-1042:P25-1042:hub:initiate:accepted' },
    { act: 'reply', ticket: 'P25-1042', by, text: 'I am looking into it.' },
  ]);
});

test('the hub of the guide takes nothing that was signed with another secret', async () => {
  const courier = createHubCourier({ url, secret: 'another-secret-of-16', logger });
  expect(await courier.deliver({ ...delivery, key: 'k3' })).toEqual({
    state: 'refused',
    problem: 'http-401',
  });
});

test('the sample of the guide has the fields that are sent', () => {
  const sample = JSON.parse(block('json')) as { value: object };
  const drawn = drawEvent(delivery);
  expect(Object.keys(sample)).toEqual(expect.arrayContaining(Object.keys(drawn ?? {})));
  expect(Object.keys(sample.value)).toEqual(Object.keys(drawn?.value ?? {}));
  const rest = { ...drawn, value: undefined, attachments: undefined };
  expect({ ...sample, value: undefined, attachments: undefined }).toEqual(rest);
});

test('the signature in the guide is right', () => {
  expect(guide).toContain(sign({ secret, timestamp: '1700000000', body: '{"type":"event"}' }));
});
