import type { ServerResponse } from 'node:http';
import type { DeskEvent, DeskPort } from './desk-port';
import type { Pulse } from './pulse';

/** Proxies close what is silent for long; this comment is not. */
export const HEARTBEAT_MS = 15_000;
/** How long a page waits before it comes back, in milliseconds. */
const RETRY_MS = 2_000;
const MOST_AT_ONCE = 200;

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
  'x-content-type-options': 'nosniff',
} as const;

type Props = {
  readonly desk: Pick<DeskPort, 'events'>;
  readonly response: ServerResponse;
  /** The line of the log it begins after. */
  readonly after: number;
  readonly pulse: Pulse;
  readonly heartbeatMs: number;
  readonly onError: (error: unknown) => void;
  /** Ends it, so that the service can. */
  readonly signal: AbortSignal | undefined;
};

/** Writes what happens at the desk as server-sent events, until the reader goes away. */
export function streamEvents(props: Props): void {
  const { response, after, pulse, heartbeatMs, signal } = props;
  response.writeHead(200, HEADERS);
  // An id alone is no event, but what the reader comes back with.
  response.write(`retry: ${RETRY_MS}\nid: ${after}\n\n`);
  const pump = createPump(props);
  const stopListening = pulse.listen(pump);
  const beat = setInterval(() => response.write(': \n\n'), heartbeatMs);
  const end = (): void => {
    response.end();
  };
  signal?.addEventListener('abort', end, { once: true });
  response.once('close', () => {
    clearInterval(beat);
    stopListening();
    signal?.removeEventListener('abort', end);
  });
  if (signal?.aborted === true) end();
  else pump();
}

/** Writes what is new. Asked while it writes, it looks once more afterwards: nothing is told twice. */
function createPump({ desk, response, after, onError }: Props): () => void {
  let cursor = after;
  let isBusy = false;
  let isAskedAgain = false;
  const drain = async (): Promise<void> => {
    let events: readonly DeskEvent[];
    do {
      isAskedAgain = false;
      events = await desk.events({ after: cursor, most: MOST_AT_ONCE });
      for (const event of events) response.write(toMessage(event));
      cursor = events.at(-1)?.sequence ?? cursor;
    } while ((events.length > 0 || isAskedAgain) && !response.writableEnded);
  };
  return () => {
    isAskedAgain = true;
    if (isBusy) return;
    isBusy = true;
    drain()
      .catch((error: unknown) => {
        onError(error);
        // The reader comes back and goes on after the last line it got.
        response.end();
      })
      .finally(() => {
        isBusy = false;
      });
  };
}

function toMessage({ sequence, ticket, what, at, by }: DeskEvent): string {
  return `id: ${sequence}\ndata: ${JSON.stringify({ ticket, what, at, by: by.name })}\n\n`;
}
