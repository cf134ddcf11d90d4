import type { Activity } from 'botbuilder';
import type { TeamsCredentials } from './credentials';

/** Whose people an activity may come from; undefined: anybody's. */
export type AllowedTenants = ReadonlySet<string> | undefined;

/** What is set, else the bot's own tenant; a bot of many tenants is open to all unless it is set. */
export function toAllowedTenants({ allowedTenants, type, tenantId }: TeamsCredentials): AllowedTenants {
  if (allowedTenants !== undefined) return new Set(allowedTenants.map(fold));
  const isOpen = tenantId === undefined || tenantId === '' || (type ?? 'MultiTenant') === 'MultiTenant';
  return isOpen ? undefined : new Set([fold(tenantId)]);
}

/**
 * The tenants an activity names: Teams does so beside the message and in the conversation. What names none,
 * as other channels do, is nobody's.
 */
export function listTenants({ channelData, conversation }: Activity): readonly string[] {
  const named: readonly unknown[] = [channelData?.tenant?.id, conversation.tenantId];
  return named.filter((each) => typeof each === 'string' && each !== '').map(fold);
}

/** Every tenant that is named has to be allowed, and one has to be named. */
export function isOfAllowed(activity: Activity, allowed: AllowedTenants): boolean {
  if (allowed === undefined) return true;
  const named = listTenants(activity);
  return named.length > 0 && named.every((each) => allowed.has(each));
}

function fold(tenant: unknown): string {
  return String(tenant).toLowerCase();
}
