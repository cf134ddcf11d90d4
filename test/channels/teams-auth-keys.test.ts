import { post, toMessage } from '../e2e/bot-framework';
import { createStubTurn } from '../e2e/stub-turn';
import {
  createKey,
  type KeyServer,
  mint,
  type SigningKey,
  startKeys,
  toSeconds,
} from '../support/bot-tokens';
import { type SignedTeams, startSignedTeams } from '../support/signed-teams';

const APP_ID = '6f2a4a52-0000-4000-8000-000000000026';
const SERVICE_URL = 'https://smba.trafficmanager.net/emea/';
const HOUR_MS = 3_600_000;
const old = createKey('old');
const next = createKey('next');
const turn = createStubTurn();
const opened: { close(): Promise<void> }[] = [];
const printed = jest.spyOn(console, 'error').mockImplementation(() => undefined);

beforeEach(() => {
  turn.taken.length = 0;
});
afterEach(async () => {
  jest.restoreAllMocks();
  await Promise.all(opened.splice(0).map((each) => each.close()));
});
afterAll(() => printed.mockRestore());

async function start(
  keys: Pick<KeyServer, 'url'>,
  more: { readonly keysWithinMs?: number } = {},
): Promise<SignedTeams> {
  const credentials = { appId: APP_ID, password: 'secret', openIdMetadataUrl: keys.url };
  const service = await startSignedTeams({ turn, credentials, ...more });
  opened.push(service);
  return service;
}

async function publish(...keys: SigningKey[]): Promise<KeyServer> {
  const server = await startKeys(...keys);
  opened.push(server);
  return server;
}

const pass = (by: SigningKey): string =>
  mint(by, {
    aud: APP_ID,
    serviceurl: SERVICE_URL,
    nbf: toSeconds(Date.now()) - 60,
    exp: toSeconds(Date.now()) + 60,
  });

const call = async ({ url }: SignedTeams, by: SigningKey): Promise<number> =>
  (await post(url, toMessage({ serviceUrl: SERVICE_URL }), { authorization: `Bearer ${pass(by)}` })).status;

/** From now on it is so much later. */
function wait(ms: number): void {
  const then = Date.now() + ms;
  jest.spyOn(Date, 'now').mockReturnValue(then);
}

describe('keys that change', () => {
  test('are fetched once, and again for one that is new; what was withdrawn is good no more', async () => {
    const server = await publish(old);
    const service = await start(server);
    expect([await call(service, old), await call(service, old)]).toEqual([200, 200]);
    expect(server.asked).toEqual(['/', '/keys']);

    server.keys.splice(0, 1, next);
    wait(2 * HOUR_MS);
    expect(await call(service, next)).toBe(200);
    expect(server.asked).toHaveLength(4);
    expect(await call(service, old)).toBe(401);
  });

  test('are not fetched for each token with a made-up name', async () => {
    const server = await publish(old);
    const service = await start(server);
    expect(await call(service, old)).toBe(200);
    for (let each = 0; each < 5; each += 1)
      expect(await call(service, { ...old, kid: `made-up-${each}` })).toBe(401);
    expect(server.asked).toHaveLength(2);
  });

  test('are kept for a day at most, so that a stolen one ends', async () => {
    const server = await publish(old, next);
    const service = await start(server);
    expect(await call(service, old)).toBe(200);
    server.keys.shift();
    expect(await call(service, old)).toBe(200);
    wait(25 * HOUR_MS);
    expect(await call(service, old)).toBe(401);
    expect(await call(service, next)).toBe(200);
  });
});

describe('keys that cannot be fetched answer 503, so that Teams calls again, and the operator is told:', () => {
  async function expectUnreachable(
    service: SignedTeams,
    problem: unknown = expect.any(String),
  ): Promise<void> {
    expect(await call(service, old)).toBe(503);
    expect(service.log).toMatchObject([{ level: 'error', fields: { reason: 'keys-unreachable', problem } }]);
    expect([turn.taken, service.memory.writes]).toEqual([[], 0]);
  }

  test.each([
    ['nobody answers', 'http://127.0.0.1:9/', 'ECONNREFUSED'],
    ['there is no such host', 'http://keys.invalid/', expect.stringMatching(/^(ENOTFOUND|EAI_AGAIN)$/)],
  ])('%s', async (_name, url, problem) => {
    await expectUnreachable(await start({ url }), problem);
  });

  test.each<[string, KeyServer['fault']]>([
    ['the server is broken', 500],
    ['the server is busy', 429],
    ['the metadata are no JSON', '<html>maintenance</html>'],
    ['the metadata name no keys', '{}'],
  ])('%s', async (_name, fault) => {
    const server = await publish(old);
    server.fault = fault;
    await expectUnreachable(await start(server));
  });

  test('no answer comes', async () => {
    const server = await publish(old);
    server.fault = 'silence';
    await expectUnreachable(await start(server, { keysWithinMs: 100 }), 'no-answer');
  });

  test('once they can, the same call is answered', async () => {
    const server = await publish(old);
    server.fault = 503;
    const service = await start(server);
    await expectUnreachable(service);
    server.fault = undefined;
    expect(await call(service, old)).toBe(200);
    expect(turn.taken).toHaveLength(1);
  });
});
