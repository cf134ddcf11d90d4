import type { IncomingMessage, ServerResponse } from 'node:http';
import { LOCALES, type Locale, toLocale, toPreferredLocale } from '../../answer/locale';

/** A call as the server hands it over: the parts of its path by name, and its body. */
export type DeskRequest = IncomingMessage & {
  readonly params?: Readonly<Record<string, string>>;
  readonly rawBody?: Buffer;
};

export type DeskHandler = (request: DeskRequest, response: ServerResponse) => Promise<void> | void;

export type DeskRoute = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly handle: DeskHandler;
  /** Serves this machine only. */
  readonly isLocal?: boolean;
};

/** A call that is answered by `{"error":{"code","message"}}`; the message is for whoever made it. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Who has the ticket, or what it goes on as, where that is why. */
  readonly who: string | null;

  constructor(status: number, code: string, message: string, more: ErrorDetail = {}) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
    this.headers = more.headers ?? {};
    this.who = more.who ?? null;
  }
}

type ErrorDetail = { readonly headers?: Readonly<Record<string, string>>; readonly who?: string | null };

export function badValue(message: string): ApiError {
  return new ApiError(400, 'bad-value', message);
}

/** Staff read what people wrote: it is kept nowhere on the way. */
const JSON_HEADERS = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
} as const;

export function sendJson(response: ServerResponse, body: object): void {
  response.writeHead(200, JSON_HEADERS);
  response.end(JSON.stringify(body));
}

export function sendApiError(response: ServerResponse, error: ApiError): void {
  const { status, code, message, who, headers } = error;
  response.writeHead(status, { ...JSON_HEADERS, ...headers });
  response.end(JSON.stringify({ error: { code, message, ...(who !== null && { who }) } }));
}

/** The query of a call. */
export function queryOf({ url }: Pick<DeskRequest, 'url'>): URLSearchParams {
  return new URL(url ?? '/', 'http://desk').searchParams;
}

/** The language asked for: `?locale=`, else what Accept-Language prefers of ours, else English. */
export function localeOf(request: DeskRequest): Locale {
  const asked = queryOf(request).get('locale');
  if (asked !== null) return toLocale(asked) ?? refuseLocale(asked);
  return toPreferredLocale(request.headers['accept-language']) ?? 'en';
}

function refuseLocale(asked: string): never {
  throw badValue(`locale cannot be ${JSON.stringify(asked)}; it is one of ${LOCALES.join(', ')}`);
}
