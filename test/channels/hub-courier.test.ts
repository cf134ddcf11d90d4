import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHubCourier } from '../../src/channels/hub/hub-courier';
import { verifySignature } from '../../src/channels/hub/signature';
import { makeTicket } from './hub-ticket';

const secret = 'a-secret-of-16-or-more';
type Call = { readonly headers: IncomingHttpHeaders; readonly body: string; readonly url: string };
type Answer = (response: ServerResponse, call: Call) => void;

/** A help desk that answers as it is told, one answer for each call and the last one from then on. */
class Hub {
  readonly calls: Call[] = [];
  answers: readonly Answer[] = [];
  private readonly server: Server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const call = { headers: request.headers, url: request.url ?? '', body: Buffer.concat(chunks).toString() };
    const answer = this.answers[Math.min(this.calls.push(call), this.answers.length) - 1];
    answer?.(response, call);
  });

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }
  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/events`;
  }
  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

const say =
  (status: number, body = '', headers: Readonly<Record<string, string>> = {}): Answer =>
  (response) => {
    response.writeHead(status, headers);
    response.end(body);
  };

let hub: Hub;
const log: unknown[] = [];
const logger = { warn: (...parts: readonly unknown[]) => void log.push(parts) };
const delivery = {
  key: 'P25-1042:hub:initiate',
  event: { kind: 'initiate' },
  ticket: makeTicket(),
  at: '2026-03-02T09:05:00.000Z',
} as const;
const deliver = (props: { readonly timeoutMs?: number; readonly now?: () => number } = {}) =>
  createHubCourier({ url: hub.url, secret, logger, ...props }).deliver(delivery);

beforeEach(async () => {
  log.length = 0;
  hub = new Hub();
  await hub.start();
});
afterEach(() => hub.stop());

test('an event is posted as JSON, with its key, and signed', async () => {
  hub.answers = [say(202, '{"id":"case-7"}')];
  expect(await deliver()).toEqual({ state: 'sent', place: 'case-7', thread: null });
  const [call] = hub.calls;
  expect(call?.headers).toMatchObject({
    'content-type': 'application/json',
    'idempotency-key': delivery.key,
  });
  expect(JSON.parse(call?.body ?? '')).toMatchObject({ name: 'handoff.initiate', id: delivery.key });
  const timestamp = String(call?.headers['x-port25-timestamp']);
  const signature = String(call?.headers['x-port25-signature']);
  const signed = { secret, timestamp, signature, now: Date.now() };
  expect(verifySignature({ ...signed, body: call?.body ?? '' })).toBe(true);
  expect(verifySignature({ ...signed, body: `${call?.body} ` })).toBe(false);
  expect(log).toEqual([]);
});

test.each<[string, Answer, string | null]>([
  ['says nothing', say(204), null],
  ['says something else', say(200, 'thanks'), null],
  ['says null', say(200, 'null'), null],
  ['gives a number', say(201, '{"id":12}'), '12'],
  ['says far too much', say(200, `{"id":"x","more":"${'y'.repeat(200_000)}"}`), null],
])('a hub that %s has taken it', async (_title, answer, place) => {
  hub.answers = [answer];
  expect(await deliver()).toEqual({ state: 'sent', place, thread: null });
});

test('a hub that breaks off its answer has taken it', async () => {
  hub.answers = [
    (response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"id":', () => response.destroy());
    },
  ];
  expect(await deliver()).toEqual({ state: 'sent', place: null, thread: null });
});

const NOW = Date.parse('2026-03-02T09:05:00.000Z');

test.each<[string, Answer, object]>([
  ['is asked too much', say(429, '', { 'retry-after': '7' }), { problem: 'http-429', afterMs: 7_000 }],
  [
    'is down until a time',
    say(503, '', { 'retry-after': 'Mon, 02 Mar 2026 09:06:00 GMT' }),
    { problem: 'http-503', afterMs: 60_000 },
  ],
  ['is down since', say(503, '', { 'retry-after': 'Mon, 02 Mar 2026 09:00:00 GMT' }), { afterMs: 0 }],
  ['is down for a year', say(503, '', { 'retry-after': '31536000' }), { afterMs: 3_600_000 }],
  ['says no sensible time', say(503, '', { 'retry-after': 'soon' }), { problem: 'http-503' }],
  ['breaks', say(500, 'oh'), { problem: 'http-500' }],
  ['is still at it', say(409), { problem: 'http-409' }],
])('a hub that %s is asked again', async (_title, answer, told) => {
  hub.answers = [answer];
  const delivered = await deliver({ now: () => NOW });
  expect(delivered).toMatchObject({ state: 'busy', ...told });
  expect('afterMs' in delivered).toBe('afterMs' in told);
});

test.each([400, 401, 403, 404, 410, 413, 422])('%s is final', async (status) => {
  hub.answers = [say(status, 'hush')];
  expect(await deliver()).toEqual({ state: 'refused', problem: `http-${status}` });
});

test('a redirect is not followed', async () => {
  hub.answers = [say(307, '', { location: '/elsewhere' }), say(200)];
  expect(await deliver()).toEqual({ state: 'refused', problem: 'http-307' });
  expect(hub.calls).toHaveLength(1);
});

test('after a failure the same event comes with the same key and a fresh time', async () => {
  hub.answers = [say(500), say(200)];
  expect(await deliver({ now: () => NOW })).toMatchObject({ state: 'busy' });
  expect(await deliver({ now: () => NOW + 9_000 })).toMatchObject({ state: 'sent' });
  const [first, second] = hub.calls;
  expect(second?.body).toBe(first?.body);
  expect(second?.headers['idempotency-key']).toBe(first?.headers['idempotency-key']);
  const time = (call: Call | undefined): number => Number(call?.headers['x-port25-timestamp']);
  expect(time(second) - time(first)).toBe(9);
});

test('a hub that keeps silent is left alone after a while', async () => {
  hub.answers = [() => undefined];
  expect(await deliver({ timeoutMs: 100 })).toEqual({ state: 'busy', problem: 'timeout' });
});

test('a hub that took it and keeps silent then has taken it', async () => {
  hub.answers = [
    (response) => {
      response.writeHead(200);
      response.write(' ');
    },
  ];
  expect(await deliver({ timeoutMs: 200 })).toEqual({ state: 'sent', place: null, thread: null });
});

test('a hub out of reach is asked again', async () => {
  const { url } = hub;
  await hub.stop();
  const courier = createHubCourier({ url, secret, logger });
  expect(await courier.deliver(delivery)).toEqual({ state: 'busy', problem: 'unreachable' });
  hub = new Hub();
  await hub.start();
});

test('an entry that is not there is not told', async () => {
  const courier = createHubCourier({ url: hub.url, secret, logger });
  const told = await courier.deliver({ ...delivery, event: { kind: 'said', entry: '99' } });
  expect(told).toEqual({ state: 'refused', problem: 'no-such-entry' });
  expect(hub.calls).toEqual([]);
});

test('the log has the key and the problem, no secret and nothing that was said', async () => {
  hub.answers = [say(400, 'hush')];
  await deliver();
  const told = JSON.stringify(log);
  expect(told).toContain('http-400');
  expect(told).toContain(delivery.key);
  for (const hidden of [secret, 'hush', 'Mail does not leave', 'v1=', hub.url])
    expect(told).not.toContain(hidden);
});

test.each([
  ['https://hub.example/in', true],
  ['http://localhost:9/in', true],
  ['http://127.0.0.1:9', true],
  ['http://[::1]:9', true],
  ['http://hub.example/in', false],
  ['http://127.0.0.1.example/in', false],
  ['https://ana:hush@hub.example/in', false],
  ['ftp://localhost/in', false],
  ['hub.example', false],
])('whether %s will do: %s', (url, isFine) => {
  const create = () => createHubCourier({ url, secret, logger });
  if (isFine) expect(create().isIdempotent).toBe(true);
  else expect(create).toThrow(/^DESK_WEBHOOK_URL is neither https nor http on this machine, or holds a user/);
});
