import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { type BlockList, isIPv6 } from 'node:net';
import { type Attempts, createAttempts } from './attempts';
import { ApiError } from './http';
import { parseNetworks } from './networks';

export type DeskAccessProps = {
  /** The secret programs and the page send as `Authorization: Bearer …`. */
  readonly token?: string;
  /** The header in which the operator's proxy names who is signed in there. */
  readonly header?: {
    readonly name: string;
    /** Addresses the proxy calls from, such as `10.0.0.5` or `10.0.0.0/8`: nobody else's header is believed. */
    readonly proxies: readonly string[];
  };
  /** Milliseconds since 1970. Default: the clock. */
  readonly now?: () => number;
};

/** What of a call decides whether it may be made. */
export type Caller = {
  readonly method?: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly socket: { readonly remoteAddress?: string | undefined };
};

/** Who makes a call. `name` is who the proxy says it is; null: the call says so itself (`by`). */
export type Admitted = { readonly how: 'open' | 'token' | 'header'; readonly name: string | null };

export type DeskAccess = {
  /** Neither a token nor a header is set: only this machine is served. */
  readonly isLocal: boolean;
  /** @throws ApiError 401 without the secret, 403 from a page of another site, 429 for a guesser */
  admit(caller: Caller): Admitted;
};

/**
 * Who may use the desk: whoever has the token, or whom the operator's proxy signed in; with neither,
 * this machine only.
 * @throws NetworkError naming the address that is none
 */
export function createDeskAccess({ token, header, now = Date.now }: DeskAccessProps): DeskAccess {
  const attempts = createAttempts(now);
  const proxy = header && { name: header.name.toLowerCase(), from: parseNetworks(header.proxies) };
  const admit = (caller: Caller): Admitted => {
    const name = proxy && nameFrom(caller, proxy);
    if (name !== undefined) return admitSigned(caller, name);
    if (token !== undefined) return admitToken(caller, token, attempts);
    if (proxy === undefined) return admitAnybody(caller);
    throw new ApiError(401, 'unauthorized', `Sign in at the proxy: it names you in ${header?.name}.`);
  };
  return { isLocal: token === undefined && header === undefined, admit };
}

type Proxy = { readonly name: string; readonly from: BlockList };

function nameFrom({ headers, socket }: Caller, { name, from }: Proxy): string | undefined {
  const peer = socket.remoteAddress ?? '';
  if (!from.check(peer, isIPv6(peer) ? 'ipv6' : 'ipv4')) return undefined;
  const said = toUtf8([headers[name] ?? ''].flat().join(',')).trim();
  return said === '' ? undefined : said;
}

/** Node reads headers byte by byte; names beyond ASCII are sent as UTF-8. */
function toUtf8(value: string): string {
  const text = Buffer.from(value, 'latin1').toString('utf8');
  return text.includes('\ufffd') ? value : text;
}

function admitSigned(caller: Caller, name: string): Admitted {
  refuseOtherSites(caller);
  // A form of another site cannot send JSON; browsers too old for the headers above are kept out by this.
  if (caller.method === 'POST' && !isJson(caller.headers))
    throw new ApiError(415, 'not-json', 'Send the body as Content-Type: application/json.');
  return { how: 'header', name };
}

function isJson(headers: IncomingHttpHeaders): boolean {
  return /^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '');
}

function admitAnybody(caller: Caller): Admitted {
  refuseOtherSites(caller);
  return { how: 'open', name: null };
}

/** A browser sends along what signs a person in, whichever site's page makes the call: it says which. */
function refuseOtherSites({ headers }: Caller): void {
  const { origin, host, 'sec-fetch-site': site } = headers;
  const isOurs = site === undefined ? isSameOrigin(origin, host) : site === 'same-origin' || site === 'none';
  if (!isOurs) throw new ApiError(403, 'other-site', 'Pages of other sites may not call the desk.');
}

function isSameOrigin(origin: string | undefined, host: string | undefined): boolean {
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
}

function admitToken({ headers, socket }: Caller, token: string, attempts: Attempts): Admitted {
  const peer = socket.remoteAddress ?? '';
  const sent = /^Bearer +(\S+) *$/i.exec(headers.authorization ?? '')?.[1];
  // First: behind a proxy all have one address, and who knows the token is not to wait for who guesses.
  if (sent !== undefined && isSame(sent, token)) return { how: 'token', name: null };
  const seconds = attempts.waitFor(peer);
  if (seconds > 0) throw waitFirst(seconds);
  if (sent !== undefined) attempts.countWrong(peer);
  const message =
    sent === undefined ? 'Send Authorization: Bearer with the token of the desk.' : 'This is not the token.';
  throw new ApiError(401, 'unauthorized', message, {
    headers: { 'www-authenticate': 'Bearer realm="desk"' },
  });
}

function waitFirst(seconds: number): ApiError {
  const message = `Too many wrong tokens came from your address. Try again in ${seconds} seconds.`;
  return new ApiError(429, 'too-many-tries', message, { headers: { 'retry-after': String(seconds) } });
}

/** Takes the same time wherever the two differ, and however long they are. */
function isSame(sent: string, token: string): boolean {
  const [left, right] = [sent, token].map((text) => createHash('sha256').update(text).digest());
  return left !== undefined && right !== undefined && timingSafeEqual(left, right);
}
