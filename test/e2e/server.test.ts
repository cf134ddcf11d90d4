import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { createServer, type Route } from '../../src/server';
import { findIntruder } from '../../src/server/guard';
import { post, toMessage } from './bot-framework';
import { type Service, startService } from './service';
import { createStubTurn } from './stub-turn';

let release: () => void = () => undefined;
const ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/slow',
    handle: async (_request, response) => {
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      response.end('done');
    },
  },
  {
    method: 'GET',
    path: '/broken',
    handle: () => {
      throw new Error('secret detail');
    },
  },
  {
    method: 'POST',
    path: '/echo',
    handle: (request, response) => {
      response.end(request.rawBody);
    },
  },
];
let service: Service;

beforeAll(async () => {
  service = await startService({ turn: createStubTurn(), routes: ROUTES });
});
afterAll(() => service.close());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${service.url}${path}`, { headers });

/** fetch sets the Host header itself; this does not. */
function getAs(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const call = httpRequest(`${service.url}/healthz`, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    call.once('error', reject).end();
  });
}

describe('routes', () => {
  test.each([
    ['/healthz', 200, { status: 'ok' }],
    ['/readyz', 200, { status: 'ready' }],
  ])('%s answers %i', async (path, status, body) => {
    const response = await get(path);
    expect([response.status, await response.json()]).toEqual([status, body]);
  });

  test('/metrics is the text that was handed in', async () => {
    const response = await get('/metrics');
    expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(await response.text()).toBe('port25_up 1\n');
  });

  test.each([
    ['GET', '/nowhere', 404, 'not-found'],
    ['DELETE', '/healthz', 405, 'method-not-allowed'],
    ['GET', '/api/messages', 405, 'method-not-allowed'],
    ['GET', '/assets/..%2Fpage-routes.ts', 404, 'not-found'],
    ['GET', '/assets/../../../package.json', 404, 'not-found'],
    ['GET', '/assets/constructor', 404, 'not-found'],
  ])('%s %s is answered %i in JSON', async (method, path, status, code) => {
    const response = await fetch(`${service.url}${path}`, { method });
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ error: { code, message: expect.any(String) } });
  });

  test('what breaks in a route is in the log under the number that the caller gets', async () => {
    const response = await get('/broken');
    const { error } = (await response.json()) as { error: { code: string; message: string } };
    const line = service.log.at(-1);
    expect([response.status, error.code]).toEqual([500, 'internal']);
    expect(error.message).toContain(String(line?.fields.id));
    expect(error.message).not.toContain('secret');
    expect(line?.fields.stack).toContain('secret detail');
  });
});

describe('the page', () => {
  test.each([
    '/',
    '/assets/page.mjs',
    '/assets/card.mjs',
    '/assets/chat.mjs',
    '/assets/words.mjs',
    '/assets/theme.css',
    '/assets/page.css',
    '/assets/icon.svg',
    '/assets/adaptivecards.min.js',
  ])('%s is served with its type and nothing else may run', async (path) => {
    const response = await get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'; script-src 'self';/);
    expect(response.headers.get('content-security-policy')).not.toContain('unsafe');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await response.text()).length).toBeGreaterThan(100);
  });

  test('is not sent twice', async () => {
    const tag = (await get('/')).headers.get('etag') ?? '';
    expect((await get('/', { 'if-none-match': tag })).status).toBe(304);
  });
});

describe('bodies', () => {
  test('arrive byte for byte', async () => {
    const body = 'ключ=値&\u0000';
    expect(await (await fetch(`${service.url}/echo`, { method: 'POST', body })).text()).toBe(body);
  });

  test('of 1 MB are read, longer ones are answered 413', async () => {
    const send = (bytes: number) =>
      fetch(`${service.url}/echo`, { method: 'POST', body: Buffer.alloc(bytes, 'x') });
    expect((await send(1_000_000)).status).toBe(200);
    const refused = await send(1_000_001);
    expect(refused.status).toBe(413);
    expect(await refused.json()).toMatchObject({ error: { code: 'too-long' } });
  });

  test('that never say how long they are are counted', async () => {
    async function* stream() {
      for (let sent = 0; sent < 30; sent += 1) yield Buffer.alloc(100_000, 'x');
    }
    const init = { method: 'POST', body: stream(), duplex: 'half' } as unknown as RequestInit;
    expect((await fetch(`${service.url}/echo`, init)).status).toBe(413);
  });

  test('that break off harm nobody', async () => {
    const socket = connect(service.port, '127.0.0.1');
    socket.write('POST /api/messages HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{"type"');
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.destroy();
    expect((await post(service.url, toMessage())).status).toBe(200);
  });
});

describe('without credentials', () => {
  test.each(['localhost', 'localhost:3978', '127.0.0.1:80', '127.1.2.3', '[::1]:3978', 'LOCALHOST'])(
    'a call to %s is served',
    async (host) => {
      expect(await getAs(host)).toBe(200);
    },
  );

  test.each([
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '192.168.1.5',
    '0.0.0.0',
    'a b',
  ])('a call to %s is refused: a name may be bent to this machine', async (host) => {
    expect(await getAs(host)).toBe(403);
  });

  test.each([
    ['https://evil.example', 403],
    ['null', 403],
    ['http://localhost:3978', 200],
  ])('a page of %s gets %i', async (origin, status) => {
    expect((await post(service.url, toMessage(), { origin })).status).toBe(status);
  });

  test.each([
    ['127.0.0.1', undefined],
    ['::1', undefined],
    ['::ffff:127.0.0.1', undefined],
    ['10.0.0.4', expect.stringContaining('only this machine')],
    ['::ffff:10.0.0.4', expect.stringContaining('only this machine')],
    ['2001:db8::1', expect.stringContaining('only this machine')],
    [undefined, expect.stringContaining('only this machine')],
  ])('a peer at %s: %s', (remoteAddress, reason) => {
    const call = { socket: { remoteAddress }, headers: { host: 'localhost' } };
    expect(findIntruder(call as unknown as Parameters<typeof findIntruder>[0])).toEqual(reason);
  });

  test('with credentials any host is served', async () => {
    const open = await startService({
      turn: createStubTurn(),
      credentials: { appId: 'x', password: 'y', type: 'MultiTenant' },
    });
    const status = await new Promise((resolve) => {
      httpRequest(`${open.url}/healthz`, { headers: { host: 'bot.example' } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      }).end();
    });
    await open.close();
    expect(status).toBe(200);
  });
});

describe('closing', () => {
  test('lets a call under way finish and takes no new one', async () => {
    const draining = await startService({ turn: createStubTurn(), routes: ROUTES });
    const answer = fetch(`${draining.url}/slow`);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const closed = draining.close();
    await expect(fetch(`${draining.url}/healthz`)).rejects.toThrow();
    release();
    expect(await (await answer).text()).toBe('done');
    await closed;
  });

  test('cuts off what does not end in time', async () => {
    const draining = await startService({ turn: createStubTurn(), routes: ROUTES });
    const answer = fetch(`${draining.url}/slow`).catch(() => 'cut off');
    await new Promise((resolve) => setTimeout(resolve, 100));
    await draining.close();
    expect(await answer).toBe('cut off');
    release();
  });

  test('a port that is taken is an error, not silence', async () => {
    const props = {
      routes: [],
      loopbackOnly: true,
      ready: () => true,
      metrics: () => '',
      logger: { error: () => undefined },
    };
    await expect(createServer(props).listen(service.port, '127.0.0.1')).rejects.toThrow(/EADDRINUSE/);
  });
});
