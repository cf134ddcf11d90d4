import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RefusalCode } from '../../answer/answer';
import type { Actor } from '../../answer/ticket';
import type { StaffAct } from '../channel';
import { type FromHub, readHandoffStatus } from './handoff-status';
import { type HubAccess, isAllowed, isGuarded } from './hub-access';
import { toActs } from './to-acts';

export type ActResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: RefusalCode; readonly message: string };

/** What another help desk may do here. */
export interface HubPort {
  /** Who has the ticket; null: nobody; undefined: there is no such ticket. */
  holderOf(ticket: string): Promise<Actor | null | undefined>;
  /** `ok` also where nothing changed. */
  act(act: StaffAct): Promise<ActResult>;
}

/** A call whose body the server has read already. */
export type HubRequest = Pick<IncomingMessage, 'headers'> & { readonly rawBody?: Buffer };
export type HubResponse = Pick<ServerResponse, 'writeHead' | 'end'>;

export type HandoffStatusRoute = {
  readonly method: 'POST';
  readonly path: '/desk/api/handoff-status';
  handle(request: HubRequest, response: HubResponse): Promise<void>;
  readonly isLocal: boolean;
};

type Props = {
  readonly hub: HubPort;
  readonly access: HubAccess;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
};

type Outcome = {
  readonly status: number;
  readonly body: object;
  readonly headers?: Readonly<Record<string, string>>;
};

const OK: Outcome = { status: 200, body: { status: 'ok' } };
/** Others wrote at the same moment; soon they are done. */
const SOON_S = '1';

/** Where another help desk tells what became of a handoff, and answers the person. */
export function createHandoffStatusRoute(props: Props): HandoffStatusRoute {
  return {
    method: 'POST',
    path: '/desk/api/handoff-status',
    isLocal: !isGuarded(props.access),
    handle: async (request, response) => respond(response, await answer(props, request)),
  };
}

async function answer(props: Props, { headers, rawBody }: HubRequest): Promise<Outcome> {
  const { hub, access, now = Date.now } = props;
  const body = rawBody ?? Buffer.alloc(0);
  if (!isAllowed(access, { headers, body, now: now() })) return UNAUTHORIZED;
  const told = readHandoffStatus(body.toString('utf8'));
  if (!told.ok) return toError(400, 'bad-request', told.problem);
  const holder = await hub.holderOf(told.ticket);
  return holder === undefined
    ? toError(404, 'no-such-ticket', `There is no ticket ${told.ticket}.`)
    : toOutcome(told, await actAll(hub, toActs(told, holder)));
}

const UNAUTHORIZED: Outcome = {
  ...toError(
    401,
    'unauthorized',
    'Send "Authorization: Bearer" with the DESK_TOKEN, or sign the body with the DESK_WEBHOOK_SECRET.',
  ),
  headers: { 'www-authenticate': 'Bearer' },
};

async function actAll(hub: HubPort, acts: readonly StaffAct[]): Promise<readonly ActResult[]> {
  const results: ActResult[] = [];
  for (const act of acts) results.push(await hub.act(act));
  return results;
}

/** A status is never rejected, as the protocol demands; words that reach nobody are. */
function toOutcome({ kind }: FromHub, results: readonly ActResult[]): Outcome {
  const refusals = results.flatMap((each) => (each.ok ? [] : [each]));
  const busy = refusals.find(({ code }) => code === 'busy');
  if (busy !== undefined)
    return { ...toError(503, busy.code, busy.message), headers: { 'retry-after': SOON_S } };
  const [refusal] = refusals;
  if (refusal === undefined) return OK;
  const { code, message } = refusal;
  if (code === 'no-such-ticket') return toError(404, code, message);
  return kind === 'message'
    ? toError(409, code, message)
    : { status: 200, body: { status: 'ok', ignored: { code, message } } };
}

function toError(status: number, code: string, message: string): Outcome {
  return { status, body: { error: { code, message } } };
}

function respond(response: HubResponse, { status, body, headers }: Outcome): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
}
