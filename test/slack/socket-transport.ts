import type { Envelope, SocketHub } from './socket-hub';
import { type Delivery, type Transport, timed } from './transport';

const TYPES: Readonly<Record<Delivery['kind'], Envelope['type']>> = {
  event: 'events_api',
  command: 'slash_commands',
  interactive: 'interactive',
};

/** Envelopes; the answer is what was acknowledged with, its status always 200. */
export function createSocketTransport(hub: SocketHub): Transport {
  return {
    deliver: ({ kind, payload }, retry) =>
      timed(async () => {
        const again = retry === undefined ? {} : { retry_attempt: retry.num, retry_reason: retry.reason };
        const accepts_response_payload = kind !== 'event';
        const ack = await hub.send({ type: TYPES[kind], payload, accepts_response_payload, ...again });
        return { status: 200, body: isEmpty(ack) ? '' : ack, headers: {} };
      }),
  };
}

function isEmpty(ack: unknown): boolean {
  return ack === undefined || ack === null || Object.keys(ack).length === 0;
}
