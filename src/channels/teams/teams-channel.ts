import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Activity } from 'botbuilder';
import type { Courier, Memory, StaffDesk } from '../channel';
import { type Admission, createAdmission, REFUSALS, type Refusal } from './admission';
import { createAttempt } from './attempt';
import type { Caller } from './careful-authentication';
import { createCourier } from './courier';
import type { TeamsCredentials } from './credentials';
import { createExtension, type ExtensionParts } from './extension';
import { createKeptCards } from './kept-cards';
import type { ChannelLogger } from './logger';
import { isFromBot, parseActivity } from './parse-activity';
import { createPrivateIds } from './private-ids';
import { createReferences } from './references';
import { createTrust } from './service-url';
import { createShortMemory } from './short-memory';
import { createSpeakingParts } from './speaking-parts';
import { createFindLocale } from './spoken-locale';
import { createStaffRoom } from './staff-room';
import { TeamsAdapter } from './teams-adapter';
import { TeamsBot, type TeamsBotProps } from './teams-bot';
import { createOnUndelivered, type OnUndelivered } from './undelivered';

export type TeamsChannelProps = Pick<TeamsBotProps, 'turn' | 'onSeen' | 'words' | 'overview'> & {
  readonly logger: ChannelLogger;
  /** Left out, every call is taken as it comes: for a demo on one machine only. */
  readonly credentials?: TeamsCredentials;
  /**
   * Where it is kept how people are reached, and what cards were about. Left out, nobody is reached after a
   * restart until they write again, and cards of before explain nothing.
   */
  readonly memory?: Memory;
  /** Left out, there is no message extension. */
  readonly extension?: ExtensionParts;
  /** Left out, no staff work in Teams. */
  readonly staff?: StaffDesk;
  /** The id of the channel the staff work in, such as `19:…@thread.tacv2`. */
  readonly deskChannel?: string;
  /** How long fetching the keys that sign for Teams may take, in milliseconds. Default 8 s. */
  readonly keysWithinMs?: number;
  /** Aborted when the process is asked to stop: what Teams is too busy for is kept then, and not waited for. */
  readonly signal?: AbortSignal;
};

/** A call whose body the server has read already; `headersDistinct` shows a header that came twice. */
export type TeamsRequest = Pick<IncomingMessage, 'headers'> &
  Partial<Pick<IncomingMessage, 'headersDistinct'>> & { readonly rawBody?: Buffer };
export type TeamsResponse = Pick<ServerResponse, 'writeHead' | 'end'>;

export type TeamsChannel = {
  /** Answers one call to `/api/messages`. Never rejects: what goes wrong is logged and answered. */
  process(request: TeamsRequest, response: TeamsResponse): Promise<void>;
  /** Sends unasked: to people who wrote from Teams, and to the staff's channel. */
  readonly courier: Courier;
  /** Resolves once all that is said after a call was answered is said, or kept for the next process. */
  settle(): Promise<void>;
};

type Outcome = { readonly status: number; readonly body?: unknown };

/**
 * Teams, and everything else that speaks the Bot Framework protocol.
 * @throws Error at once if the credentials do not fit their type (no tenant id for a SingleTenant bot)
 */
export function createTeamsChannel(props: TeamsChannelProps): TeamsChannel {
  const { turn, deskChannel, logger, credentials, signal, memory = createShortMemory() } = props;
  const isRegistered = credentials !== undefined;
  const isTrusted = createTrust(isRegistered);
  const adapter = new TeamsAdapter(credentials, isTrusted);
  const admission = createAdmission({ adapter, credentials, isTrusted, patienceMs: props.keysWithinMs });
  const references = createReferences({ memory, isTrusted, logger });
  const onUndelivered = createOnUndelivered({ logger, references });
  const { settle, ...speaking } = createSpeakingParts({ adapter, memory, logger, onUndelivered, signal });
  const cards = createKeptCards({ memory, logger });
  const attempt = createAttempt(props);
  const room = createStaffRoom({ ...props, attempt });
  const findLocale = createFindLocale({ overview: props.overview, references });
  const extension = props.extension && createExtension({ ...props.extension, turn, attempt, findLocale });
  const kept = { memory, cards, references, findLocale };
  const bot = new TeamsBot({ ...props, ...kept, ...speaking, isRegistered, room, attempt, extension });
  const parts = { adapter, admission, bot, logger, onUndelivered, withPrivacy: createPrivateIds() };
  const buttons = { isEchoed: isRegistered };
  return {
    courier: createCourier({ adapter, references, cards, deskChannel, buttons, logger }),
    settle,
    process: async (request, response) => respond(response, await answerCall(parts, request)),
  };
}

type Parts = {
  readonly adapter: TeamsAdapter;
  readonly admission: Admission;
  readonly bot: TeamsBot;
  readonly logger: ChannelLogger;
  readonly onUndelivered: OnUndelivered;
  /** Marks changes of private messages as private. */
  readonly withPrivacy: (activity: Activity) => Activity;
};

async function answerCall(parts: Parts, request: TeamsRequest): Promise<Outcome> {
  const header = request.headers.authorization ?? '';
  const refusal = parts.admission.look(request.headersDistinct?.authorization ?? [header]);
  if (refusal !== undefined) return refuse(parts, refusal);
  const parsed = parseActivity(request.rawBody?.toString('utf8') ?? '');
  if (!parsed.ok) return toError(400, parsed.error.code, parsed.error.message);
  const caller = await parts.admission.admit(parsed.activity, header);
  return 'refused' in caller
    ? refuse(parts, caller)
    : runTurn(parts, parts.withPrivacy(parsed.activity), caller);
}

const REFUSED = {
  401: ['unauthorized', 'The call carries no token that this bot accepts.'],
  403: ['forbidden', 'This bot does not serve where the call comes from.'],
  503: ['unavailable', 'The keys that tokens are checked by cannot be fetched now; call again later.'],
} as const;

/** The log says why, and nothing of what was sent; the caller only learns that it was refused. */
function refuse({ logger }: Parts, { refused: reason, ...more }: Refusal): Outcome {
  const write = reason === 'keys-unreachable' ? logger.error : logger.warn;
  write.call(logger, { reason, ...more }, 'a call to /api/messages was refused');
  const {
    [REFUSALS[reason]]: [code, message],
  } = REFUSED;
  return toError(REFUSALS[reason], code, message);
}

async function runTurn(parts: Parts, activity: Activity, caller: Caller): Promise<Outcome> {
  const { adapter, bot, onUndelivered } = parts;
  try {
    const result = await adapter.run(caller, activity, async (context) => {
      if (!isFromBot(activity)) await bot.run(context);
    });
    return result === undefined ? { status: 200 } : { status: result.status, body: result.body };
  } catch (error) {
    const id = await onUndelivered(activity, error);
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
