import type { Activity } from 'botbuilder';

type Sent = { readonly id?: string };

/** The part of the SDK's client that is used to send unasked. */
export type Connector = {
  readonly conversations: {
    sendToConversation(conversation: string, activity: Partial<Activity>): Promise<Sent>;
    updateActivity(conversation: string, activity: string, changed: Partial<Activity>): Promise<Sent>;
  };
};

type Policy = {
  readonly name: string;
  sendRequest(
    request: { abortSignal?: AbortSignal },
    next: (request: unknown) => Promise<unknown>,
  ): Promise<unknown>;
};
type Pipeline = {
  removePolicy(options: { readonly name: string }): unknown;
  addPolicy(policy: Policy): void;
};

/** How long one answer is waited for; the SDK itself would wait for ever. */
const ANSWER_WITHIN_MS = 15_000;
/** What the client under the SDK puts in by itself, whatever it is told. */
const RETRIES = 'defaultRetryPolicy';

const IN_TIME: Policy = {
  name: 'answer-in-time',
  sendRequest: (request, next) => {
    request.abortSignal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    return next(request);
  },
};

/**
 * The SDK's client without its own repeats: after a broken connection it sends the message again, although
 * the first may have arrived, and the person would read it twice.
 */
export function sendOnce(client: unknown): Connector {
  const { pipeline } = (client as { readonly client: { readonly pipeline: Pipeline } }).client;
  pipeline.removePolicy({ name: RETRIES });
  pipeline.addPolicy(IN_TIME);
  return client as Connector;
}
