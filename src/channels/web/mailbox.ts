import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Reply } from '../../answer/reply';
import type { Courier, Memory } from '../channel';

/** A message for the page: `activity` as the answers to its own calls have it. */
export type BoxedMessage = {
  readonly key: string;
  /** Counts up with every message and every change of one. */
  readonly sequence: number;
  readonly activity: object;
};

/** What the page has not asked for: it fetches what came since. */
export interface Mailbox {
  readonly courier: Courier;
  /** Messages of a conversation that are new, or have changed, since. */
  fetch(conversation: string, after: number): Promise<readonly BoxedMessage[]>;
  /** Told when something came; the returned function ends it. */
  watch(conversation: string, onMessage: () => void): () => void;
}

type Props = {
  readonly memory: Memory;
  /** A reply as an activity of the Bot Framework protocol. */
  readonly draw: (reply: Reply) => object;
};

/** Nobody's demo goes on for longer. */
const KEPT_MS = 30 * 24 * 3_600_000;
const MOST_KEPT = 200;

export function createMailbox({ memory, draw }: Props): Mailbox {
  const watchers = new Map<string, Set<() => void>>();
  const inOrder = createChain();

  const read = async (conversation: string): Promise<readonly BoxedMessage[]> =>
    ((await memory.read(toKey(conversation))) as readonly BoxedMessage[] | undefined) ?? [];

  const put = async (conversation: string, message: Omit<BoxedMessage, 'sequence'>): Promise<void> => {
    const boxed = await read(conversation);
    const known = boxed.find(({ key }) => key === message.key);
    if (known !== undefined && JSON.stringify(known.activity) === JSON.stringify(message.activity)) return;
    const sequence = Math.max(0, ...boxed.map((each) => each.sequence)) + 1;
    const rest = boxed.filter(({ key }) => key !== message.key);
    await memory.write(toKey(conversation), [...rest, { ...message, sequence }].slice(-MOST_KEPT), KEPT_MS);
    for (const tell of watchers.get(conversation) ?? []) tell();
  };

  return {
    courier: {
      isIdempotent: true,
      deliver: async ({ key, to, reply, replaces }) => {
        if (to.kind !== 'person') return { state: 'refused', problem: 'no-staff-here' };
        const place = isPlace(replaces) ? replaces : { key };
        // A box is rewritten whole: two at once would lose one.
        await inOrder(() => put(to.conversation, { key: place.key, activity: draw(reply) }));
        return { state: 'sent', place, thread: null };
      },
    },
    fetch: async (conversation, after) =>
      (await read(conversation)).filter(({ sequence }) => sequence > after),
    watch: (conversation, onMessage) => {
      const set = watchers.get(conversation) ?? new Set();
      watchers.set(conversation, set.add(onMessage));
      return () => {
        set.delete(onMessage);
        if (set.size === 0) watchers.delete(conversation);
      };
    },
  };
}

function toKey(conversation: string): string {
  return `web-box:${conversation}`;
}

function isPlace(value: unknown): value is { readonly key: string } {
  return typeof (value as { readonly key?: unknown } | null)?.key === 'string';
}

function createChain(): (job: () => Promise<void>) => Promise<void> {
  let last: Promise<unknown> = Promise.resolve();
  return (job) => {
    const run = last.then(job, job);
    last = run.catch(() => undefined);
    return run;
  };
}

export type MailboxRoute = {
  readonly method: 'GET';
  readonly path: string;
  readonly isLocal: true;
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
};

/** Proxies and browsers give up on a stream that is silent for longer. */
const HEARTBEAT_MS = 15_000;

/**
 * `GET /local/messages?conversation=KEY`: server-sent events, each a boxed message; its id is what to go on
 * after. For the page on this machine only: nobody signs there.
 * @param signal ends the streams, which otherwise never end
 */
export function createMailboxRoute(mailbox: Mailbox, signal: AbortSignal): MailboxRoute {
  return {
    method: 'GET',
    path: '/local/messages',
    isLocal: true,
    handle: (request, response) => stream({ mailbox, signal }, request, response),
  };
}

async function stream(
  { mailbox, signal }: { readonly mailbox: Mailbox; readonly signal: AbortSignal },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const query = new URL(request.url ?? '/', 'http://localhost').searchParams;
  const conversation = query.get('conversation') ?? '';
  let after = Number(request.headers['last-event-id'] ?? query.get('after') ?? 0) || 0;
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write(': here\n\n');
  let job: Promise<void> = Promise.resolve();
  const send = (): void => {
    job = job.then(async () => {
      for (const message of await mailbox.fetch(conversation, after)) {
        after = message.sequence;
        response.write(`id: ${message.sequence}\ndata: ${JSON.stringify(message)}\n\n`);
      }
    });
    job.catch(() => response.end());
  };
  const stop = mailbox.watch(conversation, send);
  const beat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS);
  send();
  await untilOver(request, signal);
  clearInterval(beat);
  stop();
  response.end();
}

/** Until the reader goes away, or the service does. */
function untilOver(request: IncomingMessage, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      signal.removeEventListener('abort', end);
      resolve();
    };
    request.once('close', end);
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
  });
}
