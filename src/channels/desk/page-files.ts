import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { DeskRequest, DeskRoute } from './http';

type Asset = { readonly body: Buffer; readonly type: string; readonly tag: string };

/** All that is served from the folder: a name outside this list is no file of ours. */
const ASSETS = [
  'desk.css',
  'ticket.css',
  'acts.mjs',
  'api.mjs',
  'blocks.mjs',
  'case.mjs',
  'composer.mjs',
  'desk.mjs',
  'dialogs.mjs',
  'element.mjs',
  'follow.mjs',
  'format.mjs',
  'keys.mjs',
  'live.mjs',
  'queue-pane.mjs',
  'queue.mjs',
  'session.mjs',
  'tell.mjs',
  'ticket-pane.mjs',
  'ticket.mjs',
  'transcript.mjs',
  'undo.mjs',
  'words-en.mjs',
  'words-ja.mjs',
  'words-ru.mjs',
  'words-zh.mjs',
  'words.mjs',
  'icon.svg',
] as const;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
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
 * The page as routes: `/desk` and `/desk/assets/NAME`. Every file is read now.
 * @param directory the folder with `desk.html` and what it loads
 * @throws Error naming the file that is missing
 */
export function createPageFiles(directory: string): readonly DeskRoute[] {
  const load = (name: string): Asset => loadAsset(join(directory, name));
  return [
    serve('/desk', load('desk.html')),
    ...ASSETS.map((name) => serve(`/desk/assets/${name}`, load(name))),
  ];
}

function serve(path: string, asset: Asset): DeskRoute {
  return { method: 'GET', path, handle: (request, response) => send(asset, request, response) };
}

function loadAsset(path: string): Asset {
  const body = readFileSync(path);
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  return { body, type: TYPES[extname(path)] ?? 'application/octet-stream', tag };
}

/** `no-cache` with a tag: a new release is seen at once, an old file is not sent twice. */
function send(asset: Asset, request: DeskRequest, response: Parameters<DeskRoute['handle']>[1]): void {
  const headers = { ...SECURITY_HEADERS, etag: asset.tag, 'cache-control': 'no-cache' };
  const known = request.headers['if-none-match'] === asset.tag;
  response.writeHead(known ? 304 : 200, known ? headers : { ...headers, 'content-type': asset.type });
  response.end(known ? undefined : asset.body);
}
