import { ConfigError, readConfig } from '../src/config';

const problems = (environment: Readonly<Record<string, string>>): readonly string[] => {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
};

const BOT = { MicrosoftAppId: 'app', MicrosoftAppPassword: 'hush' };

test('nothing set is a local demo', () => {
  const config = readConfig({});
  expect(config).toMatchObject({ port: 3978, host: '127.0.0.1', dataDirectory: 'data', logLevel: 'info' });
  expect(config.teams).toBeUndefined();
  expect(config.knowledgeDirectory).toMatch(/knowledge$/);
});

test('empty variables count as not set', () => {
  expect(readConfig({ PORT: '', MicrosoftAppId: '', HOST: '' })).toMatchObject({
    port: 3978,
    host: '127.0.0.1',
  });
});

test('with credentials any address may be listened on', () => {
  expect(readConfig({ ...BOT, HOST: '0.0.0.0', PORT: '80' })).toMatchObject({
    host: '0.0.0.0',
    port: 80,
    teams: { appId: 'app', password: 'hush', type: 'MultiTenant', tenantId: '' },
  });
});

test('a managed identity needs a tenant and no password', () => {
  const identity = { MicrosoftAppId: 'app', MicrosoftAppType: 'UserAssignedMSI' };
  expect(readConfig({ ...identity, MicrosoftAppTenantId: 't' }).teams).toMatchObject({
    type: 'UserAssignedMSI',
  });
  expect(problems(identity)).toEqual([expect.stringContaining('MicrosoftAppTenantId is missing')]);
});

test.each<[string, Readonly<Record<string, string>>, RegExp]>([
  [
    'an open address without credentials',
    { HOST: '0.0.0.0' },
    /HOST 0\.0\.0\.0 .* leave HOST at 127\.0\.0\.1/,
  ],
  ['a name that is not loopback', { HOST: 'desk.example' }, /HOST desk\.example/],
  ['a port in words', { PORT: 'smtp' }, /PORT is a number/],
  ['a port too high', { PORT: '65536' }, /PORT is 0/],
  ['an unknown kind of bot', { ...BOT, MicrosoftAppType: 'Tenant' }, /MicrosoftAppType is one of/],
  [
    'a tenant bot without its tenant',
    { ...BOT, MicrosoftAppType: 'SingleTenant' },
    /MicrosoftAppTenantId is missing/,
  ],
  ['a database of another kind', { DATABASE_URL: 'postgres://u:hush@db/x' }, /DATABASE_URL is not supported/],
  [
    'a directory without knowledge',
    { KNOWLEDGE_DIR: '/nowhere' },
    /KNOWLEDGE_DIR \/nowhere has no policy\.yaml/,
  ],
])('%s is named, and what to do', (_title, environment, words) => {
  const told = problems(environment).join('\n');
  expect(told).toMatch(words);
  expect(told).not.toContain('hush');
});

test('all that is wrong is told at once', () => {
  expect(problems({ HOST: '0.0.0.0', DATABASE_URL: 'x', MicrosoftAppPassword: 'hush' })).toHaveLength(3);
});
