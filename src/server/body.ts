import type { Request, Response } from 'restify';

/** An activity with a long paste stays far below; what is above is no message. */
const MOST_BODY_BYTES = 1_000_000;
/** A client that goes on past the limit is listened to for this long, so that it can read the answer. */
const MOST_DISCARDED_BYTES = 16_000_000;

/**
 * Reads the body into `request.rawBody`. Resolves to false if it was too long or the client went
 * away; the answer (413) is then given.
 */
export function readBody(request: Request, response: Response): Promise<boolean> {
  if (Number(request.headers['content-length'] ?? 0) > MOST_BODY_BYTES)
    return refuseLongBody(request, response);
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let received = 0;
    request.on('data', (chunk: Buffer) => {
      received += chunk.length;
      if (received <= MOST_BODY_BYTES) chunks.push(chunk);
      else chunks.length = 0;
      if (received > MOST_DISCARDED_BYTES) request.destroy();
    });
    request.once('close', () => resolve(false));
    request.once('end', () => {
      if (received > MOST_BODY_BYTES) return resolve(refuseLongBody(request, response));
      request.rawBody = Buffer.concat(chunks);
      resolve(true);
    });
  });
}

async function refuseLongBody(request: Request, response: Response): Promise<false> {
  request.resume();
  response.writeHead(413, { 'content-type': 'application/json; charset=utf-8', connection: 'close' });
  const message = `The body is longer than ${MOST_BODY_BYTES} bytes.`;
  response.end(JSON.stringify({ error: { code: 'too-long', message } }));
  return false;
}
