import { request as httpRequest } from 'node:http';
import { type Answer, post, readReplies, toMessage } from '../e2e/bot-framework';
import { createStubTurn } from '../e2e/stub-turn';
import { createKey, type KeyServer, mint, startKeys, toSeconds } from '../support/bot-tokens';
import { type SignedTeams, startSignedTeams, type Watch, watchOutgoing } from '../support/signed-teams';

const APP_ID = '6f2a4a52-0000-4000-8000-000000000025';
const SERVICE_URL = 'https://smba.trafficmanager.net/emea/';
const key = createKey('key-1');
const ofSlack = createKey('key-of-slack', ['slack', 'webchat']);
const stranger = createKey(key.kid);
const turn = createStubTurn();
let keys: KeyServer;
let service: SignedTeams;
let outgoing: Watch;

/** The SDK prints refused tokens' errors by itself. */
const printed = jest.spyOn(console, 'error').mockImplementation(() => undefined);

beforeAll(async () => {
  keys = await startKeys(key, ofSlack);
  const credentials = { appId: APP_ID, password: 'secret', openIdMetadataUrl: keys.url };
  service = await startSignedTeams({ turn, credentials });
  outgoing = watchOutgoing();
});
beforeEach(() => {
  for (const list of [turn.taken, turn.amended, service.log, outgoing.hosts]) list.length = 0;
  service.memory.kept.clear();
  service.memory.writes = 0;
  printed.mockClear();
});
afterAll(async () => {
  outgoing.stop();
  await Promise.all([service.close(), keys.close()]);
  printed.mockRestore();
});

const SECRET = 'secret-words';
let people = 0;
/** Of somebody new each time: of whom was heard lately nothing is kept again. */
const toCall = (parts: object = {}) => {
  people += 1;
  return toMessage({ serviceUrl: SERVICE_URL, text: SECRET, from: { id: `29:${people}` }, ...parts });
};
const claims = { aud: APP_ID, serviceurl: SERVICE_URL };
const now = toSeconds(Date.now());
const bearer = (more: object = {}, header: object = {}, by = key): string =>
  `Bearer ${mint(by, { ...claims, ...more }, { ...header })}`;
const call = (authorization: string, body: unknown = toCall()) => post(service.url, body, { authorization });

/** Nobody was heard, nothing was kept, nobody was called but for the keys, and nothing was written down. */
function expectNothingTouched(header: string): void {
  expect([turn.taken, turn.amended]).toEqual([[], []]);
  expect([service.memory.writes, [...service.memory.kept]]).toEqual([0, []]);
  const ofKeys = new URL(keys.url).host;
  expect(outgoing.hosts.filter((host) => host !== ofKeys)).toEqual([]);
  const written = JSON.stringify([service.log, printed.mock.calls.map(String)]);
  expect(service.log).toHaveLength(1);
  expect(written).not.toContain(SECRET);
  const parts = header.split(/[ .]/).filter((part) => part.length > 12);
  for (const part of parts) expect(written).not.toContain(part);
}

const MICROSOFT = 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/';
const EMULATOR = 'https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0';
const TENANT = '0b1c2d3e-0000-4000-8000-00000000000a';

describe('a call that the service signed is answered', () => {
  test.each([
    ['as it does', bearer()],
    ['a little while ago, by clocks that differ', bearer({ exp: now - 200 })],
    ['by clocks that run ahead', bearer({ nbf: now + 200 })],
    ['with more in it than is read', bearer({ tid: TENANT }, { x5t: 'key-1' })],
  ])('%s', async (_name, header) => {
    const answer = await call(header);
    expect(answer.status).toBe(200);
    expect(readReplies(answer)).toHaveLength(1);
    expect(turn.taken).toHaveLength(1);
    expect(service.memory.writes).toBeGreaterThan(0);
  });
});

