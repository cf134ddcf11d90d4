import type { Response } from 'restify';

/** The one shape errors have here. */
export function sendError(response: Response, status: number, code: string, message: string): void {
  sendJson(response, status, { error: { code, message } });
}

export function sendJson(response: Response, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}

/** Gives restify's own errors (no such route, wrong method) the one shape errors have here. */
export function speakJson(error: unknown): void {
  const { statusCode, message } = error as { statusCode?: number; message?: string };
  const code = statusCode === 404 ? 'not-found' : statusCode === 405 ? 'method-not-allowed' : 'bad-request';
  Object.assign(error as object, { toJSON: () => ({ error: { code, message: message ?? code } }) });
}
