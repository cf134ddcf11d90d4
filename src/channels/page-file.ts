import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname } from 'node:path';

/** One file of a page, for whoever asks. */
export type PageFileRoute = {
  readonly method: 'GET';
  readonly path: string;
  readonly handle: (
    request: Pick<IncomingMessage, 'headers'>,
    response: Pick<ServerResponse, 'writeHead' | 'end'>,
  ) => void;
};

type PageFile = { readonly body: Buffer; readonly type: string; readonly tag: string };

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Scripts and styles from here only, no frame around the page, nothing told to other sites. */
const SECURITY_HEADERS = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const;

/**
 * A file under an address. It is read now.
 * @param path the address, such as `/assets/page.css`
 * @throws Error naming the file that is missing
 */
export function servePageFile(path: string, file: string): PageFileRoute {
  const loaded = load(file);
  return { method: 'GET', path, handle: (request, response) => send(loaded, request, response) };
}

function load(file: string): PageFile {
  const body = readFileSync(file);
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  return { body, type: TYPES[extname(file)] ?? 'application/octet-stream', tag };
}

/** `no-cache` with a tag: a new release is seen at once, an old file is not sent twice. */
function send(file: PageFile, ...[request, response]: Parameters<PageFileRoute['handle']>): void {
  const headers = { ...SECURITY_HEADERS, etag: file.tag, 'cache-control': 'no-cache' };
  const isKnown = request.headers['if-none-match'] === file.tag;
  response.writeHead(isKnown ? 304 : 200, isKnown ? headers : { ...headers, 'content-type': file.type });
  response.end(isKnown ? undefined : file.body);
}
