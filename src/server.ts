import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { createServer as createRestify, type Request, type Response, type Server } from 'restify';
import { readBody } from './server/body';
import { findIntruder } from './server/guard';
import { sendError, sendJson, speakJson } from './server/json';

/** Answers one call by itself, to the end; the body, where there is one, is in `rawBody`. */
export type RouteHandler = (request: Request, response: Response) => Promise<void> | void;

export type Route = {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE';
  /** Restify's pattern: `/desk/api/tickets/:id`, `/assets/*`. */
  readonly path: string;
  readonly handle: RouteHandler;
  /** Serves this machine only, whoever else the service serves: for what nobody signs. */
  readonly isLocal?: boolean;
  /** With `isLocal`: what everybody else gets. Left out, they are refused. */
  readonly elsewhere?: RouteHandler;
};

type Write = (fields: Readonly<Record<string, unknown>>, message: string) => void;

export type ServerProps = {
  readonly routes: readonly Route[];
  /** True: serve this machine only, under a loopback name. For a service without credentials. */
  readonly loopbackOnly: boolean;
  /** Whether turns can be answered now: the store open, the knowledge loaded. */
  readonly ready: () => Promise<boolean> | boolean;
  /** The figures in Prometheus' text format. */
  readonly metrics: () => Promise<string> | string;
  readonly logger: { readonly error: Write };
  /** How long `close` waits for calls under way, in milliseconds. Default 10 s. */
  readonly drainMs?: number;
};

export type HttpServer = {
  /** Resolves to the port that is listened on; pass 0 for any free one. Rejects if it can not listen. */
  listen(port: number, host: string): Promise<number>;
  /** Takes no more calls, lets those under way finish, and cuts off what is left after `drainMs`. */
  close(): Promise<void>;
};

const DRAIN_MS = 10_000;
const REGISTER = { GET: 'get', HEAD: 'head', POST: 'post', PUT: 'put', DELETE: 'del' } as const;

/** The routes over HTTP, nothing else: what they do is handed in. */
export function createServer(props: ServerProps): HttpServer {
  const server = createRestify({ name: 'port25-desk' });
  if (props.loopbackOnly) server.pre(keepOut);
  server.on('restifyError', (_request: Request, _response: Response, error: unknown, done: () => void) => {
    speakJson(error);
    done();
  });
  for (const route of [...listHealthRoutes(props), ...props.routes]) mount(server, route, props);
  return {
    listen: (port, host) => listen(server, port, host),
    close: () => close(server, props.drainMs ?? DRAIN_MS),
  };
}

/** These bring no body. */
const BODILESS: readonly Route['method'][] = ['GET', 'HEAD'];

function mount(server: Server, route: Route, props: ServerProps): void {
  const { method, path } = route;
  server[REGISTER[method]](path, async (request: Request, response: Response) => {
    try {
      const handle = pickHandler(route, request);
      if (BODILESS.includes(method) || (await readBody(request, response))) await handle(request, response);
    } catch (error) {
      fail(response, error, props);
    }
  });
}

/** What answers this call: what serves this machine only has something else for calls from elsewhere, or a no. */
function pickHandler({ handle, isLocal, elsewhere }: Route, request: Request): RouteHandler {
  const reason = isLocal === true ? findIntruder(request) : undefined;
  if (reason === undefined) return handle;
  return elsewhere ?? ((_, response) => sendError(response, 403, 'forbidden', reason));
}

/** What broke is in the log under the number; the caller gets the number only. */
function fail(response: Response, error: unknown, { logger }: ServerProps): void {
  const id = randomBytes(4).toString('hex');
  logger.error({ id, stack: error instanceof Error ? error.stack : String(error) }, 'a call failed');
  if (response.headersSent) response.end();
  else sendError(response, 500, 'internal', `Something went wrong here; the log has it under ${id}.`);
}

function keepOut(request: Request, response: Response, next: (go?: boolean) => void): void {
  const reason = findIntruder(request);
  if (reason !== undefined) sendError(response, 403, 'forbidden', reason);
  next(reason === undefined ? undefined : false);
}

function listHealthRoutes({ ready, metrics }: ServerProps): readonly Route[] {
  return [
    { method: 'GET', path: '/healthz', handle: (_, response) => sendJson(response, 200, { status: 'ok' }) },
    {
      method: 'GET',
      path: '/readyz',
      handle: async (_, response) => {
        const up = await isUp(ready);
        sendJson(response, up ? 200 : 503, { status: up ? 'ready' : 'not-ready' });
      },
    },
    {
      method: 'GET',
      path: '/metrics',
      handle: async (_, response) => {
        const text = await metrics();
        response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' });
        response.end(text);
      },
    },
  ];
}

/** A check that breaks is a no. */
async function isUp(ready: ServerProps['ready']): Promise<boolean> {
  try {
    return await ready();
  } catch {
    return false;
  }
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.removeListener('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function close(server: Server, drainMs: number): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(() => server.server.closeAllConnections(), drainMs);
    server.close(() => {
      clearTimeout(late);
      resolve();
    });
    server.server.closeIdleConnections();
  });
}
