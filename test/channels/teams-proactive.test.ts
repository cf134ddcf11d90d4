import type { Activity } from 'botbuilder';
import { UntrustedAddressError } from '../../src/channels/teams/connector';
import { isGone, toUndelivered } from '../../src/channels/teams/delivery-problem';
import { send } from '../../src/channels/teams/send';
import { TeamsAdapter } from '../../src/channels/teams/teams-adapter';
import {
  type Connector,
  type Fault,
  type Peer,
  post,
  startConnector,
  startPeer,
  toMessage,
} from '../e2e/bot-framework';
import { createKeptMemory, type StaffInTeams, startStaffInTeams, toReply } from '../e2e/staff-in-teams';

const ANN = 'msteams/a%3Apersonal/29%3Aann';
const memory = createKeptMemory();
const faults: Fault[] = [];
let connector: Connector;
let teams: StaffInTeams;

beforeAll(async () => {
  connector = await startConnector(faults);
  teams = await startStaffInTeams(memory);
});
beforeEach(() => {
  faults.length = 0;
  connector.calls.length = 0;
  connector.sent.length = 0;
  teams.log.length = 0;
  teams.turn.taken.length = 0;
});
afterAll(() => Promise.all([connector.close(), teams.close()]));

/** Not answered in the response, as Teams calls. */
const hear = (parts: object = {}) =>
  post(teams.url, toMessage({ serviceUrl: connector.url, deliveryMode: undefined, ...parts }));
const toAnn = () => {
  const to = { kind: 'person', conversation: ANN } as const;
  return teams.courier.deliver({ key: 'k', to, reply: toReply('staff-message', 'hi'), replaces: null });
};

describe('the answer to a turn', () => {
  test.each<Fault>([412, 429, 502, 503, 504])('is sent again after %i', async (fault) => {
    faults.push(fault);
    expect((await hear()).status).toBe(200);
    expect(connector.calls).toHaveLength(2);
    expect(connector.sent).toHaveLength(1);
  });

  test('waits as long as Teams asks for', async () => {
    faults.push({ status: 429, headers: { 'retry-after': '1' } });
    const start = performance.now();
    await hear();
    expect(performance.now() - start).toBeGreaterThan(1_000);
    expect(connector.sent).toHaveLength(1);
  });

  test.each<[string, Fault]>([
    ['the line broke: the first may have arrived', 'reset'],
    ['the service broke over it', 500],
    ['it is refused', 400],
    ['Teams asks for more patience than anybody has', { status: 429, headers: { 'retry-after': '3600' } }],
  ])('is not sent a second time where %s', async (_name, fault) => {
    faults.push(fault);
    expect(await hear()).toMatchObject({ status: 502, body: { error: { code: 'not-delivered' } } });
    expect(connector.calls).toHaveLength(1);
    expect(teams.log.at(-1)).toMatchObject({ level: 'error' });
  });

  test.each([403, 404])('that nobody can get any more (%i) drops where they were reached', async (fault) => {
    faults.push(fault);
    expect((await hear()).status).toBe(502);
    expect(await toAnn()).toEqual({ state: 'refused', problem: 'not-found' });
    expect(connector.calls).toHaveLength(1);
    await hear();
    expect(await toAnn()).toMatchObject({ state: 'sent' });
  });
});

test.each([401, 403, 404])(
  'whoever gives out tokens and says %i says nothing of the person',
  (statusCode) => {
    const error = { name: 'AuthenticationError', statusCode };
    expect(toUndelivered(error)).toEqual({ state: 'busy', problem: 'unavailable' });
    expect(isGone(error)).toBe(false);
  },
);

