import { sign } from './sign';
import { type Answer, type Delivery, parseBody, type Retry, type Transport, timed } from './transport';

/** A request with everything about it in a test's hand. */
export type RawRequest = {
  readonly contentType?: string;
  /** Seconds since 1970; now. */
  readonly timestamp?: number | string;
  /** The right one where it is left out; none at all where it is null. */
  readonly signature?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  /** `/slack/events`. */
  readonly path?: string;
};

export interface HttpTransport extends Transport {
  send(body: string, request?: RawRequest): Promise<Answer>;
  /** The last delivery again, to the letter: the same time stamp and the same signature. */
  replay(): Promise<Answer>;
}

type Props = { readonly target: string; readonly signingSecret: string };

const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';
/** Slack itself gives up after 3 seconds; a test is to see how long it takes. */
const TIMEOUT_MS = 30_000;

export function createHttpTransport({ target, signingSecret }: Props): HttpTransport {
  let last: { readonly body: string; readonly request: RawRequest } | undefined;
  const send = (body: string, request: RawRequest = {}): Promise<Answer> => {
    const timestamp = request.timestamp ?? Math.floor(Date.now() / 1_000);
    const { signature = sign(signingSecret, body, timestamp) } = request;
    last = { body, request: { ...request, timestamp, signature } };
    return timed(() => post(`${target}${request.path ?? '/slack/events'}`, body, last?.request ?? {}));
  };
  return {
    send,
    replay: () => {
      if (last === undefined) throw new Error('nothing was delivered yet: there is nothing to replay');
      return send(last.body, last.request);
    },
    deliver: (delivery, retry) => {
      const contentType = delivery.kind === 'event' ? JSON_TYPE : FORM_TYPE;
      return send(toBody(delivery), { contentType, headers: toRetryHeaders(retry) });
    },
  };
}

function toBody({ kind, payload }: Delivery): string {
  if (kind === 'event') return JSON.stringify(payload);
  const form = kind === 'command' ? { ...payload } : { payload: JSON.stringify(payload) };
  return new URLSearchParams(form).toString();
}

function toRetryHeaders(retry: Retry | undefined): Readonly<Record<string, string>> {
  if (retry === undefined) return {};
  return { 'x-slack-retry-num': String(retry.num), 'x-slack-retry-reason': retry.reason };
}

async function post(url: string, body: string, request: RawRequest): Promise<Omit<Answer, 'ms'>> {
  const { contentType = JSON_TYPE, timestamp, signature, headers } = request;
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      'content-type': contentType,
      'x-slack-request-timestamp': String(timestamp),
      ...(typeof signature === 'string' && { 'x-slack-signature': signature }),
      ...headers,
    },
    body,
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const text = await response.text();
  return {
    status: response.status,
    body: parseBody(text),
    headers: Object.fromEntries(response.headers),
  };
}
