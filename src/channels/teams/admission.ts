import { setTimeout as sleep } from 'node:timers/promises';
import type { Activity } from 'botbuilder';
import type { Caller } from './careful-authentication';
import { isChannelToken } from './channel-token';
import type { IsTrusted } from './connector';
import type { TeamsCredentials } from './credentials';
import type { TeamsAdapter } from './teams-adapter';
import { isOfAllowed, listTenants, toAllowedTenants } from './tenants';

/**
 * Why a call is turned away, and with which status. Where the keys cannot be fetched the token may well be
 * good: 503 lets Teams call again, and does not send the operator looking for a wrong password, as 401 would.
 */
export const REFUSALS = {
  'no-token': 401,
  'bad-token': 401,
  'keys-unreachable': 503,
  'unknown-service': 403,
  'other-tenant': 403,
  'no-tenant': 403,
} as const;

export type Refusal = {
  readonly refused: keyof typeof REFUSALS;
  /** The tenant that was turned away, so that an operator can allow it. */
  readonly tenant?: string;
  /** What hindered the keys: a code of the network, a status, or the kind of error. */
  readonly problem?: string;
};

export type AdmissionProps = {
  readonly adapter: Pick<TeamsAdapter, 'authenticate'>;
  /** Left out, every call is taken as it comes. */
  readonly credentials?: TeamsCredentials | undefined;
  readonly isTrusted: IsTrusted;
  /** How long the keys may take, in milliseconds. Default 8 s: Teams waits for 15. */
  readonly patienceMs?: number | undefined;
};

export type Admission = {
  /** What is wrong before anything was looked at but the header; undefined where nothing is. */
  look(headers: readonly string[]): Refusal | undefined;
  /** Who called. Touches nothing but the published keys. Never rejects. */
  admit(activity: Activity, header: string): Promise<Caller | Refusal>;
};

const PATIENCE_MS = 8_000;
const TOKEN_ERRORS: readonly unknown[] = ['JsonWebTokenError', 'TokenExpiredError', 'NotBeforeError'];

/** Decides who is let in. */
export function createAdmission(props: AdmissionProps): Admission {
  return {
    look: (headers) => (props.credentials === undefined ? undefined : look(headers)),
    admit: (activity, header) => admit(props, activity, header),
  };
}

/** Two headers could be read one way here and another by whoever stands before. */
function look(headers: readonly string[]): Refusal | undefined {
  const [header = '', ...more] = headers;
  if (header === '') return { refused: 'no-token' };
  return more.length === 0 && isChannelToken(header) ? undefined : { refused: 'bad-token' };
}

async function admit(props: AdmissionProps, activity: Activity, header: string): Promise<Caller | Refusal> {
  const { adapter, credentials, isTrusted, patienceMs = PATIENCE_MS } = props;
  try {
    const late = sleep(patienceMs, { refused: 'keys-unreachable', problem: 'no-answer' } as const, {
      ref: false,
    });
    const caller = await Promise.race([adapter.authenticate(activity, header), late]);
    if ('refused' in caller || credentials === undefined) return caller;
    if (!isTrusted(activity.serviceUrl)) return { refused: 'unknown-service' };
    return findForeign(activity, credentials) ?? caller;
  } catch (error) {
    return toRefusal(error);
  }
}

/** Whoever signed for them, people of other tenants have no business with a bot of some. */
function findForeign(activity: Activity, credentials: TeamsCredentials): Refusal | undefined {
  if (isOfAllowed(activity, toAllowedTenants(credentials))) return undefined;
  const tenant = listTenants(activity).find((each) => /^[\da-f-]{36}$/.test(each));
  if (listTenants(activity).length === 0) return { refused: 'no-tenant' };
  return { refused: 'other-tenant', ...(tenant !== undefined && { tenant }) };
}

/** What the SDK throws over a token is about the token; anything else is trouble with the keys it is checked by. */
function toRefusal(error: unknown): Refusal {
  const { name, code, statusCode } = (error ?? {}) as Readonly<Record<string, unknown>>;
  if (statusCode === 401 || TOKEN_ERRORS.includes(name)) return { refused: 'bad-token' };
  return { refused: 'keys-unreachable', problem: String(code ?? statusCode ?? name) };
}
