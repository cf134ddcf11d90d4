import { type Admitted, type Caller, createDeskAccess } from '../../src/channels/desk/access';
import { ApiError } from '../../src/channels/desk/http';
import { NetworkError } from '../../src/channels/desk/networks';

const TOKEN = 'a-long-secret-nobody-guesses';
const HEADER = { name: 'X-Forwarded-User', proxies: ['10.0.0.0/8', '127.0.0.1', 'fd00::/8'] };

type Sent = { readonly from?: string; readonly method?: string } & Readonly<Record<string, string>>;

function call({ from = '203.0.113.9', method = 'GET', ...headers }: Sent): Caller {
  return { method, headers: { host: 'desk.contoso.com', ...headers }, socket: { remoteAddress: from } };
}

/** Who is let in, or the status they are sent away with. */
function admit(access: ReturnType<typeof createDeskAccess>, sent: Sent): Admitted | number {
  try {
    return access.admit(call(sent));
  } catch (error) {
    if (error instanceof ApiError) return error.status;
    throw error;
  }
}

describe('with a token', () => {
  const access = createDeskAccess({ token: TOKEN, now: () => 0 });
  test.each<readonly [string, Sent, Admitted | number]>([
    ['lets in whoever has it', { authorization: `Bearer ${TOKEN}` }, { how: 'token', name: null }],
    ['reads the scheme in any case', { authorization: `bearer ${TOKEN}` }, { how: 'token', name: null }],
    ['sends away whoever has none', {}, 401],
    ['sends away a wrong one', { authorization: 'Bearer wrong' }, 401],
    ['sends away one that only begins right', { authorization: `Bearer ${TOKEN.slice(0, -1)}` }, 401],
    ['sends away another scheme', { authorization: `Basic ${TOKEN}` }, 401],
    ['believes no header that names somebody', { 'x-forwarded-user': 'mika' }, 401],
  ])('%s', (_, sent, expected) => {
    expect(admit(access, sent)).toEqual(expected);
  });

  test('says how to sign in, and never the secret', () => {
    const refusal = catchError(() => access.admit(call({ authorization: 'Bearer guess' })));
    expect(refusal.headers).toEqual({ 'www-authenticate': 'Bearer realm="desk"' });
    expect(refusal.message).not.toMatch(/secret|guess/);
  });

  test('serves other machines', () => {
    expect(access.isLocal).toBe(false);
  });

  test('makes a guesser wait for the rest of the minute, and nobody else', () => {
    let now = 0;
    const slow = createDeskAccess({ token: TOKEN, now: () => now });
    const guess = { authorization: 'Bearer guess' };
    for (let tries = 0; tries < 10; tries += 1) expect(admit(slow, guess)).toBe(401);
    now = 20_000;
    expect(admit(slow, guess)).toBe(429);
    // Behind a proxy all have one address: who knows the token never waits.
    expect(admit(slow, { authorization: `Bearer ${TOKEN}` })).toMatchObject({ how: 'token' });
    expect(catchError(() => slow.admit(call(guess))).headers).toEqual({ 'retry-after': '40' });
    expect(admit(slow, { from: '203.0.113.10', authorization: `Bearer ${TOKEN}` })).toMatchObject({
      how: 'token',
    });
    now = 60_000;
    expect(admit(slow, guess)).toBe(401);
  });

  test('counts no call without a token as a guess', () => {
    const slow = createDeskAccess({ token: TOKEN, now: () => 0 });
    for (let tries = 0; tries < 50; tries += 1) expect(admit(slow, {})).toBe(401);
  });
});

describe("with a proxy's header", () => {
  const access = createDeskAccess({ header: HEADER });
  const mika = { how: 'header', name: 'mika' } as const;
  const json = { 'content-type': 'application/json; charset=utf-8' };
  const post = { from: '10.1.2.3', method: 'POST', 'x-forwarded-user': 'mika', ...json };
  test.each<readonly [string, Sent, Admitted | number]>([
    ['believes the proxy', { from: '10.1.2.3', 'x-forwarded-user': 'mika' }, mika],
    ['believes it over an IPv6 socket', { from: '::ffff:10.1.2.3', 'x-forwarded-user': 'mika' }, mika],
    ['believes an IPv6 proxy', { from: 'fd00::5', 'x-forwarded-user': 'mika' }, mika],
    ['believes nobody else', { from: '203.0.113.9', 'x-forwarded-user': 'mika' }, 401],
    ['wants a name', { from: '10.1.2.3', 'x-forwarded-user': ' ' }, 401],
    ['takes JSON from the own page', { ...post, 'sec-fetch-site': 'same-origin' }, mika],
    ['takes JSON from a program', post, mika],
    ['takes no form', { ...post, 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['takes no text dressed up as JSON', { ...post, 'content-type': 'text/plain;application/json' }, 415],
    ['takes nothing from another site', { ...post, 'sec-fetch-site': 'cross-site' }, 403],
    ['takes nothing from a sibling site', { ...post, 'sec-fetch-site': 'same-site' }, 403],
    ['goes by the origin in older browsers', { ...post, origin: 'https://evil.example' }, 403],
    ['knows its own origin', { ...post, origin: 'https://desk.contoso.com' }, mika],
    ['takes nothing from a page without an origin', { ...post, origin: 'null' }, 403],
  ])('%s', (_, sent, expected) => {
    expect(admit(access, sent)).toEqual(expected);
  });

  test('reads names beyond ASCII', () => {
    const name = Buffer.from('田中 ゆき', 'utf8').toString('latin1');
    expect(admit(access, { from: '10.1.2.3', 'x-forwarded-user': name })).toEqual({
      how: 'header',
      name: '田中 ゆき',
    });
  });

  test('lets a program in by a token beside it', () => {
    const both = createDeskAccess({ header: HEADER, token: TOKEN });
    expect(admit(both, { authorization: `Bearer ${TOKEN}` })).toEqual({ how: 'token', name: null });
    expect(admit(both, { 'x-forwarded-user': 'mika' })).toBe(401);
  });

  test.each(['10.0.0.0/33', '10.0.0', 'proxy.local', '::1/129', '10.0.0.0/', '10.0.0.0/8/8'])(
    'refuses %s as an address of the proxy',
    (proxy) => {
      expect(() => createDeskAccess({ header: { ...HEADER, proxies: [proxy] } })).toThrow(NetworkError);
    },
  );
});

describe('with neither', () => {
  const access = createDeskAccess({});
  test('serves this machine only', () => {
    expect(access.isLocal).toBe(true);
    expect(admit(access, { from: '127.0.0.1' })).toEqual({ how: 'open', name: null });
  });

  test('takes nothing from another page on this machine', () => {
    const sent = { from: '127.0.0.1', host: 'localhost:3978', origin: 'http://localhost:8080' };
    expect(admit(access, { ...sent, method: 'POST' })).toBe(403);
  });
});

function catchError(action: () => unknown): ApiError {
  try {
    action();
  } catch (error) {
    if (error instanceof ApiError) return error;
  }
  throw new Error('nothing was refused');
}
