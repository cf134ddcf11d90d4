import type { DrawnMessage } from './draw-reply';

export type Response = DrawnMessage & {
  readonly response_type: 'ephemeral' | 'in_channel';
  readonly replace_original: boolean;
  /** The thread it belongs to; left out, the channel itself. */
  readonly thread_ts?: string;
};

/** The address Slack gives with a command or a press, to answer it without being in the channel. */
export interface ResponseUrl {
  /** Resolves to false where the address is used up, too old or refused: another way has to be found. */
  send(response: Response): Promise<boolean>;
}

type Props = {
  readonly url: string;
  readonly fetch?: typeof globalThis.fetch;
  readonly now?: () => number;
  readonly sleep?: (milliseconds: number) => Promise<void>;
};

/** What Slack allows (docs.slack.dev, handling user interaction). */
const RESPONSE_URL_USES = 5;
const RESPONSE_URL_MS = 30 * 60_000;

const ATTEMPTS = 4;
const RETRY_AFTER_MS = 1_000;
const TIMEOUT_MS = 30_000;

export function createResponseUrl(props: Props): ResponseUrl {
  const { url, fetch = globalThis.fetch, now = Date.now, sleep = sleepFor } = props;
  const until = now() + RESPONSE_URL_MS;
  let uses = 0;
  return {
    send: async (response) => {
      if (uses >= RESPONSE_URL_USES || now() >= until) return false;
      uses += 1;
      for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
        const wait = await post(fetch, url, response);
        if (typeof wait === 'boolean') return wait;
        if (attempt < ATTEMPTS) await sleep(wait * attempt);
      }
      return false;
    },
  };
}

/** Whether it was taken; or, where it may be tried again, after how many milliseconds. */
async function post(
  fetch: typeof globalThis.fetch,
  url: string,
  response: Response,
): Promise<boolean | number> {
  try {
    const { ok, status, headers } = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(response),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (status === 429) return Number(headers.get('retry-after') ?? 1) * 1_000;
    return status >= 500 ? RETRY_AFTER_MS : ok;
  } catch (error) {
    // What took too long may well have been taken: once more would be twice.
    return (error as Error).name === 'TimeoutError' ? true : RETRY_AFTER_MS;
  }
}

function sleepFor(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
