import {
  type Peer,
  post,
  readReplies,
  signToken,
  startKeyServer,
  startPeer,
  toMessage,
} from '../e2e/bot-framework';
import { type Service, startService } from '../e2e/service';
import { createStubTurn } from '../e2e/stub-turn';

const APP_ID = '6f2a4a52-0000-4000-8000-000000000025';
const SERVICE_URL = 'https://smba.trafficmanager.net/emea/';
const turn = createStubTurn();
let keys: Peer;
let service: Service;

/** The SDK prints refused tokens' errors by itself. */
const printed = jest.spyOn(console, 'error').mockImplementation(() => undefined);

beforeAll(async () => {
  keys = await startKeyServer();
  service = await start(keys.url);
});
beforeEach(() => {
  turn.taken.length = 0;
  service.log.length = 0;
});
const opened: { close(): Promise<void> }[] = [];
afterEach(() => Promise.all(opened.splice(0).map((each) => each.close())));
afterAll(async () => {
  await Promise.all([service.close(), keys.close()]);
  printed.mockRestore();
});

async function open<T extends { close(): Promise<void> }>(starting: Promise<T>): Promise<T> {
  const started = await starting;
  opened.push(started);
  return started;
}

function start(openIdMetadataUrl: string, more: object = {}): Promise<Service> {
  return startService({
    turn,
    credentials: { appId: APP_ID, password: 'secret', type: 'MultiTenant', openIdMetadataUrl, ...more },
  });
}

const message = toMessage({ serviceUrl: SERVICE_URL });
const claims = { aud: APP_ID, serviceurl: SERVICE_URL };
const now = Math.floor(Date.now() / 1000);
const call = (header: string, body: unknown = message) => post(service.url, body, { authorization: header });

test('a call that the service signed is answered', async () => {
  const answer = await call(`Bearer ${signToken(claims)}`);
  expect(answer.status).toBe(200);
  expect(readReplies(answer)).toHaveLength(1);
  expect(turn.taken).toHaveLength(1);
});

describe('refused with 401, before anything is touched:', () => {
  const token = signToken(claims);
  test.each([
    ['no token', ''],
    ['an empty token', 'Bearer '],
    ['no scheme', token],
    ['another scheme', `Basic ${token}`],
    ['no token at all in it', 'Bearer abc'],
    ['three parts that are no token', 'Bearer a.b.c'],
    ['a header that is no JSON', `Bearer ${Buffer.from('secret-words').toString('base64url')}.e30.x`],
    [
      'a body that was changed',
      `Bearer ${token.replace(/\.[^.]+\./, '.eyJpc3MiOiJodHRwczovL2FwaS5ib3RmcmFtZXdvcmsuY29tIn0.')}`,
    ],
    ['no signature', `Bearer ${token.replace(/[^.]+$/, '')}`],
    ["a stranger's signature", `Bearer ${signToken(claims, 'stranger')}`],
    ['an expired token', `Bearer ${signToken({ ...claims, exp: now - 3600, nbf: now - 7200 })}`],
    ['a token that is not valid yet', `Bearer ${signToken({ ...claims, nbf: now + 3600, exp: now + 7200 })}`],
    ['a token for another bot', `Bearer ${signToken({ ...claims, aud: 'another-bot' })}`],
    ['another issuer', `Bearer ${signToken({ ...claims, iss: 'https://evil.example' })}`],
    [
      'a token for another service address',
      `Bearer ${signToken({ ...claims, serviceurl: 'https://evil.example/' })}`,
    ],
    [
      'a token of another skill',
      `Bearer ${signToken({ ...claims, ver: '1.0', appid: 'x', iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/' })}`,
    ],
  ])('%s', async (_name, header) => {
    const answer = await call(header);
    expect(answer).toMatchObject({ status: 401, body: { error: { code: 'unauthorized' } } });
    expect(turn.taken).toEqual([]);
    expect(service.log).toHaveLength(1);
    expect(JSON.stringify(service.log)).not.toMatch(/secret|mail/);
  });

  test('no token and no activity either', async () => {
    expect(await post(service.url, 'garbage')).toMatchObject({ status: 401 });
  });
});

test('a signed call without an activity is answered 400', async () => {
  expect(await call(`Bearer ${signToken(claims)}`, '{}')).toMatchObject({ status: 400 });
});

test.each([
  ['nobody answers', 'http://127.0.0.1:9/'],
  ['there is no such host', 'http://keys.invalid/'],
])('keys that can not be fetched (%s) refuse with 401, and the operator is told', async (_name, url) => {
  const cut = await open(start(url));
  const answer = await post(cut.url, message, { authorization: `Bearer ${signToken(claims)}` });
  expect(answer.status).toBe(401);
  expect(cut.log).toMatchObject([{ level: 'error', fields: { reason: 'keys-unreachable' } }]);
  expect(turn.taken).toEqual([]);
});

test('a key server that is broken refuses with 401', async () => {
  const broken = await open(
    startPeer((_request, response) => {
      response.statusCode = 500;
      response.end('oops');
    }),
  );
  const cut = await open(start(broken.url));
  expect(await post(cut.url, message, { authorization: `Bearer ${signToken(claims)}` })).toMatchObject({
    status: 401,
  });
  expect(cut.log).toMatchObject([{ fields: { reason: 'keys-unreachable' } }]);
});

test('a bot of one tenant refuses people of another', async () => {
  const own = await open(start(keys.url, { type: 'SingleTenant', tenantId: 'Tenant-1' }));
  const from = (id: string) =>
    post(
      own.url,
      { ...message, channelData: { tenant: { id } } },
      { authorization: `Bearer ${signToken(claims)}` },
    );
  expect(await from('tenant-2')).toMatchObject({ status: 401 });
  expect(await from('tenant-1')).toMatchObject({ status: 200 });
});

test('credentials that do not fit their type stop the start', async () => {
  await expect(start(keys.url, { type: 'SingleTenant' })).rejects.toThrow(/MicrosoftAppTenantId/);
});
