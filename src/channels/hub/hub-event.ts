import type { Ticket } from '../../answer/ticket';

/** What another help desk is told. */
export type HubEvent =
  /** Somebody is handed over. */
  | { readonly kind: 'initiate' }
  /** The entry of the transcript that was added. */
  | { readonly kind: 'said'; readonly entry: string }
  /** The entry that was edited or deleted. */
  | { readonly kind: 'amended'; readonly entry: string }
  /** What happened to the ticket, or the state it got into. */
  | { readonly kind: 'state'; readonly state: string };

/** One event to be told, with the ticket as it is now. */
export type HubDelivery = {
  /** The same key is the same event, however often it is told. */
  readonly key: string;
  readonly event: HubEvent;
  readonly ticket: Ticket;
  /** When it happened: ISO 8601, UTC. */
  readonly at: string;
};
