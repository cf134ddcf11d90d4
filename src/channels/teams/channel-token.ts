import { CHANNEL_ISSUER } from './credentials';

/** The Bot Framework's own have about 1,500 characters. */
const MOST_CHARACTERS = 8_000;
/** Signatures by a key pair alone: what is public must never do to sign with. */
const ALGORITHMS: readonly unknown[] = ['RS256', 'RS384', 'RS512'];

/**
 * Whether a header looks like what the Bot Framework signs for a channel; nothing is proved by it. The
 * SDK would also take tokens for other bots and for the Emulator, for which it checks no service address,
 * and remembers the tenant of each that it is shown. A bot that people reach through Teams needs neither.
 */
export function isChannelToken(header: string): boolean {
  const parts = /^Bearer ([\w-]+)\.([\w-]+)\.[\w-]+$/.exec(header);
  if (parts === null || header.length > MOST_CHARACTERS) return false;
  const [head, claims] = [decode(parts[1]), decode(parts[2])];
  const isSigned = ALGORITHMS.includes(head.alg) && typeof head.kid === 'string';
  return isSigned && claims.iss === CHANNEL_ISSUER && typeof claims.exp === 'number';
}

/** One part of a token; empty where it holds no object. */
function decode(part = ''): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
