import type { IsTrusted } from './connector';

/** Where Teams takes what no service URL is known for yet. */
export const DEFAULT_SERVICE_URL = 'https://smba.trafficmanager.net/teams/';

/**
 * Hosts of the Bot Framework in the public cloud and the sovereign ones; a leading dot takes what is below.
 * Anybody can have a name below trafficmanager.net: of those only this one counts.
 */
const KNOWN_HOSTS = [
  'smba.trafficmanager.net',
  '.teams.microsoft.com',
  '.teams.microsoft.us',
  '.botframework.com',
  '.botframework.azure.us',
  '.botframework.azure.cn',
] as const;

const LOOPBACK_HOSTS: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Whether the bot may send there. The token goes with what is sent, and so do people's words: a registered
 * bot sends to the Bot Framework only, over https; one that is not, to this machine. An address that says
 * more than where (a name and password, a port, a query) is none that the service ever gave.
 */
export function isTrustedServiceUrl(url: unknown, isRegistered: boolean): url is string {
  if (typeof url !== 'string' || !URL.canParse(url)) return false;
  const { protocol, hostname, username, password, port, search, hash } = new URL(url);
  if (`${username}${password}${search}${hash}` !== '') return false;
  if (!isRegistered) return /^https?:$/.test(protocol) && LOOPBACK_HOSTS.includes(hostname);
  return protocol === 'https:' && port === '' && KNOWN_HOSTS.some((host) => isHost(hostname, host));
}

/** What a bot trusts, be it registered or not. */
export function createTrust(isRegistered: boolean): IsTrusted {
  return (url): url is string => isTrustedServiceUrl(url, isRegistered);
}

function isHost(name: string, known: string): boolean {
  return known.startsWith('.') ? name.endsWith(known) : name === known;
}
