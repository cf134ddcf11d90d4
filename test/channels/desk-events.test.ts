import { type IncomingMessage, get as request } from 'node:http';
import { type DeskService, startDeskService } from '../support/desk-service';
import { createTicket } from '../support/desk-tickets';

const HEARTBEAT_MS = 60;

type Stream = {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  /** All that came so far. */
  text(): string;
  events(): readonly { readonly id: string; readonly data: Record<string, unknown> }[];
  until(done: (stream: Stream) => boolean): Promise<void>;
  readonly ended: Promise<void>;
  leave(): void;
};

let service: DeskService;
beforeEach(async () => {
  service = await startDeskService({ heartbeatMs: HEARTBEAT_MS });
  service.desk.put(createTicket());
});
afterEach(() => service.close());

function listen(path = '', headers: Readonly<Record<string, string>> = {}): Promise<Stream> {
  return new Promise((resolve, reject) => {
    const call = request(`${service.url}/desk/api/events${path}`, { headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      const ended = new Promise<void>((done) => response.once('close', () => done()));
      const stream: Stream = {
        status: response.statusCode ?? 0,
        headers: response.headers,
        text: () => text,
        events: () => parseEvents(text),
        until: (done) => waitUntil(() => done(stream)),
        ended,
        leave: () => call.destroy(),
      };
      resolve(stream);
    });
    call.once('error', reject);
  });
}

function parseEvents(text: string): ReturnType<Stream['events']> {
  return [...text.matchAll(/id: (\d+)\ndata: (.*)\n\n/g)].map(([, id = '', data = '']) => ({
    id,
    data: JSON.parse(data) as Record<string, unknown>,
  }));
}

async function waitUntil(done: () => boolean): Promise<void> {
  const end = Date.now() + 5_000;
  while (!done()) {
    if (Date.now() > end) throw new Error('it did not come');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

test('tells what happens from now on, in order, each once', async () => {
  const stream = await listen();
  expect(stream.headers['content-type']).toBe('text/event-stream; charset=utf-8');
  for (const text of ['one', 'two', 'three']) service.desk.personSays('P25-1042', text);
  await stream.until(({ events }) => events().length >= 3);
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(stream.events().map(({ id }) => id)).toEqual(['2', '3', '4']);
  expect(stream.events()[0]?.data).toEqual({
    ticket: 'P25-1042',
    what: 'said',
    at: expect.any(String),
    by: '田中 ゆき',
  });
  stream.leave();
});

test.each<readonly [string, string, Readonly<Record<string, string>>, readonly string[]]>([
  ['the address', '?after=1', {}, ['2', '3']],
  ['the last event', '', { 'last-event-id': '2' }, ['3']],
  ['the last event rather than the address', '?after=0', { 'last-event-id': '2' }, ['3']],
  ['the beginning', '?after=0', {}, ['1', '2', '3']],
])('goes on after %s', async (_, path, headers, ids) => {
  service.desk.personSays('P25-1042', 'one');
  service.desk.personSays('P25-1042', 'two');
  const stream = await listen(path, headers);
  await stream.until(({ events }) => events().length >= ids.length);
  expect(stream.events().map(({ id }) => id)).toEqual(ids);
  stream.leave();
});

test('misses nothing over many breaks', async () => {
  const heard: string[] = [];
  let last = '1';
  for (let round = 0; round < 5; round += 1) {
    const stream = await listen('', { 'last-event-id': last });
    for (let said = 0; said < 3; said += 1) service.desk.personSays('P25-1042', `${round}.${said}`);
    await stream.until(({ events }) => events().length >= 1);
    stream.leave();
    await stream.ended;
    heard.push(...stream.events().map(({ id }) => id));
    last = heard.at(-1) ?? last;
  }
  const rest = await listen('', { 'last-event-id': last });
  await rest.until(({ events }) => heard.length + events().length >= 15);
  heard.push(...rest.events().map(({ id }) => id));
  rest.leave();
  expect(heard).toEqual(Array.from({ length: 15 }, (_, index) => String(index + 2)));
});

test('a number from the future begins now', async () => {
  const stream = await listen('?after=999');
  service.desk.personSays('P25-1042', 'one');
  await stream.until(({ events }) => events().length === 1);
  stream.leave();
});

test('shows it is alive while nothing happens, and what to come back with', async () => {
  const stream = await listen();
  await stream.until(({ text }) => (text().match(/^:/gm) ?? []).length >= 2);
  expect(stream.text()).toMatch(/^retry: \d+\nid: 1\n\n/);
  expect(stream.events()).toEqual([]);
  stream.leave();
});

test('a number that is none is refused', async () => {
  const refused = await listen('?after=soon');
  await refused.ended;
  expect([refused.status, refused.text()]).toEqual([400, expect.stringContaining('bad-value')]);
});

test('ends where the log cannot be read, and the log of the service says so', async () => {
  service.desk.events = () => Promise.reject(new Error('the store is on fire'));
  const stream = await listen('?after=0');
  await stream.ended;
  expect(service.log).toEqual([
    { fields: { error: 'the store is on fire' }, message: 'events cannot be read' },
  ]);
});

test('a service that stops does not wait for its listeners', async () => {
  const stream = await listen();
  const began = Date.now();
  await service.close();
  await stream.ended;
  expect(Date.now() - began).toBeLessThan(1_000);
  service = await startDeskService();
});
