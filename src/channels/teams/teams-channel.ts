import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Activity } from 'botbuilder';
import type { Courier, Memory, StaffDesk } from '../channel';
import { createAttempt } from './attempt';
import { createCourier } from './courier';
import { type ChannelLogger, describeError } from './logger';
import { parseActivity } from './parse-activity';
import { createReferences } from './references';
import { isTrustedServiceUrl } from './service-url';
import { createShortMemory } from './short-memory';
import { createStaffRoom } from './staff-room';
import { type Caller, TeamsAdapter, type TeamsCredentials } from './teams-adapter';
import { TeamsBot, type TeamsBotProps } from './teams-bot';
import type { TeamsWords } from './teams-words';

export type TeamsChannelProps = Pick<TeamsBotProps, 'turn' | 'onSeen'> & {
  readonly words: TeamsWords;
  readonly logger: ChannelLogger;
  /** Left out, every call is taken as it comes: for a demo on one machine only. */
  readonly credentials?: TeamsCredentials;
  /** Where it is kept how people are reached. Left out, nobody is after a restart until they write again. */
  readonly memory?: Memory;
  /** Left out, no staff work in Teams. */
  readonly staff?: StaffDesk;
  /** The id of the channel the staff work in, such as `19:…@thread.tacv2`. */
  readonly deskChannel?: string;
};

/** A call whose body the server has read already. */
export type TeamsRequest = Pick<IncomingMessage, 'headers'> & { readonly rawBody?: Buffer };
export type TeamsResponse = Pick<ServerResponse, 'writeHead' | 'end'>;

export type TeamsChannel = {
  /** Answers one call to `/api/messages`. Never rejects: what goes wrong is logged and answered. */
  process(request: TeamsRequest, response: TeamsResponse): Promise<void>;
  /** Sends unasked: to people who wrote from Teams, and to the staff's channel. */
  readonly courier: Courier;
};

type Outcome = { readonly status: number; readonly body?: unknown };

/**
 * Teams, and everything else that speaks the Bot Framework protocol.
 * @throws Error at once if the credentials do not fit their type (no tenant id for a SingleTenant bot)
 */
export function createTeamsChannel(props: TeamsChannelProps): TeamsChannel {
  const isRegistered = props.credentials !== undefined;
  const { turn, onSeen, deskChannel, logger, memory = createShortMemory() } = props;
  const adapter = new TeamsAdapter(props.credentials);
  const isTrusted = (url: unknown): url is string => isTrustedServiceUrl(url, isRegistered);
  const references = createReferences({ memory, isTrusted, logger });
  const attempt = createAttempt(props);
  const room = createStaffRoom({ ...props, attempt });
  const bot = new TeamsBot({ turn, onSeen, isRegistered, references, room, attempt });
  return {
    courier: createCourier({ adapter, references, deskChannel, buttons: { isEchoed: isRegistered }, logger }),
    process: async (request, response) =>
      respond(response, await answerCall({ props, adapter, bot }, request)),
  };
}

type Parts = { readonly props: TeamsChannelProps; readonly adapter: TeamsAdapter; readonly bot: TeamsBot };

async function answerCall(parts: Parts, request: TeamsRequest): Promise<Outcome> {
  const header = request.headers.authorization ?? '';
  const closed = parts.props.credentials !== undefined;
  if (closed && header === '') return refuse(parts, 'no-token');
  const parsed = parseActivity(request.rawBody?.toString('utf8') ?? '');
  if (!parsed.ok) return toError(400, parsed.error.code, parsed.error.message);
  const caller = await authenticate(parts, parsed.activity, header);
  return 'status' in caller ? caller : runTurn(parts, parsed.activity, caller);
}

async function authenticate(parts: Parts, activity: Activity, header: string): Promise<Caller | Outcome> {
  try {
    const caller = await parts.adapter.authenticate(activity, header);
    return isForeign(parts.props.credentials, activity) ? refuse(parts, 'other-tenant') : caller;
  } catch (error) {
    return refuse(parts, isUnreachable(error) ? 'keys-unreachable' : 'bad-token');
  }
}

/** A bot of one tenant has no business with people of another, whoever signed for them. */
function isForeign(credentials: TeamsCredentials | undefined, activity: Activity): boolean {
  if (credentials?.tenantId === undefined || credentials.type === 'MultiTenant') return false;
  const tenant: unknown = activity.channelData?.tenant?.id ?? activity.conversation.tenantId;
  return typeof tenant === 'string' && tenant.toLowerCase() !== credentials.tenantId.toLowerCase();
}

/** Told apart by what the SDK puts on the error: a code of the network, or the status 500. */
function isUnreachable(error: unknown): boolean {
  const { code, statusCode } = (error ?? {}) as { code?: unknown; statusCode?: unknown };
  return typeof code === 'string' || statusCode === 500;
}

/** The log says why, and nothing of what was sent; the caller only learns that it was refused. */
function refuse({ props }: Parts, reason: string): Outcome {
  const write = reason === 'keys-unreachable' ? props.logger.error : props.logger.warn;
  write.call(props.logger, { reason }, 'a call to /api/messages was refused');
  return toError(401, 'unauthorized', 'The call carries no token that this bot accepts.');
}

async function runTurn({ adapter, bot, props }: Parts, activity: Activity, caller: Caller): Promise<Outcome> {
  try {
    const result = await adapter.run(caller, activity, (context) => bot.run(context));
    return result === undefined ? { status: 200 } : { status: result.status, body: result.body };
  } catch (error) {
    const id = randomBytes(4).toString('hex');
    props.logger.error(
      { id, type: activity.type, ...describeError(error) },
      'a reply could not be delivered',
    );
    return toError(502, 'not-delivered', `The reply could not be delivered; the log has it under ${id}.`);
  }
}

function toError(status: number, code: string, message: string): Outcome {
  return { status, body: { error: { code, message } } };
}

function respond(response: TeamsResponse, { status, body }: Outcome): void {
  if (body === undefined) {
    response.writeHead(status);
    response.end();
    return;
  }
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}
