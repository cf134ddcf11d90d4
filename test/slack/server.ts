import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ApiProps, type ApiRequest, callApi } from './api';
import { authorize } from './authorize';
import { delay, type Fault, isFailure } from './misbehaviour';
import { readArgs, readToken } from './read-request';
import { respond } from './respond';
import type { World } from './world';

export type SlackServer = { readonly host: string; close(): Promise<void> };

export type HttpAnswer = {
  readonly status: number;
  readonly body: object | string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Slack's web side on a free port of this machine. */
export async function startServer(props: Omit<ApiProps, 'host'>): Promise<SlackServer> {
  const server = createServer((request, response) => {
    answer(request, response, { ...props, host: hostOf(server) }).catch((error: unknown) =>
      write(response, { status: 500, body: String(error) }),
    );
  });
  server.on('upgrade', props.hub.upgrade);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = async (): Promise<void> => {
    await props.hub.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { host: hostOf(server), close };
}

function hostOf(server: Server): string {
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function answer(request: IncomingMessage, response: ServerResponse, props: ApiProps): Promise<void> {
  const { pathname } = new URL(request.url ?? '', 'http://simulator');
  const [, room, name = ''] = /^\/(api|response|oauth)\/(.+)$/.exec(pathname) ?? [];
  if (room === 'oauth') return write(response, authorize(request, props.world));
  if (room === undefined) return write(response, { status: 404, body: 'not found' });
  const args = await readArgs(request);
  const token = readToken(request, args);
  const basic = /^Basic (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  const call = { method: room === 'api' ? name : 'response_url', args, token, basic };
  const perform = (): HttpAnswer =>
    room === 'api' ? { status: 200, body: callApi(call, props) } : respond(props.world, name, args);
  return serve(response, call, { world: props.world, perform });
}

/** Notes the call, and does it: or fails at it, where that was asked for. */
async function serve(
  response: ServerResponse,
  request: ApiRequest,
  { world, perform }: { readonly world: World; readonly perform: () => HttpAnswer },
): Promise<void> {
  const { method, args, token } = request;
  const index = world.calls.begin({ method, args, token, at: world.clock.now() });
  const fault = world.misbehaviour.next(method);
  await delay(fault);
  const done = fault === undefined || !isFailure(fault) || fault.isDone === true ? perform() : undefined;
  const answered = fault !== undefined && isFailure(fault) ? toFailure(fault) : done;
  if (fault?.drop === true) response.destroy();
  else if (answered !== undefined) write(response, answered);
  world.calls.end(index, fault?.drop === true ? 'no answer' : answered?.body);
}

function toFailure({ status = 200, error, retryAfter }: Fault): HttpAnswer {
  const seconds = retryAfter ?? (status === 429 ? 1 : undefined);
  const refusal = error ?? (status === 429 ? 'ratelimited' : 'internal_error');
  return {
    status,
    body: { ok: false, error: refusal },
    ...(seconds !== undefined && { headers: { 'retry-after': String(seconds) } }),
  };
}

/** In two steps: restify changes `writeHead` of every response of the process, and it returns nothing. */
function write(response: ServerResponse, { status, body, headers = {} }: HttpAnswer): void {
  const isText = typeof body === 'string';
  const type = isText ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8';
  response.writeHead(status, { 'content-type': type, ...headers });
  response.end(isText ? body : JSON.stringify(body));
}
