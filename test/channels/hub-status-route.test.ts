import type { Actor } from '../../src/answer/ticket';
import type { StaffAct } from '../../src/channels/channel';
import { sign } from '../../src/channels/hub/signature';
import { type ActResult, createHandoffStatusRoute, type HubPort } from '../../src/channels/hub/status-route';
import { createServer, type HttpServer, type Route } from '../../src/server';

const token = 'a-token-of-16-or-more';
const secret = 'a-secret-of-16-or-more';

/** Does as it is told, and keeps what it was asked to do. */
class Desk implements HubPort {
  readonly acts: StaffAct[] = [];
  holder: Actor | null = null;
  results: readonly ActResult[] = [];

  async holderOf(ticket: string): Promise<Actor | null | undefined> {
    return ticket === 'P25-1042' ? this.holder : undefined;
  }
  async act(act: StaffAct): Promise<ActResult> {
    return this.results[this.acts.push(act) - 1] ?? { ok: true };
  }
}

let desk: Desk;
let server: HttpServer;
let address: string;

async function serve(access: { readonly token?: string; readonly secret?: string }): Promise<void> {
  await server?.close();
  desk = new Desk();
  const route: Route = createHandoffStatusRoute({ hub: desk, access });
  const logger = { error: () => undefined };
  server = createServer({
    routes: [route],
    loopbackOnly: false,
    ready: () => true,
    metrics: () => '',
    logger,
    drainMs: 0,
  });
  address = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}/desk/api/handoff-status`;
}

beforeEach(() => serve({ token, secret }));
afterAll(() => server.close());

const BEARER = { authorization: `Bearer ${token}` };
const activity = (value: object, more: object = {}): string =>
  JSON.stringify({
    type: 'event',
    name: 'handoff.status',
    conversation: { id: 'P25-1042' },
    value,
    id: 'a1',
    ...more,
  });
const ACCEPTED = activity({ state: 'accepted' });
const WORDS = JSON.stringify({ type: 'message', conversation: { id: 'P25-1042' }, text: 'Hello' });

async function post(body: string, headers: Readonly<Record<string, string>> = BEARER) {
  const response = await fetch(address, { method: 'POST', body, headers });
  return { status: response.status, headers: response.headers, body: (await response.json()) as unknown };
}

function signed(body: string, ageSeconds = 0): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(Date.now() / 1_000) - ageSeconds);
  return { 'X-Port25-Timestamp': timestamp, 'X-Port25-Signature': sign({ secret, timestamp, body }) };
}

test.each<[string, string, readonly Partial<StaffAct>[]]>([
  ['accepted', ACCEPTED, [{ act: 'claim', ticket: 'P25-1042', delivery: 'hub:P25-1042:a1' }]],
  ['failed', activity({ state: 'failed', message: 'nobody' }), [{ act: 'note', text: 'nobody' }]],
  ['completed', activity({ state: 'completed', message: 'bye' }), [{ act: 'resolve', text: 'bye' }]],
  ['typing', JSON.stringify({ type: 'typing', conversation: { id: 'P25-1042' } }), []],
  ['words', WORDS, [{ act: 'reply', text: 'Hello' }]],
])('%s is done, and answered', async (_title, body, acts) => {
  const answer = await post(body);
  expect([answer.status, answer.body]).toEqual([200, { status: 'ok' }]);
  expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(desk.acts).toEqual(acts.map((act) => expect.objectContaining(act)));
});

test('a ticket the other help desk gives back is let go of', async () => {
  desk.holder = { id: 'hub', name: 'Ana', via: 'hub' };
  expect((await post(activity({ state: 'failed' }))).status).toBe(200);
  expect(desk.acts).toMatchObject([{ act: 'release' }]);
});

test.each<[string, Readonly<Record<string, string>>, number]>([
  ['the token', BEARER, 200],
  ['the token, its scheme in small letters', { authorization: `bearer ${token}` }, 200],
  ['a signature', signed(ACCEPTED), 200],
  ['nothing', {}, 401],
  ['another token', { authorization: 'Bearer another-token-of-16' }, 401],
  ['the token in another way', { authorization: `Basic ${token}` }, 401],
  ['an old signature', signed(ACCEPTED, 400), 401],
  ['a signature of other words', signed(WORDS), 401],
  ['half a signature', { 'X-Port25-Timestamp': '1700000000' }, 401],
])('with %s', async (_title, headers, status) => {
  const answer = await post(ACCEPTED, headers);
  expect(answer.status).toBe(status);
  expect(desk.acts).toHaveLength(status === 200 ? 1 : 0);
  expect(answer.headers.get('www-authenticate')).toBe(status === 401 ? 'Bearer' : null);
});

test.each<[object, Readonly<Record<string, string>>, number]>([
  [{ token }, signed(ACCEPTED), 401],
  [{ secret }, BEARER, 401],
  [{ secret }, signed(ACCEPTED), 200],
  [{}, {}, 200],
])('set is only %p', async (access, headers, status) => {
  await serve(access);
  expect((await post(ACCEPTED, headers)).status).toBe(status);
});

test('without token and secret only this machine is served', () => {
  const isLocal = (access: object) => createHandoffStatusRoute({ hub: desk, access }).isLocal;
  expect([{}, { token }, { secret }].map(isLocal)).toEqual([true, false, false]);
});

test('what cannot be read is named', async () => {
  const answer = await post(activity({ state: 'done' }));
  const message = 'value.state is "done": it is one of "accepted", "failed", "completed"';
  expect([answer.status, answer.body]).toEqual([400, { error: { code: 'bad-request', message } }]);
});

test('nothing at all is named too', async () => {
  expect((await post('')).status).toBe(400);
});

test('a ticket there is none of is named', async () => {
  const answer = await post(activity({ state: 'accepted' }, { conversation: { id: 'P25-9999' } }));
  const message = 'There is no ticket P25-9999.';
  expect([answer.status, answer.body]).toEqual([404, { error: { code: 'no-such-ticket', message } }]);
  expect(desk.acts).toEqual([]);
});

const HELD = { ok: false, code: 'held-by-other', message: 'Bo has it.' } as const;
const BUSY = { ok: false, code: 'busy', message: 'Try again.' } as const;
const GONE = { ok: false, code: 'no-such-ticket', message: 'There is no such ticket.' } as const;
const toError = ({ code, message }: typeof HELD | typeof BUSY | typeof GONE) => ({
  error: { code, message },
});

test.each<[string, string, ActResult, number, object]>([
  [
    'a status is never rejected',
    ACCEPTED,
    HELD,
    200,
    { status: 'ok', ignored: { code: 'held-by-other', message: 'Bo has it.' } },
  ],
  ['words that reach nobody are', WORDS, HELD, 409, toError(HELD)],
  ['a status may have to come again', ACCEPTED, BUSY, 503, toError(BUSY)],
  ['words may have to come again', WORDS, BUSY, 503, toError(BUSY)],
  ['a ticket may go in between', ACCEPTED, GONE, 404, toError(GONE)],
])('%s', async (_title, body, result, status, told) => {
  desk.results = [result];
  const answer = await post(body);
  expect([answer.status, answer.body]).toEqual([status, told]);
  expect(answer.headers.get('retry-after')).toBe(status === 503 ? '1' : null);
});

test('a note that is refused does not keep a ticket from being let go of', async () => {
  desk.holder = { id: 'hub', name: 'Ana', via: 'hub' };
  desk.results = [{ ok: false, code: 'too-long', message: 'Too long.' }];
  expect((await post(activity({ state: 'failed', message: 'why' }))).status).toBe(200);
  expect(desk.acts.map(({ act }) => act)).toEqual(['note', 'release']);
});
