import { isIP } from 'node:net';
import { checkSecret } from './check-secret';
import { isOnLoopback } from './loopback';
import type { Read } from './read';
import type { Environment } from './slack-access';

/** Who may use the desk page and its interface; with neither set, this machine only. */
export type DeskAccessConfig = {
  /** What programs and the page send as `Authorization: Bearer …`. */
  readonly token?: string;
  /** The header in which the operator's proxy names who is signed in, and whose word is taken for it. */
  readonly header?: { readonly name: string; readonly proxies: readonly string[] };
};

const LOOPBACK = ['127.0.0.0/8', '::1/128'];
/** Whoever sees these on a ticket sees a secret. */
const SECRET_HEADERS = ['authorization', 'cookie', 'proxy-authorization'];
const HEADER_NAME = /^[A-Za-z0-9][A-Za-z0-9_-]*$/;
const BITS = { 4: 32, 6: 128 } as const;

export function readDeskAccess({
  DESK_TOKEN: token,
  DESK_USER_HEADER: name,
  DESK_PROXIES: proxies,
  HOST: host,
}: Environment): Read<DeskAccessConfig> {
  const problems = [
    ...(token === undefined ? [] : checkSecret('DESK_TOKEN', token, !isOnLoopback(host))),
    ...(name === undefined ? checkIdle(proxies) : checkHeader(name)),
    ...toList(proxies).flatMap(checkNetwork),
  ];
  if (problems.length > 0) return { value: {}, problems };
  const listed = toList(proxies);
  const header = name === undefined ? undefined : { name, proxies: listed.length > 0 ? listed : LOOPBACK };
  return {
    value: { ...(token !== undefined && { token }), ...(header !== undefined && { header }) },
    problems,
  };
}

function checkIdle(proxies: string | undefined): readonly string[] {
  if (proxies === undefined) return [];
  return [
    'DESK_PROXIES is set and DESK_USER_HEADER is not: name the header your proxy puts the user in, or unset it',
  ];
}

function checkHeader(name: string): readonly string[] {
  if (!HEADER_NAME.test(name))
    return [`DESK_USER_HEADER ${name} is no name of a header: give one such as X-Forwarded-User`];
  if (SECRET_HEADERS.includes(name.toLowerCase()))
    return [`DESK_USER_HEADER ${name} carries a secret, not a name: give one such as X-Forwarded-User`];
  return [];
}

function toList(text = ''): readonly string[] {
  return text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

function checkNetwork(text: string): readonly string[] {
  const [address = '', prefix, ...more] = text.split('/');
  const family = isIP(address);
  const most = family === 4 || family === 6 ? BITS[family] : 0;
  const isPrefix = prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= most);
  if (family === 0 || !isPrefix || more.length > 0)
    return [`DESK_PROXIES ${text} is no address: give the proxy's, such as 10.0.0.5 or 10.0.0.0/8`];
  if (prefix !== undefined && Number(prefix) === 0)
    return [`DESK_PROXIES ${text} is everybody, who could then be anybody: give the proxy's own address`];
  return [];
}
