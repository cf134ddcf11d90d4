import type { Read } from './read';

/** How the bot is registered, as Azure names it. Bots of many tenants can be made no more; old ones live on. */
export const APP_TYPES = ['MultiTenant', 'SingleTenant', 'UserAssignedMSI'] as const;
export type AppType = (typeof APP_TYPES)[number];

/** The bot's registration. */
export type TeamsConfig = {
  readonly appId: string;
  /** Empty for a managed identity, which has none. */
  readonly password: string;
  readonly type: AppType;
  /** Empty where a bot of many tenants leaves it out. */
  readonly tenantId: string;
  /** Whose people may use the bot, in lower case. Absent: the bot's own tenant; of many tenants anybody's. */
  readonly allowedTenants?: readonly string[];
};

/** What is set for Teams. */
export type TeamsSettings = {
  /** Absent where nothing is set, or there are problems. */
  readonly teams?: TeamsConfig;
  readonly problems: readonly string[];
};

type Environment = Readonly<Record<string, string | undefined>>;

const TENANT_ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const TENANT_EXAMPLE = '72f988bf-86f1-41af-91ab-2d7cd011db47';
const FIND_TENANT = `the "Directory (tenant) ID" that Microsoft Entra shows, such as ${TENANT_EXAMPLE}`;

/**
 * Reads what is set for Teams. Names every problem there is, and never a secret; does not throw.
 * @param environment without the variables that are empty
 */
export function readTeams(environment: Environment): TeamsSettings {
  const { MicrosoftAppId: appId } = environment;
  if (appId === undefined) return { problems: listStrays(environment) };
  const type = readType(environment.MicrosoftAppType);
  const tenants = readTenants(environment.TEAMS_ALLOWED_TENANTS);
  const { MicrosoftAppPassword: password = '', MicrosoftAppTenantId: tenantId = '' } = environment;
  const unfit = type.problems.length > 0 ? [] : checkRegistration({ type: type.value, password, tenantId });
  const problems = [...type.problems, ...unfit, ...tenants.problems];
  if (problems.length > 0) return { problems };
  const { value: allowedTenants } = tenants;
  const registration = { appId, password, type: type.value, tenantId };
  return { problems, teams: { ...registration, ...(allowedTenants !== undefined && { allowedTenants }) } };
}

/** What says nothing without the bot it belongs to. */
function listStrays(environment: Environment): readonly string[] {
  const strays = ['MicrosoftAppPassword', 'TEAMS_ALLOWED_TENANTS'] as const;
  return strays
    .filter((name) => environment[name] !== undefined)
    .map((name) => `${name} is set and MicrosoftAppId is not: set both, or neither`);
}

function readType(text: string = APP_TYPES[0]): Read<AppType> {
  const value = APP_TYPES.find((each) => each === text);
  if (value !== undefined) return { value, problems: [] };
  return { value: APP_TYPES[0], problems: [`MicrosoftAppType is one of ${APP_TYPES.join(', ')}`] };
}

function checkRegistration({
  type,
  password,
  tenantId,
}: Pick<TeamsConfig, 'type' | 'password' | 'tenantId'>): readonly string[] {
  return [...checkPassword(type, password), ...checkTenant(type, tenantId)];
}

function checkPassword(type: AppType, password: string): readonly string[] {
  if (type !== 'UserAssignedMSI')
    return password === '' ? [`MicrosoftAppPassword is missing: a ${type} bot needs it`] : [];
  if (password === '') return [];
  return ['MicrosoftAppPassword is set, and a UserAssignedMSI bot has none: unset it, or name another type'];
}

/** People's tenants are compared with it, and they are named by their ids alone. */
function checkTenant(type: AppType, tenantId: string): readonly string[] {
  if (type === 'MultiTenant' || TENANT_ID.test(tenantId)) return [];
  return tenantId === ''
    ? [`MicrosoftAppTenantId is missing: a ${type} bot needs it; give ${FIND_TENANT}`]
    : [`MicrosoftAppTenantId is no tenant id: give ${FIND_TENANT}`];
}

/** Undefined: nothing is set. */
function readTenants(text: string | undefined): Read<readonly string[] | undefined> {
  if (text === undefined) return { value: undefined, problems: [] };
  const value = text.split(',').map((each) => each.trim().toLowerCase());
  const problems = value.flatMap((each, at) =>
    TENANT_ID.test(each)
      ? []
      : [
          `TEAMS_ALLOWED_TENANTS: entry ${at + 1} of ${value.length} is no tenant id: give ${FIND_TENANT}, ` +
            'several with commas between them, or unset it',
        ],
  );
  return { value, problems };
}
