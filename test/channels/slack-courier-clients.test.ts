import type { Installation, InstallationStore } from '@slack/bolt';
import { createCourierClients } from '../../src/channels/slack/courier-clients';
import { createInstallationStore } from '../../src/channels/slack/installations';
import { createMapMemory } from '../slack/staff-stage';

const logger = { info: () => undefined, warn: () => undefined, error: () => undefined };
const tokenOf = async (clients: ReturnType<typeof createCourierClients>, team?: string) =>
  (await clients.clientOf(team))?.token;

test('one workspace by token: everything goes out with it, through one client', async () => {
  const credentials = { mode: 'socket', appToken: 'xapp-1', botToken: 'xoxb-1' } as const;
  const clients = createCourierClients({ credentials, logger });
  expect(await tokenOf(clients, 'T1')).toBe('xoxb-1');
  expect(await tokenOf(clients)).toBe('xoxb-1');
  expect(await clients.clientOf('T1')).toBe(await clients.clientOf('T2'));
});

describe('over OAuth', () => {
  let installations: InstallationStore;
  const install = (token: string, where: object) =>
    installations.storeInstallation({
      user: { id: 'U1', token: undefined, scopes: undefined },
      bot: { token, scopes: [], id: 'B1', userId: 'U2' },
      ...where,
    } as unknown as Installation);
  const connect = () => {
    const rest = { signingSecret: 's', clientId: 'c', clientSecret: 's', stateSecret: 's' };
    return createCourierClients({ credentials: { mode: 'oauth', ...rest, installations }, logger });
  };
  beforeEach(() => {
    installations = createInstallationStore(createMapMemory());
  });

  test('each workspace has its own token, an organization one for all of it', async () => {
    await install('xoxb-1', { team: { id: 'T1' }, isEnterpriseInstall: false });
    await install('xoxb-2', { team: { id: 'T2' }, isEnterpriseInstall: false });
    await install('xoxb-3', { enterprise: { id: 'E1' }, isEnterpriseInstall: true });
    const clients = connect();
    expect(await Promise.all(['T1', 'T2', 'E1'].map((team) => tokenOf(clients, team)))).toEqual([
      'xoxb-1',
      'xoxb-2',
      'xoxb-3',
    ]);
  });

  test('a new installation counts at once', async () => {
    await install('xoxb-1', { team: { id: 'T1' }, isEnterpriseInstall: false });
    const clients = connect();
    await clients.clientOf('T1');
    await install('xoxb-2', { team: { id: 'T1' }, isEnterpriseInstall: false });
    expect(await tokenOf(clients, 'T1')).toBe('xoxb-2');
  });

  test('where it is not installed, and where no workspace is named, nobody can post', async () => {
    await expect(connect().clientOf('T9')).rejects.toThrow('not installed');
    expect(await connect().clientOf(undefined)).toBeUndefined();
  });
});