describe('refused with 401, and nothing touched:', () => {
  const good = bearer();
  const token = good.slice('Bearer '.length);
  const changed = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  test.each([
    ['no token', ''],
    ['an empty token', 'Bearer '],
    ['no scheme', token],
    ['another scheme', `Basic ${token}`],
    ['two tokens', `${good}, ${good}`],
    ['no token at all in it', 'Bearer abc'],
    ['three parts that are no token', 'Bearer a.b.c'],
    ['a header that is no JSON', `Bearer ${Buffer.from('secret-words').toString('base64url')}.e30.x`],
    ['parts that hold no objects', `Bearer ${changed(['x'])}.bnVsbA.x`],
    ['claims that were changed', good.replace(/\.[^.]+\./, `.${changed({ ...claims, exp: now + 9_000 })}.`)],
    ['a signature that was cut off', good.replace(/[^.]+$/, '')],
    ['a signature of nothing', bearer({}, { alg: 'none' })],
    ['a signature made with the public key', bearer({}, { alg: 'HS256' })],
    ['another algorithm named beside a good signature', bearer({}, { alg: 'ES256' })],
    ["a stranger's key under the same name", bearer({}, {}, stranger)],
    ['a key that nobody published', bearer({}, { kid: 'key-9' })],
    ['no name of a key', bearer({}, { kid: undefined })],
    ['a key that is good for other channels alone', bearer({}, {}, ofSlack)],
    ['an expired token', bearer({ exp: now - 3600, nbf: now - 7200 })],
    ['a token that never expires', bearer({ exp: undefined })],
    ['a token that is not valid yet', bearer({ nbf: now + 3600, exp: now + 7200 })],
    ['a token for another bot', bearer({ aud: 'another-bot' })],
    ['a token for several bots', bearer({ aud: [APP_ID, 'another-bot'] })],
    ['a token for nobody', bearer({ aud: undefined })],
    ['another issuer', bearer({ iss: 'https://evil.example' })],
    ['no issuer', bearer({ iss: undefined })],
    ['several issuers', bearer({ iss: ['https://api.botframework.com'] })],
    ['a token for another service address', bearer({ serviceurl: 'https://evil.example/' })],
    ['a token for no service address', bearer({ serviceurl: undefined })],
    ['a token of a skill', bearer({ ver: '1.0', appid: 'x', iss: MICROSOFT })],
    ['a token of the Emulator', bearer({ ver: '1.0', appid: APP_ID, iss: MICROSOFT })],
    ['a newer token of the Emulator', bearer({ ver: '2.0', azp: APP_ID, iss: EMULATOR })],
    [
      "a token of the Emulator in anybody's tenant",
      bearer({ ver: '1.0', appid: APP_ID, tid: TENANT, iss: `https://sts.windows.net/${TENANT}/` }),
    ],
    ['a huge token', bearer({ padding: 'x'.repeat(9_000) })],
  ])('%s', async (_name, header) => {
    expect(await call(header)).toEqual({
      status: 401,
      body: { error: { code: 'unauthorized', message: expect.any(String) } },
    });
    expectNothingTouched(header);
  });

  test.each(['invoke', 'conversationUpdate', 'installationUpdate', 'messageUpdate', 'event'])(
    'an activity of type %s',
    async (type) => {
      const header = bearer({}, {}, stranger);
      expect((await call(header, toCall({ type }))).status).toBe(401);
      expectNothingTouched(header);
    },
  );

  test('no token and no activity either', async () => {
    expect((await call('', 'garbage')).status).toBe(401);
    expectNothingTouched('');
  });

  test('two headers, of which the first is good', async () => {
    expect((await callWithHeaders([good, bearer({}, {}, stranger)])).status).toBe(401);
    expectNothingTouched(good);
  });

  test('the channel of App Service, which has keys of its own', async () => {
    expect((await call(good, toCall({ channelId: 'AseChannel' }))).status).toBe(401);
    expectNothingTouched(good);
  });
});

/** As no client does: the header once for each value. */
function callWithHeaders(authorization: readonly string[]): Promise<Pick<Answer, 'status'>> {
  return new Promise((resolve, reject) => {
    const body = JSON.stringify(toCall());
    const headers = [
      ...['Host', '127.0.0.1', 'Content-Length', String(Buffer.byteLength(body))],
      ...authorization.flatMap((each) => ['Authorization', each]),
    ];
    const sent = httpRequest(`${service.url}/api/messages`, { method: 'POST', headers }, (response) => {
      response.resume();
      outgoing.hosts.length = 0;
      resolve({ status: response.statusCode ?? 0 });
    });
    sent.once('error', reject).end(body);
  });
}

test('one header that is good is taken however it is sent', async () => {
  expect((await callWithHeaders([bearer()])).status).toBe(200);
});

test('a header that no server reads is answered by the server itself', async () => {
  const { status } = await callWithHeaders([`Bearer ${'x'.repeat(40_000)}`]);
  expect(status).toBe(431);
  expect(turn.taken).toEqual([]);
});

test.each([
  ['no JSON', '{"type": "mess'],
  ['no activity', '{}'],
])('a signed call with %s is answered 400', async (_name, body) => {
  expect(await call(bearer(), body)).toMatchObject({ status: 400 });
  expect([turn.taken, service.memory.writes]).toEqual([[], 0]);
});

test('a signed call that is longer than any message is answered 413', async () => {
  expect(await call(bearer(), toCall({ text: 'x'.repeat(1_000_001) }))).toMatchObject({ status: 413 });
  expect(turn.taken).toEqual([]);
});
