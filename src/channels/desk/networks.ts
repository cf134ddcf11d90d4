import { BlockList, isIP } from 'node:net';

/** An entry of a list of addresses is none. */
export class NetworkError extends Error {
  readonly entry: string;

  constructor(entry: string) {
    super(`${JSON.stringify(entry)} is no address and no network; write 10.0.0.5, 10.0.0.0/8 or fd00::/8`);
    this.name = 'NetworkError';
    this.entry = entry;
  }
}

const BITS = { 4: 32, 6: 128 } as const;

/**
 * Addresses and networks (`10.0.0.5`, `10.0.0.0/8`, `::1`) as a list that addresses are checked against.
 * @throws NetworkError for anything else
 */
export function parseNetworks(entries: readonly string[]): BlockList {
  const list = new BlockList();
  for (const entry of entries) add(list, entry);
  return list;
}

function add(list: BlockList, entry: string): void {
  const [address = '', prefix, ...rest] = entry.trim().split('/');
  const version = isIP(address);
  if ((version !== 4 && version !== 6) || rest.length > 0) throw new NetworkError(entry);
  const bits = prefix === undefined ? BITS[version] : Number(prefix === '' ? Number.NaN : prefix);
  if (!Number.isInteger(bits) || bits < 0 || bits > BITS[version]) throw new NetworkError(entry);
  list.addSubnet(address, bits, version === 4 ? 'ipv4' : 'ipv6');
}
