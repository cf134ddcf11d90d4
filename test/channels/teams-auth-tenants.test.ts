import type { TeamsCredentials } from '../../src/channels/teams/credentials';
import { post, toMessage } from '../e2e/bot-framework';
import { createStubTurn } from '../e2e/stub-turn';
import { createKey, type KeyServer, mint, startKeys } from '../support/bot-tokens';
import { type SignedTeams, startSignedTeams } from '../support/signed-teams';

const APP_ID = '6f2a4a52-0000-4000-8000-000000000027';
const SERVICE_URL = 'https://smba.trafficmanager.net/emea/';
const OWN = '0b1c2d3e-0000-4000-8000-00000000000a';
const PARTNER = '0b1c2d3e-0000-4000-8000-00000000000b';
const OTHER = '0b1c2d3e-0000-4000-8000-00000000000c';
const key = createKey('tenant-key', ['msteams', 'webchat']);
const turn = createStubTurn();
let keys: KeyServer;
let service: SignedTeams;

beforeAll(async () => {
  keys = await startKeys(key);
});
afterEach(() => service.close());
afterAll(() => keys.close());

async function start(more: Omit<TeamsCredentials, 'appId'>): Promise<void> {
  turn.taken.length = 0;
  service = await startSignedTeams({
    turn,
    credentials: { appId: APP_ID, openIdMetadataUrl: keys.url, ...more },
  });
}

function call(parts: object, serviceUrl: string = SERVICE_URL) {
  const authorization = `Bearer ${mint(key, { aud: APP_ID, serviceurl: serviceUrl })}`;
  return post(service.url, toMessage({ serviceUrl, ...parts }), { authorization });
}

const statusOf = async (parts: object): Promise<number> => (await call(parts)).status;
const beside = (id: unknown) => ({ channelData: { tenant: { id } } });
const inside = (tenantId: unknown) => ({ conversation: { id: 'a:1', tenantId } });

const SINGLE = { type: 'SingleTenant', tenantId: OWN, password: 'secret' };
const MANY = { type: 'MultiTenant', password: 'secret' };
const IDENTITY = { type: 'UserAssignedMSI', tenantId: OWN, password: '' };

describe('whose people are served', () => {
  test.each<[string, Omit<TeamsCredentials, 'appId'>, string[], string[]]>([
    ['by a bot of one tenant: its own', SINGLE, [OWN], [OTHER]],
    ['by a managed identity: those of its tenant', IDENTITY, [OWN], [OTHER]],
    ['by a bot of many tenants: all', MANY, [OWN, OTHER], []],
    ['by a bot that names its tenant and is of many: all', { ...MANY, tenantId: OWN }, [OWN, OTHER], []],
    ['by a bot of many that lists some: those', { ...MANY, allowedTenants: [OWN] }, [OWN], [OTHER]],
    [
      'by a bot of one that lists others: those, and its own only if listed',
      { ...SINGLE, allowedTenants: [PARTNER] },
      [PARTNER],
      [OWN, OTHER],
    ],
    ['in whatever case it is written', { ...SINGLE, allowedTenants: [OWN.toUpperCase()] }, [OWN], [OTHER]],
  ])('%s', async (_name, credentials, allowed, refused) => {
    await start(credentials);
    for (const tenant of allowed) {
      expect(await statusOf(beside(tenant))).toBe(200);
      expect(await statusOf(inside(tenant.toUpperCase()))).toBe(200);
    }
    const taken = turn.taken.length;
    for (const tenant of refused) {
      expect(await statusOf(beside(tenant))).toBe(403);
      expect(await statusOf(inside(tenant))).toBe(403);
    }
    expect(taken).toBe(2 * allowed.length);
    expect(turn.taken).toHaveLength(taken);
  });

  test.each([
    ['names another tenant in one of two places', { ...beside(OWN), ...inside(OTHER) }],
    ['names another tenant in the other place', { ...beside(OTHER), ...inside(OWN) }],
    ['names no tenant', {}],
    ['names an empty tenant', beside('')],
    ['names a list of tenants', beside([OWN])],
    ['names its tenant where nobody looks', { ...beside(undefined), tenantId: OWN }],
    ['has data that are none', { channelData: 'x' }],
    ['comes from another channel, which names none', { channelId: 'webchat' }],
  ])('not what %s', async (_name, parts) => {
    await start(SINGLE);
    expect(await call(parts)).toMatchObject({ status: 403, body: { error: { code: 'forbidden' } } });
    expect([turn.taken, service.memory.writes]).toEqual([[], 0]);
  });

  test.each([
    ['a pressed button', { type: 'invoke', name: 'adaptiveCard/action', value: {} }],
    ['a search', { type: 'invoke', name: 'composeExtension/query', value: {} }],
    ['an installation', { type: 'installationUpdate', action: 'add' }],
    ['somebody who came', { type: 'conversationUpdate', membersAdded: [{ id: '29:ann' }] }],
    ['an edited message', { type: 'messageUpdate' }],
    ['a deleted message', { type: 'messageDelete' }],
    ['an event', { type: 'event', name: 'application/vnd.microsoft.readReceipt', value: {} }],
  ])('nor %s of another tenant', async (_name, parts) => {
    await start(SINGLE);
    expect(await statusOf({ ...parts, ...beside(OTHER) })).toBe(403);
    expect([turn.taken, turn.amended, service.memory.writes]).toEqual([[], [], 0]);
  });

  test('who was turned away is in the log by the tenant alone', async () => {
    await start(SINGLE);
    await call({ ...beside(OTHER), text: 'secret-words', from: { id: '29:ann', name: 'Secret Ann' } });
    expect(service.log).toEqual([
      {
        level: 'warn',
        fields: { reason: 'other-tenant', tenant: OTHER },
        message: 'a call to /api/messages was refused',
      },
    ]);
    await call(beside('secret words that are no tenant'));
    expect(service.log.at(-1)?.fields).toEqual({ reason: 'other-tenant' });
  });
});

describe('where a signed call comes from', () => {
  test.each([
    ['an address of nobody that is known', 'https://evil.example/'],
    ['this machine', 'http://127.0.0.1:9/'],
    ['the service without encryption', 'http://smba.trafficmanager.net/emea/'],
  ])('%s is refused: the bot would send its token there', async (_name, serviceUrl) => {
    await start(MANY);
    expect((await call({}, serviceUrl)).status).toBe(403);
    expect(service.log).toMatchObject([{ fields: { reason: 'unknown-service' } }]);
    expect([turn.taken, service.memory.writes]).toEqual([[], 0]);
  });

  test('no address is none that the token was signed for', async () => {
    await start(MANY);
    expect(await statusOf({ serviceUrl: undefined })).toBe(403);
    expect(turn.taken).toEqual([]);
  });
});

test.each([
  ['a bot of one tenant without it', { type: 'SingleTenant', password: 'secret' }, /MicrosoftAppTenantId/],
  ['a managed identity with a password', { ...IDENTITY, password: 'secret' }, /MicrosoftAppPassword/],
])('%s stops the start', async (_name, credentials, words) => {
  await expect(start(credentials)).rejects.toThrow(words);
  await start(MANY);
});
