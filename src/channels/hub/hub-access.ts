import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { SIGNATURE_HEADER, TIMESTAMP_HEADER, verifySignature } from './signature';

/** Who may tell us; with neither set, this machine alone, unchecked. */
export type HubAccess = {
  /** DESK_TOKEN */
  readonly token?: string;
  /** DESK_WEBHOOK_SECRET */
  readonly secret?: string;
};

export type HubCall = {
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Milliseconds since 1970. */
  readonly now: number;
};

/** Whether anything is set that a call could be checked by. */
export function isGuarded({ token, secret }: HubAccess): boolean {
  return token !== undefined || secret !== undefined;
}

/** Whether a call carries the token, or is signed with the secret. */
export function isAllowed(access: HubAccess, call: HubCall): boolean {
  return !isGuarded(access) || hasToken(access, call) || isSigned(access, call);
}

function hasToken({ token }: HubAccess, { headers }: HubCall): boolean {
  const given = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
  return token !== undefined && given !== undefined && isSame(token, given);
}

/** Hashed first, so that not even the length is told by how long it takes. */
function isSame(expected: string, given: string): boolean {
  const [one, other] = [expected, given].map((each) => createHash('sha256').update(each).digest());
  return one !== undefined && other !== undefined && timingSafeEqual(one, other);
}

function isSigned({ secret }: HubAccess, { headers, body, now }: HubCall): boolean {
  const timestamp = headers[TIMESTAMP_HEADER.toLowerCase()];
  const signature = headers[SIGNATURE_HEADER.toLowerCase()];
  if (secret === undefined || typeof timestamp !== 'string' || typeof signature !== 'string') return false;
  return verifySignature({ secret, timestamp, signature, body, now });
}
