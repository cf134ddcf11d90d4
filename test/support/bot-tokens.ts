import { createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { type Peer, startPeer } from '../e2e/bot-framework';

/** A pair of keys, and what the Bot Framework publishes beside the public one. */
export type SigningKey = {
  readonly kid: string;
  readonly endorsements?: readonly string[];
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
};

export function createKey(kid: string, endorsements: readonly string[] = ['msteams']): SigningKey {
  return { kid, endorsements, ...generateKeyPairSync('rsa', { modulusLength: 2048 }) };
}

export type KeyServer = Peer & {
  /** What is published from now on. */
  readonly keys: SigningKey[];
  /** The paths that were asked for, in order. */
  readonly asked: string[];
  /** What is answered instead, if anything: a status, words that are no JSON, or nothing at all. */
  fault: number | string | 'silence' | undefined;
};

/** Publishes keys the way the Bot Framework does: metadata that name where the keys are. */
export async function startKeys(...keys: SigningKey[]): Promise<KeyServer> {
  const asked: string[] = [];
  const peer = await startPeer((request, response) => {
    const { fault } = server;
    asked.push(request.url ?? '');
    if (fault === 'silence') return;
    response.statusCode = typeof fault === 'number' ? fault : 200;
    if (fault !== undefined) response.end(String(fault));
    else
      response.end(JSON.stringify(request.url === '/keys' ? publish(keys) : { jwks_uri: `${peer.url}keys` }));
  });
  const server: KeyServer = { ...peer, keys, asked, fault: undefined };
  return server;
}

function publish(keys: readonly SigningKey[]): object {
  return {
    keys: keys.map(({ kid, endorsements, publicKey }) => ({
      ...publicKey.export({ format: 'jwk' }),
      kid,
      endorsements,
    })),
  };
}

export type Claims = Readonly<Record<string, unknown>>;

/** Seconds, as tokens count them. */
export const toSeconds = (ms: number): number => Math.floor(ms / 1000);

/** A token of the Bot Framework's kind, good for an hour; a claim or a field that is undefined is left out. */
export function mint(key: SigningKey, claims: Claims, header: Claims = {}): string {
  const now = toSeconds(Date.now());
  const payload = { iss: 'https://api.botframework.com', nbf: now - 10, exp: now + 3600, ...claims };
  const head = { alg: 'RS256', typ: 'JWT', kid: key.kid, ...header };
  const content = [head, payload].map(encode).join('.');
  return `${content}.${sign(content, String(head.alg), key)}`;
}

/** HS256 signs with the public key, as whoever confuses the two kinds of algorithm would accept. */
function sign(content: string, alg: string, { privateKey, publicKey }: SigningKey): string {
  if (alg === 'none') return '';
  if (alg === 'HS256')
    return createHmac('sha256', publicKey.export({ format: 'pem', type: 'spki' }))
      .update(content)
      .digest('base64url');
  return createSign('RSA-SHA256').update(content).sign(privateKey).toString('base64url');
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
