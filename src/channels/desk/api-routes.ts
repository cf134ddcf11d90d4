import type { ServerResponse } from 'node:http';
import type { RefusalCode } from '../../answer/answer';
import { TICKET_ID, type Ticket } from '../../answer/ticket';
import type { Admitted, DeskAccess } from './access';
import type { DeskPort } from './desk-port';
import { createEventsCall } from './events-call';
import {
  ApiError,
  type DeskHandler,
  type DeskRequest,
  type DeskRoute,
  localeOf,
  queryOf,
  sendApiError,
  sendJson,
} from './http';
import { DESK_ACTS, parseAct, parseActor, readBody, readText } from './parse-act';
import { parseWanted } from './parse-query';
import { toQueueView, toTicketView } from './view-ticket';

export type ApiProps = {
  readonly desk: DeskPort;
  readonly access: DeskAccess;
  readonly logger: { error(fields: Readonly<Record<string, unknown>>, message: string): void };
  /** Ends the streams of events, which otherwise never end. */
  readonly signal?: AbortSignal;
  /** How often a silent stream shows it is alive, in milliseconds. Default 15 s. */
  readonly heartbeatMs?: number;
};

/** One call that may be made; resolves to what is answered as JSON, or undefined where it answered itself. */
type Call = (
  request: DeskRequest,
  admitted: Admitted,
  response: ServerResponse,
) => Promise<object | undefined>;

/** What a refusal of the desk is in HTTP; every other one is that the state forbids it: 409. */
const STATUS: Readonly<Partial<Record<RefusalCode, number>>> = {
  'no-such-ticket': 404,
  'no-such-entry': 404,
  'no-text': 400,
  'too-long': 400,
  'no-assignee': 400,
  'no-such-priority': 400,
  busy: 503,
};

/** The API of the desk: manifest/desk/API.md says what each call takes and gives. */
export function createApiRoutes(props: ApiProps): readonly DeskRoute[] {
  const { desk, access } = props;
  const get = (path: string, call: Call): DeskRoute => toRoute({ method: 'GET', path, call }, access);
  const post = (path: string, call: Call): DeskRoute => toRoute({ method: 'POST', path, call }, access);
  return [
    get('session', async (_, { how, name }) => ({ access: how, name })),
    get('tickets', (request) => listTickets(request, desk)),
    get('tickets/:id', async (request) => toTicketView(await readTicket(request, desk))),
    get('tickets/:id/audit', (request) => listAudit(request, desk)),
    get('tickets/:id/posts', async (request) => {
      return { posts: await desk.posts((await readTicket(request, desk)).id) };
    }),
    get('tickets/:id/details', (request) => composeDetails(request, desk)),
    get('tickets/:id/support-request', async (request) =>
      desk.compose('support-request', await readTicket(request, desk), localeOf(request)),
    ),
    post('tickets/:id/preview', (request, admitted) => preview(request, admitted, desk)),
    ...DESK_ACTS.map((act) =>
      post(`tickets/:id/${act}`, async (request, admitted) => {
        checkId(request);
        const acted = await desk.act(parseAct(act, request, admitted));
        if (acted.ok) return toTicketView(acted.ticket);
        const { code, who, reply } = acted;
        throw new ApiError(STATUS[code] ?? 409, code, reply.text, {
          who,
          ...(code === 'busy' && { headers: { 'retry-after': '1' } }),
        });
      }),
    ),
    get('problems', async () => ({ problems: await desk.problems() })),
    post('problems/send-again', (request, admitted) => sendAgain(request, admitted, desk)),
    get('people', async () => ({ people: await desk.people() })),
    get('events', createEventsCall(props)),
  ];
}

type Calling = { readonly method: 'GET' | 'POST'; readonly path: string; readonly call: Call };

function toRoute({ method, path, call }: Calling, access: DeskAccess): DeskRoute {
  const handle: DeskHandler = async (request, response) => {
    try {
      const answer = await call(request, access.admit(request), response);
      if (answer !== undefined) sendJson(response, answer);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      sendApiError(response, error);
    }
  };
  return { method, path: `/desk/api/${path}`, handle, ...(access.isLocal && { isLocal: true }) };
}

async function listTickets(request: DeskRequest, desk: DeskPort): Promise<object> {
  const query = queryOf(request);
  const tickets = await desk.list(parseWanted(query));
  const isQueue = query.get('view') === 'queue';
  return { tickets: isQueue ? tickets.map(toQueueView) : tickets.map(toTicketView) };
}

async function readTicket(request: DeskRequest, desk: DeskPort): Promise<Ticket> {
  const ticket = await desk.read(checkId(request));
  return ticket ?? refuseId(request);
}

/** @throws ApiError 404 for what no ticket is called */
function checkId(request: DeskRequest): string {
  const id = request.params?.id ?? '';
  return TICKET_ID.test(id) ? id : refuseId(request);
}

function refuseId({ params }: DeskRequest): never {
  throw new ApiError(404, 'no-such-ticket', `There is no ticket ${JSON.stringify(params?.id ?? '')}.`);
}

async function listAudit(request: DeskRequest, desk: DeskPort): Promise<object> {
  const lines = await desk.audit((await readTicket(request, desk)).id);
  return {
    audit: lines.map(({ by, ticket: _ticket, ...line }) => ({ ...line, by: by.name, via: by.via })),
  };
}

/** `only=case` leaves out what was said and noted: whoever asks shows that their own way. */
async function composeDetails(request: DeskRequest, desk: DeskPort): Promise<object> {
  const ticket = await readTicket(request, desk);
  const isCase = queryOf(request).get('only') === 'case';
  const shown = isCase ? { ...ticket, transcript: [], notes: [] } : ticket;
  return desk.compose('ticket-details', shown, localeOf(request));
}

async function preview(request: DeskRequest, admitted: Admitted, desk: DeskPort): Promise<object> {
  const body = readBody(request);
  const ticket = await readTicket(request, desk);
  const { name } = parseActor(body, admitted);
  return desk.preview({ ticket, by: name, text: readText(body, 'text') ?? '' });
}

async function sendAgain(request: DeskRequest, admitted: Admitted, desk: DeskPort): Promise<object> {
  const body = readBody(request);
  const by = parseActor(body, admitted);
  const isDone = await desk.sendAgain(readText(body, 'key') ?? '', by);
  if (isDone) return { problems: await desk.problems() };
  throw new ApiError(409, 'not-a-problem', 'Nothing is wrong with that message, or it is gone by now.');
}
