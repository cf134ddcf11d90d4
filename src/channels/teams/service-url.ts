/** Where Teams takes what no service URL is known for yet. */
export const DEFAULT_SERVICE_URL = 'https://smba.trafficmanager.net/teams/';

/** Hosts of the Bot Framework in the public cloud and the sovereign ones; a leading dot takes what is below. */
const KNOWN_HOSTS = [
  'smba.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
  'smba.infra.dod.teams.microsoft.us',
  '.teams.microsoft.com',
  '.teams.microsoft.us',
  '.botframework.com',
  '.botframework.azure.us',
  '.botframework.azure.cn',
] as const;

const LOOPBACK_HOSTS: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Whether the bot may send there of its own accord. The token goes with what is sent, and so do people's
 * words: a registered bot sends to the Bot Framework only, over https; one that is not, to this machine.
 */
export function isTrustedServiceUrl(url: unknown, isRegistered: boolean): url is string {
  if (typeof url !== 'string' || !URL.canParse(url)) return false;
  const { protocol, hostname, username } = new URL(url);
  if (!isRegistered) return /^https?:$/.test(protocol) && LOOPBACK_HOSTS.includes(hostname);
  return protocol === 'https:' && username === '' && KNOWN_HOSTS.some((host) => isHost(hostname, host));
}

function isHost(name: string, known: string): boolean {
  return known.startsWith('.') ? name.endsWith(known) : name === known;
}
