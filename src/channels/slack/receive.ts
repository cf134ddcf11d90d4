import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HTTPReceiver } from '@slack/bolt';
import type { ChannelLogger } from './logger';

/** A call whose body the server has read already. */
export type SlackRequest = IncomingMessage & { readonly rawBody?: Buffer };

type Call = {
  readonly request: SlackRequest;
  readonly response: ServerResponse;
  readonly logger: ChannelLogger;
};

/**
 * Hands a call to Bolt, and resolves only once it is answered: the server ends its own chain then. What Bolt
 * lets pass or would break over is refused before; the log has the reason, and nothing of what was sent.
 */
export async function receive(receiver: HTTPReceiver, { request, response, logger }: Call): Promise<void> {
  const refusal = request.method === 'POST' ? findFault(request) : undefined;
  if (refusal !== undefined) {
    logger.warn({ reason: refusal.reason }, 'a call to /slack/events was refused');
    response.writeHead(refusal.status);
    response.end();
    return;
  }
  await new Promise<void>((resolve) => {
    response.once('close', () => resolve());
    response.once('finish', () => resolve());
    receiver.requestListener(request, response);
  });
}

type Refusal = { readonly status: number; readonly reason: string };

function findFault(request: SlackRequest): Refusal | undefined {
  if (isAhead(request)) return { status: 401, reason: 'signed for a time to come' };
  return isReadable(request) ? undefined : { status: 400, reason: 'malformed' };
}

/** Slack's rule is five minutes either way (docs.slack.dev, verifying requests); Bolt looks back only. */
const TOLERANCE_S = 300;

function isAhead({ headers }: SlackRequest): boolean {
  return Number(headers['x-slack-request-timestamp']) > Date.now() / 1_000 + TOLERANCE_S;
}

const FORM = 'application/x-www-form-urlencoded';

/**
 * Whether Bolt can take the body: something of a kind in JSON, or a form. Anything else would break in it, or
 * wait in vain to be acknowledged. A charset behind the type is dropped: Bolt knows the bare one only.
 */
function isReadable(request: SlackRequest): boolean {
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  const body = request.rawBody?.toString('utf8') ?? '';
  if (type !== FORM) return isEnvelope(body);
  request.headers['content-type'] = FORM;
  const form = new URLSearchParams(body);
  const payload = form.get('payload');
  return payload === null ? form.has('command') || form.has('ssl_check') : isEnvelope(payload);
}

function isEnvelope(json: string): boolean {
  try {
    const { type, event } = JSON.parse(json) as { readonly type?: unknown; readonly event?: unknown };
    return typeof type === 'string' && (type !== 'event_callback' || isEvent(event));
  } catch {
    return false;
  }
}

function isEvent(event: unknown): boolean {
  return (
    typeof event === 'object' && event !== null && typeof (event as { type?: unknown }).type === 'string'
  );
}