describe('pauses', () => {
  async function listPauses(errors: readonly unknown[]): Promise<{ pauses: number[]; tries: number }> {
    const pauses: number[] = [];
    let tries = 0;
    const sendActivity = async (): Promise<undefined> => {
      tries += 1;
      if (tries <= errors.length) throw errors[tries - 1];
      return undefined;
    };
    await send({ sendActivity }, {}, async (ms) => void pauses.push(ms)).catch(() => undefined);
    return { pauses, tries };
  }
  const busy = (after?: string) => ({
    name: 'RestError',
    statusCode: 429,
    response: { headers: { get: () => after } },
  });

  test('grow, with some chance in them, and end', async () => {
    const { pauses, tries } = await listPauses(Array.from({ length: 9 }, () => busy()));
    expect(tries).toBe(4);
    for (const [at, ms] of pauses.entries()) {
      expect(ms).toBeGreaterThanOrEqual(500 * 2 ** at * 0.75);
      expect(ms).toBeLessThanOrEqual(500 * 2 ** at * 1.25);
    }
    const others = await Promise.all(Array.from({ length: 20 }, () => listPauses([busy()])));
    expect(new Set(others.map((each) => each.pauses[0])).size).toBeGreaterThan(1);
  });

  test('are at least as long as Teams asks for, and different even so', async () => {
    const { pauses } = await listPauses([busy('7')]);
    expect(pauses[0]).toBeGreaterThan(7_000);
  });

  test.each([
    ['an address that is not trusted', new UntrustedAddressError()],
    ['a refusal', { name: 'RestError', statusCode: 400 }],
    ['an answer that did not come', { name: 'AbortError' }],
    ['a line that broke', { name: 'RestError', code: 'ECONNRESET' }],
  ])('there are none after %s', async (_name, error) => {
    expect(await listPauses([error])).toEqual({ pauses: [], tries: 1 });
  });
});

describe('a token', () => {
  const credentials = {
    appId: '6f2a4a52-0000-4000-8000-0000000000b1',
    password: 'secret',
    type: 'MultiTenant',
  };
  const there = (serviceUrl: string) => ({ serviceUrl, channelId: 'msteams', conversation: { id: 'a:1' } });
  const say: Partial<Activity> = { type: 'message', text: 'words' };
  const seen: string[] = [];
  let thief: Peer;

  beforeAll(async () => {
    thief = await startPeer(({ url, headers }, response, body) => {
      seen.push(`${url} ${headers.authorization} ${body}`);
      response.end('{"id": "x"}');
    });
  });
  beforeEach(() => {
    seen.length = 0;
  });
  afterAll(() => thief.close());

  test.each([
    ['an address that is not known', () => thief.url],
    ['a known name before the @', () => thief.url.replace('://', '://smba.trafficmanager.net@')],
    ['a known name with a password', () => thief.url.replace('://', '://smba.trafficmanager.net:443@')],
    ['a known name in the path', () => `${thief.url}smba.trafficmanager.net/`],
    [
      'a known name behind a backslash',
      () => thief.url.replace('://', '://127.0.0.1\\@smba.trafficmanager.net'),
    ],
  ])('is not sent to %s, nor are any words', async (_name, address) => {
    const adapter = new TeamsAdapter(credentials);
    await expect(adapter.post(there(address()), say)).rejects.toMatchObject({ code: 'untrusted-address' });
    await expect(adapter.change(there(address()), { ...say, id: 'm' })).rejects.toBeInstanceOf(
      UntrustedAddressError,
    );
    expect(seen).toEqual([]);
  });

  test.each([301, 302, 303, 307, 308])(
    'and the words stay where they were sent to when the answer (%i) points elsewhere, even to its neighbour',
    async (status) => {
      for (const location of [`${thief.url}steal`, '/v3/elsewhere']) {
        faults.push({ status, headers: { location } });
        const adapter = new TeamsAdapter(undefined);
        connector.calls.length = 0;
        await expect(adapter.post(there(connector.url), say)).rejects.toMatchObject({ statusCode: status });
        expect(connector.calls).toHaveLength(1);
        expect(seen).toEqual([]);
      }
    },
  );

  test('of an address that was kept without registration is not used by a bot with one', async () => {
    await hear();
    expect(await toAnn()).toMatchObject({ state: 'sent' });
    const adapter = new TeamsAdapter(credentials);
    connector.calls.length = 0;
    await expect(adapter.post(there(connector.url), say)).rejects.toBeInstanceOf(UntrustedAddressError);
    expect(connector.calls).toEqual([]);
  });
});

test('an address outside this machine gets no words of a bot that is not registered', async () => {
  const answer = await hear({ serviceUrl: 'http://evil.example/' });
  expect(answer).toMatchObject({ status: 502 });
  expect(teams.log).toMatchObject([{ fields: { code: 'untrusted-address' } }]);
  expect(JSON.stringify(teams.log)).not.toContain('evil.example');
});
