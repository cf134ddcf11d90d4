import { createSign, generateKeyPairSync, type KeyPairKeyObjectResult } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Activity } from 'botbuilder';

type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void;

export type Peer = { readonly url: string; close(): Promise<void> };

/** A server of the test's own, on a free port of this machine. */
export async function startPeer(handle: Handler): Promise<Peer> {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    handle(request, response, body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${port}/`, close };
}

/** In two steps: restify changes `writeHead` of every response of the process, and it returns nothing. */
function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

/** A call to the service, whatever was answered. */
export type ConnectorCall = {
  readonly method: string;
  readonly path: string;
  readonly activity: Partial<Activity>;
};

/** What the service answers instead of taking it: a status, one with headers and a body, or a broken line. */
export type Fault =
  | number
  | 'reset'
  | 'silence'
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: object };

export type Connector = Peer & { readonly sent: Partial<Activity>[]; readonly calls: ConnectorCall[] };

/** The service that takes a bot's messages, as Teams has one; `faults` are given one by one first. */
export async function startConnector(faults: Fault[] = []): Promise<Connector> {
  const sent: Partial<Activity>[] = [];
  const calls: ConnectorCall[] = [];
  const peer = await startPeer((request, response, body) => {
    const activity: Partial<Activity> = JSON.parse(body);
    calls.push({ method: request.method ?? '', path: decodeURIComponent(request.url ?? ''), activity });
    const fault = faults.shift() ?? 201;
    if (fault === 'silence') return;
    if (fault === 'reset') return void request.socket.destroy();
    const { status, headers, body: words } = typeof fault === 'number' ? { status: fault } : fault;
    if (status < 300) sent.push(activity);
    for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, value);
    sendJson(response, status, words ?? { id: `reply-${sent.length}` });
  });
  return { ...peer, sent, calls };
}

type Signer = 'service' | 'stranger';

const keys = new Map<Signer, KeyPairKeyObjectResult>();

/** Made when it is first needed: making one takes a while, and most tests sign nothing. */
function keyOf(signer: Signer): KeyPairKeyObjectResult {
  const key = keys.get(signer) ?? generateKeyPairSync('rsa', { modulusLength: 2048 });
  keys.set(signer, key);
  return key;
}

/** Publishes the key that the tests sign with, the way the Bot Framework publishes its own. */
export async function startKeyServer(): Promise<Peer> {
  const peer: Peer = await startPeer((request, response) => {
    const key = keyOf('service').publicKey.export({ format: 'jwk' });
    const published = { keys: [{ ...key, kid: 'test-key', endorsements: ['msteams'] }] };
    const body = request.url === '/keys' ? published : { jwks_uri: `${peer.url}keys` };
    sendJson(response, 200, body);
  });
  return peer;
}

type Claims = Readonly<Record<string, unknown>>;

/** A token like those of the Bot Framework; `by: 'stranger'` is signed with a key nobody published. */
export function signToken(claims: Claims, by: Signer = 'service'): string {
  const now = Math.floor(Date.now() / 1000);
  const payload = { iss: 'https://api.botframework.com', nbf: now - 10, exp: now + 600, ...claims };
  const content = [{ alg: 'RS256', typ: 'JWT', kid: 'test-key' }, payload].map(encode).join('.');
  const signature = createSign('RSA-SHA256').update(content).sign(keyOf(by).privateKey);
  return `${content}.${signature.toString('base64url')}`;
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

export type Answer = { readonly status: number; readonly body: unknown };

/** Posts a body to a bot. */
export async function post(
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(`${url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}

/** A message of a person in Teams, answered in the response. */
export function toMessage(parts: object = {}): Partial<Activity> & { readonly id: string } {
  return {
    type: 'message',
    id: `activity-${Math.random()}`,
    channelId: 'msteams',
    deliveryMode: 'expectReplies',
    from: { id: '29:ann', name: 'Ann' },
    recipient: { id: '28:bot', name: 'Port 25 Desk' },
    conversation: { id: 'a:personal', conversationType: 'personal' } as Activity['conversation'],
    text: 'why does my mail not leave?',
    ...parts,
  };
}

/** The activities in an answer to a call with `expectReplies`. */
export function readReplies({ body }: Answer): readonly Activity[] {
  return (body as { activities: readonly Activity[] }).activities;
}
