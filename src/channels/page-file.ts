import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname } from 'node:path';

/** A page or one file of it, for whoever asks. */
export type PageFileRoute = {
  readonly method: 'GET';
  readonly path: string;
  readonly handle: (
    request: Pick<IncomingMessage, 'headers' | 'url'>,
    response: Pick<ServerResponse, 'writeHead' | 'end'>,
  ) => void;
};

/** What is sent, told by its tag from what was there before. */
export type PageContent = {
  readonly body: Buffer;
  /** Its MIME type. */
  readonly type: string;
  readonly tag: string;
  /** Go before those that every page has. */
  readonly headers: Readonly<Record<string, string>>;
};

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

function toPolicy(scripts: "'self'" | "'none'"): string {
  return [
    "default-src 'none'",
    `script-src ${scripts}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Scripts and styles from here only, no frame around the page, nothing told to other sites. */
const SECURITY_HEADERS = {
  'content-security-policy': toPolicy("'self'"),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const;

/** For a page that has no script: one that got in all the same does not run. */
export const WITHOUT_SCRIPTS = { 'content-security-policy': toPolicy("'none'") } as const;

/**
 * A file under an address. It is read now.
 * @param path the address, such as `/assets/page.css`
 * @throws Error naming the file that is missing
 */
export function servePageFile(path: string, file: string): PageFileRoute {
  const content = createPageContent(readFileSync(file), TYPES[extname(file)] ?? 'application/octet-stream');
  return { method: 'GET', path, handle: (request, response) => sendPage(content, request, response) };
}

/** @param headers such as its language */
export function createPageContent(
  body: Buffer,
  type: string,
  headers: PageContent['headers'] = {},
): PageContent {
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  return { body, type, tag, headers };
}

/** `no-cache` with a tag: a new release is seen at once, an old file is not sent twice. */
export function sendPage(
  content: PageContent,
  ...[request, response]: Parameters<PageFileRoute['handle']>
): void {
  const { body, type, tag } = content;
  const headers = { ...SECURITY_HEADERS, ...content.headers, etag: tag, 'cache-control': 'no-cache' };
  const isKnown = request.headers['if-none-match'] === tag;
  response.writeHead(isKnown ? 304 : 200, isKnown ? headers : { ...headers, 'content-type': type });
  response.end(isKnown ? undefined : body);
}
