import { join } from 'node:path';
import { createDeskAccess, type DeskAccessProps } from '../../src/channels/desk/access';
import { createDeskRoutes } from '../../src/channels/desk/desk-routes';
import { createServer } from '../../src/server';
import { createFakeDesk, type FakeDesk } from './fake-desk';

export type DeskService = {
  readonly url: string;
  readonly desk: FakeDesk;
  readonly log: { readonly fields: Readonly<Record<string, unknown>>; readonly message: string }[];
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  post(path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  close(): Promise<void>;
};

export type Answer = { readonly status: number; readonly headers: Headers; readonly body: unknown };

type Props = {
  readonly access?: DeskAccessProps;
  readonly desk?: FakeDesk;
  readonly heartbeatMs?: number;
};

const ASSETS = join(process.cwd(), 'src/channels/desk/assets');

/** The desk's routes behind the real server, over a desk kept in memory. */
export async function startDeskService({
  access = {},
  desk = createFakeDesk(),
  heartbeatMs,
}: Props = {}): Promise<DeskService> {
  const log: { fields: Readonly<Record<string, unknown>>; message: string }[] = [];
  const logger = {
    error: (fields: Readonly<Record<string, unknown>>, message: string) => void log.push({ fields, message }),
  };
  const ending = new AbortController();
  const server = createServer({
    routes: createDeskRoutes({
      desk,
      access: createDeskAccess(access),
      assets: ASSETS,
      logger,
      signal: ending.signal,
      ...(heartbeatMs !== undefined && { heartbeatMs }),
    }),
    loopbackOnly: false,
    ready: () => true,
    metrics: () => '',
    logger,
    drainMs: 2_000,
  });
  const url = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}`;
  return {
    url,
    desk,
    log,
    get: (path, headers = {}) => call(`${url}${path}`, { headers }),
    post: (path, body, headers = {}) =>
      call(`${url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body ?? {}),
      }),
    close: () => {
      ending.abort();
      return server.close();
    },
  };
}

async function call(url: string, init: RequestInit): Promise<Answer> {
  const response = await fetch(url, { redirect: 'manual', ...init });
  const text = await response.text();
  const isJson = (response.headers.get('content-type') ?? '').includes('json');
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}
