import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Clock } from './clock';
import { APP_ID } from './workspaces';

export type Envelope = {
  readonly type: 'events_api' | 'slash_commands' | 'interactive';
  readonly payload: object;
  readonly accepts_response_payload: boolean;
  readonly retry_attempt?: number;
  readonly retry_reason?: string;
};

/** Slack's end of Socket Mode. */
export interface SocketHub {
  /** How many apps are connected now. */
  readonly connections: number;
  /** An address to connect to, once. */
  invite(host: string): string;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Resolves to what was acknowledged with. @throws Error where nobody is connected, or answers in time */
  send(envelope: Envelope): Promise<unknown>;
  /** Asks the apps to connect anew, as Slack does every few hours. */
  disconnect(reason?: 'warning' | 'refresh_requested' | 'link_disabled'): void;
  /** Resolves once every app is gone: those that are taking their leave are let finish. */
  close(): Promise<void>;
}

type Props = { readonly clock: Clock; readonly changed: () => void };

const ACK_TIMEOUT_MS = 10_000;

export function createSocketHub({ clock, changed }: Props): SocketHub {
  const server = new WebSocketServer({ noServer: true });
  const tickets = new Set<string>();
  const acks = new Map<string, (payload: unknown) => void>();
  const connected = (): readonly WebSocket[] =>
    [...server.clients].filter(({ readyState }) => readyState === 1);
  server.on('connection', (socket) => {
    socket.on('message', (data) => takeAck(acks, String(data)));
    socket.on('close', changed);
    socket.send(JSON.stringify(toHello(connected().length)));
    changed();
  });
  return {
    get connections() {
      return connected().length;
    },
    invite: (host) => {
      const ticket = clock.id('ticket-');
      tickets.add(ticket);
      return `ws://${host}/link/?ticket=${ticket}&app_id=${APP_ID}`;
    },
    upgrade: (request, socket, head) => {
      const ticket = new URL(request.url ?? '', 'ws://simulator').searchParams.get('ticket') ?? '';
      if (!tickets.delete(ticket)) return void socket.end('HTTP/1.1 401 Unauthorized\r\n\r\n');
      server.handleUpgrade(request, socket, head, (client) => server.emit('connection', client, request));
    },
    send: (envelope) => {
      const [socket] = connected();
      if (socket === undefined) return Promise.reject(new Error('no app is connected by Socket Mode'));
      const id = clock.id('envelope-');
      const ack = waitForAck(acks, id);
      socket.send(JSON.stringify({ envelope_id: id, ...envelope }));
      return ack;
    },
    disconnect: (reason = 'refresh_requested') => {
      for (const socket of connected()) socket.send(JSON.stringify({ type: 'disconnect', reason }));
    },
    close: async () => {
      await Promise.all([...server.clients].map(part));
      server.close();
    },
  };
}

/** How long an app may take for its side of a goodbye. */
const GOODBYE_MS = 500;

async function part(socket: WebSocket): Promise<void> {
  const gone = new Promise((resolve) => socket.once('close', resolve));
  const timer = setTimeout(() => socket.terminate(), GOODBYE_MS);
  socket.close();
  await gone;
  clearTimeout(timer);
}

function toHello(connections: number): object {
  return {
    type: 'hello',
    num_connections: connections,
    debug_info: { host: 'simulator', build_number: 1, approximate_connection_time: 18_060 },
    connection_info: { app_id: APP_ID },
  };
}

type Acks = Map<string, (payload: unknown) => void>;

function takeAck(acks: Acks, data: string): void {
  const { envelope_id: id, payload } = JSON.parse(data);
  acks.get(id)?.(payload);
  acks.delete(id);
}

function waitForAck(acks: Acks, id: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      acks.delete(id);
      reject(new Error(`envelope ${id} was not acknowledged within ${ACK_TIMEOUT_MS} ms`));
    }, ACK_TIMEOUT_MS);
    acks.set(id, (payload) => {
      clearTimeout(timer);
      resolve(payload);
    });
  });
}
