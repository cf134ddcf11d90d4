import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';
import type { TurnTaker } from '../../src/channels/channel';
import type { TeamsCredentials } from '../../src/channels/teams/credentials';
import { createTeamsChannel, type TeamsChannel } from '../../src/channels/teams/teams-channel';
import { createServer } from '../../src/server';
import type { LogLine } from '../e2e/service';
import { createKeptMemory, type KeptMemory } from '../e2e/staff-in-teams';

export type SignedTeams = {
  readonly url: string;
  readonly teams: TeamsChannel;
  readonly memory: KeptMemory;
  readonly log: LogLine[];
  close(): Promise<void>;
};

type Props = {
  readonly turn: TurnTaker;
  readonly credentials: TeamsCredentials;
  readonly keysWithinMs?: number;
  readonly memory?: KeptMemory;
};

const trouble = (id: string): string => `Something went wrong on our side: ${id}`;

/** The channel of a registered bot behind the real server, with all that it keeps and writes down to look at. */
export async function startSignedTeams(props: Props): Promise<SignedTeams> {
  const { memory = createKeptMemory() } = props;
  const log: LogLine[] = [];
  const write = (level: string) => (fields: LogLine['fields'], message: string) => {
    log.push({ level, fields, message });
  };
  const logger = { info: write('info'), warn: write('warn'), error: write('error') };
  const words = {
    trouble: { en: trouble, ja: trouble, 'zh-TW': trouble, ru: trouble },
    say: (_locale: unknown, word: string) => word,
  };
  const stop = new AbortController();
  const teams = createTeamsChannel({ ...props, memory, logger, words, signal: stop.signal });
  const server = createServer({
    routes: [{ method: 'POST', path: '/api/messages', handle: teams.process }],
    loopbackOnly: false,
    ready: () => true,
    metrics: () => '',
    logger,
    drainMs: 500,
  });
  const port = await server.listen(0, '127.0.0.1');
  const close = (): Promise<void> => {
    stop.abort();
    return server.close();
  };
  return { url: `http://127.0.0.1:${port}`, teams, memory, log, close };
}

export type Watch = { readonly hosts: string[]; stop(): void };

const REQUESTS = 'http.client.request.start';

/** Lists the hosts that the process calls through Node's own client, as the SDK does; `fetch` is another. */
export function watchOutgoing(): Watch {
  const hosts: string[] = [];
  const note = (message: unknown): void => {
    const { request } = message as { readonly request: ClientRequest };
    hosts.push(String(request.getHeader('host')));
  };
  subscribe(REQUESTS, note);
  return { hosts, stop: () => void unsubscribe(REQUESTS, note) };
}
