import type { DeskStore, KeptPost, PostOutcome } from '../store/desk-store';

/** What a courier made of a post; see `Delivered` of the channels. */
export type Sent =
  | { readonly state: 'sent'; readonly place: unknown; readonly thread: string | null }
  | { readonly state: 'busy'; readonly problem: string; readonly afterMs?: number }
  | { readonly state: 'refused' | 'unsure'; readonly problem: string };

/** Sends posts, whatever they say and wherever they go. */
export interface Sender {
  /** Whether the same post again is dropped where it goes, or does no harm there. */
  isRepeatable(post: KeptPost): Promise<boolean>;
  /** Never rejects on what a platform does. */
  send(post: KeptPost): Promise<Sent>;
  /** Told before a post is done with, so that its ticket knows first. */
  settle(post: KeptPost, outcome: PostOutcome): Promise<void>;
  /** Whether the ticket knows already that it arrived. */
  hasArrived(post: KeptPost): Promise<boolean>;
}

type Log = {
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
};

type Props = {
  readonly store: DeskStore;
  readonly sender: Sender;
  readonly now: () => Date;
  readonly log: Log;
  /** How often it looks by itself, in milliseconds; changes in this process wake it at once. */
  readonly everyMs?: number;
  /** Whoever has not finished after so long is taken for dead. Longer than any call lasts. */
  readonly leaseMs?: number;
  /** Pauses between tries, in milliseconds; after the last of them a post is given up. Default: about a day in all. */
  readonly pausesMs?: readonly number[];
};

/** Sends what was kept to be sent: each post at least once, and never twice to a person. */
export interface Outbox {
  start(): void;
  /** There may be something to send. */
  wake(): void;
  /** Takes nothing more from now on, and resolves once what is under way is done. */
  close(): Promise<void>;
  /** Sends what is due now, until nothing is. */
  drain(): Promise<void>;
}

const EVERY_MS = 500;
const LEASE_MS = 60_000;
const MOST_AT_ONCE = 20;
const SECOND = 1_000;
const PAUSES_MS = [1, 5, 15, 60, 300, 900, 1_800, 3_600, 7_200, 14_400, 21_600, 36_000].map(
  (each) => each * SECOND,
);

export function createOutbox(props: Props): Outbox {
  const { everyMs = EVERY_MS, log } = props;
  const underWay = new Set<Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  let isLooking = false;
  let isWoken = false;

  const begin = (post: KeptPost, isLost: boolean): Promise<void> => {
    const job = handle(post, isLost, props)
      .catch((error: unknown) => log.error(describe(post, error), 'a post could not be handled'))
      .finally(() => {
        underWay.delete(job);
        // What waits behind it in its lane may go now.
        wake();
      });
    underWay.add(job);
    return job;
  };

  /** @returns how many were taken */
  const take = async (): Promise<number> => {
    const [due, lost] = await takeAll(props, MOST_AT_ONCE - underWay.size);
    for (const post of due) void begin(post, false);
    for (const post of lost) void begin(post, true);
    return due.length + lost.length;
  };

  const look = async (): Promise<void> => {
    if (isLooking) {
      isWoken = true;
      return;
    }
    isLooking = true;
    try {
      do {
        isWoken = false;
        while (!isClosed && underWay.size < MOST_AT_ONCE && (await take()) > 0);
      } while (isWoken && !isClosed);
    } catch (error) {
      log.error(describe(undefined, error), 'the outbox could not be read; it is tried again');
    } finally {
      isLooking = false;
    }
  };

  const wake = (): void => {
    if (!isClosed && timer !== undefined) void look();
  };

  return {
    start: () => {
      timer ??= setInterval(() => void look(), everyMs);
      wake();
    },
    wake,
    drain: async () => {
      do {
        while ((await take()) > 0);
        await Promise.all(underWay);
      } while ((await take()) > 0);
      await Promise.all(underWay);
    },
    close: async () => {
      isClosed = true;
      clearInterval(timer);
      while (isLooking || underWay.size > 0) {
        await Promise.all(underWay);
        if (isLooking) await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
  };
}

async function takeAll(
  { store, now, leaseMs = LEASE_MS }: Props,
  most: number,
): Promise<readonly [readonly KeptPost[], readonly KeptPost[]]> {
  const at = now().toISOString();
  const due = await store.takeDue(at, leaseMs, most);
  const lost = due.length < most ? await store.takeLost(at, leaseMs, most - due.length) : [];
  return [due, lost];
}

/** The ticket learns first: who dies between the two sends again what is dropped there, and goes on. */
async function handle(post: KeptPost, isLost: boolean, props: Props): Promise<void> {
  const { store, sender, now } = props;
  const outcome = await findOutcome(post, isLost, props);
  await sender.settle(post, outcome);
  const isDone = await store.finish(post, outcome, now().toISOString());
  if (isDone && outcome.state !== 'sent') warn(post, outcome, props);
}

async function findOutcome(post: KeptPost, isLost: boolean, props: Props): Promise<PostOutcome> {
  const { sender } = props;
  if (isLost && !(await sender.isRepeatable(post))) {
    if (await sender.hasArrived(post)) return { state: 'sent', place: post.place, thread: null };
    return { state: 'unsure', problem: 'interrupted' };
  }
  const sent = await sender.send(post);
  switch (sent.state) {
    case 'sent':
      return sent;
    case 'refused':
      return { state: 'dead', problem: sent.problem };
    case 'busy':
      return later(post, sent, props);
    case 'unsure':
      return (await sender.isRepeatable(post))
        ? later(post, sent, props)
        : { state: 'unsure', problem: sent.problem };
    default:
      return sent satisfies never;
  }
}

function later(
  { attempts }: KeptPost,
  { problem, afterMs = 0 }: { readonly problem: string; readonly afterMs?: number },
  { now, pausesMs = PAUSES_MS }: Props,
): PostOutcome {
  const pause = pausesMs[attempts - 1];
  if (pause === undefined) return { state: 'dead', problem };
  // Some chance, so that what failed together does not come back together.
  const ms = Math.max(afterMs, pause * (0.75 + Math.random() / 2));
  return { state: 'waiting', problem, dueAt: new Date(now().getTime() + ms).toISOString() };
}

/** A try that failed in passing is no news; what needs somebody is. */
function warn(post: KeptPost, outcome: PostOutcome, { log }: Props): void {
  if (outcome.state === 'sent') return;
  const fields = { ticket: post.ticket, post: post.key, attempts: post.attempts, problem: outcome.problem };
  if (outcome.state === 'waiting') log.warn(fields, 'a post could not be delivered yet');
  else
    log.error(
      fields,
      outcome.state === 'dead' ? 'a post was given up' : 'it is unsure whether a post arrived',
    );
}

function describe(post: KeptPost | undefined, error: unknown): object {
  const { name, code, stack } = (error ?? {}) as Record<string, unknown>;
  return { ticket: post?.ticket, post: post?.key, name, code, stack };
}
