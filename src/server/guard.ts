import type { IncomingMessage } from 'node:http';
import { BlockList, isIPv6 } from 'node:net';

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');
LOOPBACK.addSubnet('::ffff:127.0.0.0', 104, 'ipv6');

/**
 * Why a call does not come from this machine for this machine, in words for whoever made it; undefined
 * if it does. The peer alone does not tell: a page in a browser here can reach a loopback address
 * through a name of its own (DNS rebinding: the Host header) or send a form there (the Origin header).
 */
export function findIntruder(request: IncomingMessage): string | undefined {
  const peer = request.socket.remoteAddress ?? '';
  if (!isLoopbackAddress(peer))
    return 'Without credentials only this machine is served. Set MicrosoftAppId to serve others.';
  if (!isLoopbackHost(request.headers.host)) {
    return 'Without credentials the address must be a loopback one, such as http://localhost or http://127.0.0.1.';
  }
  const { origin } = request.headers;
  if (origin === undefined || isLoopbackOrigin(origin)) return undefined;
  return 'Without credentials pages of other sites may not call this service.';
}

function isLoopbackAddress(address: string): boolean {
  return LOOPBACK.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

/** `host` as in the header: a name or an address, with or without a port. */
function isLoopbackHost(host: string | undefined): boolean {
  return host !== undefined && isLoopbackOrigin(`http://${host}`);
}

function isLoopbackOrigin(origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  const name = new URL(origin).hostname.replace(/^\[(.*)\]$/, '$1');
  return name === 'localhost' || isLoopbackAddress(name);
}
