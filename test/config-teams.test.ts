import { ConfigError, readConfig } from '../src/config';

type Environment = Readonly<Record<string, string>>;

const problems = (environment: Environment): readonly string[] => {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
};

const BOT = { MicrosoftAppId: 'app', MicrosoftAppPassword: 'hush' };
const TENANT = '0b1c2d3e-0000-4000-8000-00000000000a';
const OTHER = '0B1C2D3E-0000-4000-8000-00000000000B';
const SINGLE = { ...BOT, MicrosoftAppType: 'SingleTenant', MicrosoftAppTenantId: TENANT };
const IDENTITY = {
  MicrosoftAppId: 'app',
  MicrosoftAppType: 'UserAssignedMSI',
  MicrosoftAppTenantId: TENANT,
};

test.each<[string, Environment, unknown]>([
  ['nothing is off', {}, undefined],
  ['a kind of bot alone is off', { MicrosoftAppType: 'SingleTenant' }, undefined],
  [
    'an id and a password are a bot of many tenants, as they used to be',
    BOT,
    { appId: 'app', password: 'hush', type: 'MultiTenant', tenantId: '' },
  ],
  ['a bot of one tenant', SINGLE, { appId: 'app', password: 'hush', type: 'SingleTenant', tenantId: TENANT }],
  [
    'a managed identity has no password',
    IDENTITY,
    { appId: 'app', password: '', type: 'UserAssignedMSI', tenantId: TENANT },
  ],
  [
    'a password that is empty is none',
    { ...IDENTITY, MicrosoftAppPassword: '' },
    { appId: 'app', password: '', type: 'UserAssignedMSI', tenantId: TENANT },
  ],
  [
    'tenants that are allowed, in lower case',
    { ...SINGLE, TEAMS_ALLOWED_TENANTS: ` ${TENANT} ,${OTHER}` },
    {
      appId: 'app',
      password: 'hush',
      type: 'SingleTenant',
      tenantId: TENANT,
      allowedTenants: [TENANT, OTHER.toLowerCase()],
    },
  ],
  [
    'a bot of many tenants may be of some',
    { ...BOT, TEAMS_ALLOWED_TENANTS: TENANT },
    { appId: 'app', password: 'hush', type: 'MultiTenant', tenantId: '', allowedTenants: [TENANT] },
  ],
])('Teams: %s', (_title, environment, teams) => {
  expect(readConfig(environment).teams).toEqual(teams);
});

const FIND = 'give the "Directory (tenant) ID" that Microsoft Entra shows, such as ';

test.each<[string, Environment, readonly string[]]>([
  ['an id alone', { MicrosoftAppId: 'app' }, ['MicrosoftAppPassword is missing: a MultiTenant bot needs it']],
  [
    'a password alone',
    { MicrosoftAppPassword: 'hush' },
    ['MicrosoftAppPassword is set and MicrosoftAppId is not: set both, or neither'],
  ],
  [
    'tenants alone',
    { TEAMS_ALLOWED_TENANTS: TENANT },
    ['TEAMS_ALLOWED_TENANTS is set and MicrosoftAppId is not: set both, or neither'],
  ],
  [
    'a kind of bot that there is not',
    { ...BOT, MicrosoftAppType: 'Tenant' },
    ['MicrosoftAppType is one of MultiTenant, SingleTenant, UserAssignedMSI'],
  ],
  [
    'a bot of one tenant without it',
    { ...SINGLE, MicrosoftAppTenantId: '' },
    [`MicrosoftAppTenantId is missing: a SingleTenant bot needs it; ${FIND}`],
  ],
  [
    'a bot of one tenant without anything else',
    { MicrosoftAppId: 'app', MicrosoftAppType: 'SingleTenant' },
    ['MicrosoftAppPassword is missing: a SingleTenant bot needs it', 'MicrosoftAppTenantId is missing'],
  ],
  [
    'a tenant by its name, which nobody could be compared with',
    { ...SINGLE, MicrosoftAppTenantId: 'contoso.onmicrosoft.com' },
    [`MicrosoftAppTenantId is no tenant id: ${FIND}`],
  ],
  [
    'a managed identity without its tenant',
    { ...IDENTITY, MicrosoftAppTenantId: '' },
    [`MicrosoftAppTenantId is missing: a UserAssignedMSI bot needs it; ${FIND}`],
  ],
  [
    'a managed identity with a password',
    { ...IDENTITY, MicrosoftAppPassword: 'hush' },
    ['MicrosoftAppPassword is set, and a UserAssignedMSI bot has none: unset it, or name another type'],
  ],
  [
    'a list with a name in it',
    { ...BOT, TEAMS_ALLOWED_TENANTS: `${TENANT},contoso.com` },
    [`TEAMS_ALLOWED_TENANTS: entry 2 of 2 is no tenant id: ${FIND}`],
  ],
  [
    'a list with a comma too many',
    { ...BOT, TEAMS_ALLOWED_TENANTS: `${TENANT},` },
    ['TEAMS_ALLOWED_TENANTS: entry 2 of 2 is no tenant id'],
  ],
  ['a star', { ...BOT, TEAMS_ALLOWED_TENANTS: '*' }, ['TEAMS_ALLOWED_TENANTS: entry 1 of 1 is no tenant id']],
  [
    'Teams beside what else is wrong',
    { ...BOT, MicrosoftAppType: 'Tenant', PORT: 'smtp' },
    ['PORT is a number', 'MicrosoftAppType is one of'],
  ],
])('Teams: %s is refused', (_title, environment, words) => {
  const told = problems(environment);
  expect(told).toEqual(words.map((each) => expect.stringContaining(each)));
  expect(told.join()).not.toContain('hush');
});
