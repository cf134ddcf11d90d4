import { type Agent, Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Activity } from 'botbuilder';
import { PRIVATELY } from './private';

type Sent = { readonly id?: string };

/** The part of the SDK's client that is used to send unasked. */
export type Connector = {
  readonly conversations: {
    sendToConversation(conversation: string, activity: Partial<Activity>): Promise<Sent>;
    updateActivity(conversation: string, activity: string, changed: Partial<Activity>): Promise<Sent>;
  };
};

/** Whether the bot may send there; what it sends carries its token. */
export type IsTrusted = (url: unknown) => url is string;

type Outgoing = {
  url: string;
  readonly method: string;
  body?: unknown;
  abortSignal?: AbortSignal;
  agent?: Agent;
};
type Policy = {
  readonly name: string;
  sendRequest(request: Outgoing, next: (request: unknown) => Promise<unknown>): Promise<unknown>;
};
type Piped = { readonly client: { readonly pipeline: Pipeline } };
type Pipeline = {
  removePolicy(options: { readonly name: string }): unknown;
  addPolicy(policy: Policy, options?: { readonly beforePolicies: readonly string[] }): void;
};

/** How long one answer is waited for; the SDK itself would wait for ever. */
const ANSWER_WITHIN_MS = 15_000;

/**
 * What the client under the SDK puts in by itself, whatever it is told. After a broken connection it sends
 * a message again, although the first may have arrived, and the person would read it twice; and it
 * follows wherever an answer points, with the words of the message.
 */
const UNWANTED = ['defaultRetryPolicy', 'redirectPolicy'] as const;
/** Where the SDK asks for its token and puts it in. */
const SIGNING = 'ServiceClientContext_Credentials_SignRequest';

/** An address that the bot may not send to; says nothing of it, for a stranger chose it. */
export class UntrustedAddressError extends Error {
  override readonly name = 'UntrustedAddressError';
  readonly code = 'untrusted-address';
  constructor() {
    super('a message was to go where the bot sends nothing: no token was sent there');
  }
}

/**
 * A connection for each message: one that was kept may have been closed by the other side a moment ago, and what
 * is sent on it then may or may not have arrived.
 */
const PLAIN = new HttpAgent({ keepAlive: false });
const SECURE = new HttpsAgent({ keepAlive: false });

const IN_TIME: Policy = {
  name: 'answer-in-time',
  sendRequest: (request, next) => {
    request.abortSignal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    request.agent ??= new URL(request.url).protocol === 'http:' ? PLAIN : SECURE;
    return next(request);
  },
};

function createGate(isTrusted: IsTrusted): Policy {
  return {
    name: 'trusted-address',
    sendRequest: async (request, next) => {
      if (!isTrusted(request.url)) throw new UntrustedAddressError();
      return next(request);
    },
  };
}

/** Makes everything that a client sends private to the person it is addressed to. */
export function makePrivate(client: unknown): void {
  (client as Piped).client.pipeline.addPolicy(PRIVATELY);
}

/** Makes the SDK's client send each message at most once, in time, and to trusted addresses only. */
export function makeCareful<Client>(client: Client, isTrusted: IsTrusted): Client {
  const { pipeline } = (client as Piped).client;
  for (const name of UNWANTED) pipeline.removePolicy({ name });
  // What is sent is looked at as it will go out, and before a token is asked for.
  pipeline.addPolicy(createGate(isTrusted), { beforePolicies: [SIGNING] });
  pipeline.addPolicy(IN_TIME);
  return client;
}
