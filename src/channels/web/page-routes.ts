import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';

export type PageProps = {
  /** The folder with `page.html` and what it loads. */
  readonly directory: string;
  /** The script that draws cards; by default the one of the installed `adaptivecards` package. */
  readonly cardScript?: string;
};

export type PageRoute = {
  readonly method: 'GET';
  readonly path: string;
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
};

type Asset = { readonly body: Buffer; readonly type: string; readonly tag: string };

/** All that is served from the folder: a name outside this list is no file of ours. */
const ASSETS = ['page.css', 'page.mjs', 'chat.mjs', 'card.mjs', 'words.mjs', 'icon.svg'] as const;
const CARD_SCRIPT = 'adaptivecards.min.js';

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
 * The local page as routes: `/` and `/assets/NAME`. Every file is read now.
 * @throws Error naming the file that is missing
 */
export function createPageRoutes({ directory, cardScript }: PageProps): readonly PageRoute[] {
  const page = loadAsset(join(directory, 'page.html'));
  const script = cardScript ?? require.resolve('adaptivecards/dist/adaptivecards.min.js');
  const assets = [
    ...ASSETS.map((name) => [name, loadAsset(join(directory, name))] as const),
    [CARD_SCRIPT, loadAsset(script)] as const,
  ];
  return [serve('/', page), ...assets.map(([name, asset]) => serve(`/assets/${name}`, asset))];
}

function serve(path: string, asset: Asset): PageRoute {
  return { method: 'GET', path, handle: (request, response) => send(asset, request, response) };
}

function loadAsset(path: string): Asset {
  const body = readFileSync(path);
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  return { body, type: TYPES[extname(path)] ?? 'application/octet-stream', tag };
}

/** `no-cache` with a tag: a new release is seen at once, an old file is not sent twice. */
function send(asset: Asset, request: IncomingMessage, response: ServerResponse): void {
  const headers = { ...SECURITY_HEADERS, etag: asset.tag, 'cache-control': 'no-cache' };
  const known = request.headers['if-none-match'] === asset.tag;
  response.writeHead(known ? 304 : 200, known ? headers : { ...headers, 'content-type': asset.type });
  response.end(known ? undefined : asset.body);
}
