import type { Delivered } from '../channel';
import { drawEvent } from './draw-event';
import type { HubDelivery } from './hub-event';
import { readAnswer } from './read-answer';
import { SIGNATURE_HEADER, sign, TIMESTAMP_HEADER } from './signature';

/** Tells another help desk. */
export interface HubCourier {
  /** Each event carries its key, so that what is unsure can be told again. */
  readonly isIdempotent: true;
  /** Never rejects. */
  deliver(delivery: HubDelivery): Promise<Delivered>;
}

export type HubCourierProps = {
  /** Where events are posted: https, or http on this machine. */
  readonly url: string;
  /** Signs them. */
  readonly secret: string;
  readonly logger: {
    warn(fields: Readonly<Record<string, unknown>>, message: string): void;
  };
  /** How long the hub has to answer, in milliseconds. Default 10 s. */
  readonly timeoutMs?: number;
  readonly fetch?: typeof globalThis.fetch;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
};

const TIMEOUT_MS = 10_000;
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * Posts events to another help desk as signed Bot Framework activities; see manifest/desk/HANDOFF.md.
 * @throws Error at once where the address cannot be used; it does not repeat the address
 */
export function createHubCourier(props: HubCourierProps): HubCourier {
  if (!isSafe(props.url))
    throw new Error(
      'DESK_WEBHOOK_URL is neither https nor http on this machine, or holds a user or password',
    );
  return { isIdempotent: true, deliver: (delivery) => deliver(props, delivery) };
}

/** What people wrote goes over the network, so it has to be encrypted there. */
function isSafe(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, username, password } = new URL(url);
  // `fetch` refuses an address with a user in it, each time anew.
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
}

async function deliver(props: HubCourierProps, delivery: HubDelivery): Promise<Delivered> {
  const activity = drawEvent(delivery);
  const delivered: Delivered =
    activity === undefined
      ? { state: 'refused', problem: 'no-such-entry' }
      : await post(props, { key: delivery.key, body: JSON.stringify(activity) });
  if (delivered.state !== 'sent')
    props.logger.warn({ key: delivery.key, ...delivered }, 'the other help desk did not take an event');
  return delivered;
}

type Letter = { readonly key: string; readonly body: string };

async function post(props: HubCourierProps, { key, body }: Letter): Promise<Delivered> {
  const { url, secret, timeoutMs = TIMEOUT_MS, fetch = globalThis.fetch, now = Date.now } = props;
  const timestamp = String(Math.floor(now() / 1_000));
  const headers = {
    'Content-Type': 'application/json',
    'Idempotency-Key': key,
    [TIMESTAMP_HEADER]: timestamp,
    [SIGNATURE_HEADER]: sign({ secret, timestamp, body }),
  };
  try {
    // Whoever is pointed to by a redirect was not chosen by the operator.
    const options = { method: 'POST', headers, body, redirect: 'manual' } as const;
    return await readAnswer(await fetch(url, { ...options, signal: AbortSignal.timeout(timeoutMs) }), now());
  } catch (error) {
    return { state: 'busy', problem: toProblem(error) };
  }
}

/** A signal that ran out rejects with a DOMException, which is no Error everywhere. */
function toProblem(error: unknown): string {
  const { name } = (error ?? {}) as { readonly name?: unknown };
  return name === 'TimeoutError' ? 'timeout' : 'unreachable';
}
