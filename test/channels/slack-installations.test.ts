import type { Installation, InstallationQuery } from '@slack/bolt';
import { createInstallationStore } from '../../src/channels/slack/installations';
import { createTransientMemory } from '../../src/store/memory';
import { createVault, VaultError } from '../../src/store/vault';

const BOT = { token: 'xoxb-1', scopes: ['chat:write'], id: 'B1', userId: 'U0' };
const USER = { token: undefined, scopes: undefined, id: 'U1' };

/** A workspace that stands alone. */
const TEAM: Installation<'v2', false> = {
  team: { id: 'T1', name: 'Mail' },
  enterprise: undefined,
  user: USER,
  bot: BOT,
  appId: 'A1',
  tokenType: 'bot',
  isEnterpriseInstall: false,
  authVersion: 'v2',
};
/** A workspace of an organization, installed by itself. */
const MEMBER: Installation<'v2', false> = {
  ...TEAM,
  team: { id: 'T2' },
  enterprise: { id: 'E1', name: 'Post' },
  bot: { ...BOT, token: 'xoxb-2' },
};
/** The organization as a whole. */
const ORGANIZATION: Installation<'v2', true> = {
  ...TEAM,
  team: undefined,
  enterprise: { id: 'E1', name: 'Post' },
  bot: { ...BOT, token: 'xoxb-3' },
  isEnterpriseInstall: true,
};

const ofTeam = (teamId: string, enterpriseId?: string): InstallationQuery<boolean> => ({
  teamId,
  enterpriseId,
  isEnterpriseInstall: false,
});
const ofEnterprise = (enterpriseId: string, teamId?: string): InstallationQuery<boolean> => ({
  teamId,
  enterpriseId,
  isEnterpriseInstall: true,
});

/** As JSON keeps it: without what is undefined. */
const kept = (installation: Installation): unknown => JSON.parse(JSON.stringify(installation));

async function createStore() {
  const store = createInstallationStore(createTransientMemory());
  for (const each of [TEAM, MEMBER, ORGANIZATION]) await store.storeInstallation(each);
  return store;
}

test.each<[string, InstallationQuery<boolean>, Installation]>([
  ['a workspace', ofTeam('T1'), TEAM],
  ['a workspace of an organization', ofTeam('T2', 'E1'), MEMBER],
  ['an organization', ofEnterprise('E1'), ORGANIZATION],
  ['an organization, spoken for by one of its workspaces', ofEnterprise('E1', 'T2'), ORGANIZATION],
])('%s is found as it was installed', async (_title, query, installation) => {
  const store = await createStore();
  expect(await store.fetchInstallation(query)).toEqual(kept(installation));
});

test('installing again replaces what was there', async () => {
  const store = await createStore();
  await store.storeInstallation({ ...TEAM, bot: { ...BOT, token: 'xoxb-new' } });
  expect((await store.fetchInstallation(ofTeam('T1'))).bot?.token).toBe('xoxb-new');
});

test.each<[string, InstallationQuery<boolean>, string]>([
  ['a workspace', ofTeam('T9'), 'team T9'],
  ['a workspace whose organization is installed, but speaks for itself', ofTeam('T3', 'E1'), 'team T3'],
  ['an organization', ofEnterprise('E9', 'T1'), 'enterprise E9'],
])('%s that never installed the app is named', async (_title, query, place) => {
  const fetching = (await createStore()).fetchInstallation(query);
  await expect(fetching).rejects.toMatchObject({ code: 'slack-not-installed', place });
  await expect(fetching).rejects.toThrow(`is not installed in Slack's ${place}: open /slack/install`);
});

test.each<[string, InstallationQuery<boolean>, readonly string[]]>([
  ['a workspace', ofTeam('T1'), ['T2', 'E1']],
  ['a workspace of an organization', ofTeam('T2', 'E1'), ['T1', 'E1']],
  ['an organization', ofEnterprise('E1'), ['T1', 'T2']],
  ['one that was never there', ofTeam('T9'), ['T1', 'T2', 'E1']],
])('deleting %s leaves the others', async (_title, query, left) => {
  const store = await createStore();
  await store.deleteInstallation?.(query);
  await expect(store.fetchInstallation(query)).rejects.toThrow('is not installed');
  for (const id of left) {
    const other = id.startsWith('E') ? ofEnterprise(id) : ofTeam(id);
    expect(await store.fetchInstallation(other)).toBeDefined();
  }
});

test.each([
  [{ isEnterpriseInstall: false }],
  [{ teamId: null, enterpriseId: null, isEnterpriseInstall: true }],
])('%j tells no installation', async (query) => {
  const store = await createStore();
  await expect(store.fetchInstallation(query as never)).rejects.toThrow('neither a team nor an enterprise');
  await expect(store.deleteInstallation?.(query as never)).rejects.toThrow('neither a team nor');
});

test('in a vault the tokens are sealed, and one that does not open is not taken for missing', async () => {
  const memory = createTransientMemory();
  const vaultOf = (byte: number) => createVault({ memory, keys: [Buffer.alloc(32, byte)] });
  await createInstallationStore(vaultOf(1)).storeInstallation(TEAM);
  expect(await memory.read('slack-installation:team:T1')).toMatch(/^v1\.[\w-]+$/);
  const found = await createInstallationStore(vaultOf(1)).fetchInstallation(ofTeam('T1'));
  expect(found).toEqual(kept(TEAM));
  const other = createInstallationStore(vaultOf(2)).fetchInstallation(ofTeam('T1'));
  await expect(other).rejects.toThrow(VaultError);
});
