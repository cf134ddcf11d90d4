import { toUndelivered } from '../../src/channels/teams/delivery-problem';
import { TeamsAdapter } from '../../src/channels/teams/teams-adapter';
import { type Connector, type Peer, startConnector, startPeer } from '../e2e/bot-framework';

const TENANT = '0b1c2d3e-0000-4000-8000-00000000000a';
const VARIABLES = ['IDENTITY_ENDPOINT', 'IDENTITY_HEADER', 'AZURE_TOKEN_CREDENTIALS'] as const;
const before = VARIABLES.map((name) => [name, process.env[name]] as const);

type Ask = { readonly resource: string | null; readonly client: string | null; readonly secret: unknown };

const asks: Ask[] = [];
const seen: unknown[] = [];
let status = 200;
let identity: Peer;
let connector: Connector;
let teams: Peer;

/** Stands in for the endpoint that App Service and Container Apps give to what runs in them. */
beforeAll(async () => {
  identity = await startPeer((request, response) => {
    const { searchParams } = new URL(request.url ?? '', 'http://x');
    asks.push({
      resource: searchParams.get('resource'),
      client: searchParams.get('client_id'),
      secret: request.headers['x-identity-header'],
    });
    response.statusCode = status;
    const token = { access_token: 'token-of-the-identity', expires_on: String(Date.now() / 1000 + 86_400) };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(status === 200 ? { ...token, token_type: 'Bearer' } : { error: 'no' }));
  });
  connector = await startConnector();
  teams = await startPeer((request, response) => {
    seen.push(request.headers.authorization);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ id: 'm1' }));
  });
  process.env.IDENTITY_ENDPOINT = `${identity.url}msi/token`;
  process.env.IDENTITY_HEADER = 'header-of-the-host';
  // As manifest/deploy sets it: the tools of developers are not asked, whatever this machine has.
  process.env.AZURE_TOKEN_CREDENTIALS = 'prod';
});
beforeEach(() => {
  asks.length = 0;
  seen.length = 0;
  status = 200;
});
afterAll(async () => {
  for (const [name, value] of before) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  await Promise.all([identity.close(), connector.close(), teams.close()]);
});

/** The SDK keeps tokens for the whole process by app id: each test has its own. */
function open(appId: string): TeamsAdapter {
  const credentials = { appId, type: 'UserAssignedMSI', tenantId: TENANT, password: '' };
  return new TeamsAdapter(credentials, (url): url is string => String(url).startsWith(teams.url));
}

const say = (adapter: TeamsAdapter, serviceUrl: string): Promise<string> =>
  adapter.post(
    { serviceUrl, channelId: 'msteams', conversation: { id: 'a:1' } },
    { type: 'message', text: 'hi' },
  );

test('a managed identity asks its host for a token, once, and sends with it', async () => {
  const appId = '6f2a4a52-0000-4000-8000-0000000000a1';
  const adapter = open(appId);
  expect(await say(adapter, teams.url)).toBe('m1');
  await say(adapter, teams.url);
  expect(seen).toEqual(['Bearer token-of-the-identity', 'Bearer token-of-the-identity']);
  expect(asks).toEqual([
    { resource: 'https://api.botframework.com', client: appId, secret: 'header-of-the-host' },
  ]);
});

test('no token is asked for to send where nobody is trusted', async () => {
  const sent = say(open('6f2a4a52-0000-4000-8000-0000000000a2'), connector.url);
  await expect(sent).rejects.toMatchObject({ code: 'untrusted-address' });
  expect([asks, connector.calls]).toEqual([[], []]);
});

test.each([
  [400, 'a3'],
  [403, 'a4'],
])('an identity that gives none (%i) is no refusal of Teams: the message waits', async (refusal, id) => {
  status = refusal;
  const failure = await say(open(`6f2a4a52-0000-4000-8000-0000000000${id}`), teams.url).catch(
    (error: unknown) => error,
  );
  expect(asks.length).toBeGreaterThan(0);
  expect(toUndelivered(failure)).toEqual({ state: 'busy', problem: 'unavailable' });
  expect(seen).toEqual([]);
});
