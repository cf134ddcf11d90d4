import type { Reply } from '../../src/answer/reply';
import type { Memory, StaffAct, StaffDesk } from '../../src/channels/channel';
import { createTeamsChannel, type TeamsChannel } from '../../src/channels/teams/teams-channel';
import { type Peer, startPeer } from './bot-framework';
import { type LogLine, sayInTeams } from './service';
import { createStubTurn } from './stub-turn';

export const DESK = '19:desk@thread.tacv2';
export const THREAD = `${DESK};messageid=100`;
export const TICKET = 'P25-1001';

/** A desk with one ticket, whose card is message 100 of the staff's channel. It refuses what it is told to. */
export type StubDesk = StaffDesk & { readonly acts: StaffAct[]; refusal: Reply | undefined; breaks: boolean };

export function createStubDesk(): StubDesk {
  const desk: StubDesk = {
    locale: 'en',
    acts: [],
    refusal: undefined,
    breaks: false,
    findTicket: async (side, thread) => (side === 'teams' && thread === THREAD ? TICKET : undefined),
    act: async (act) => {
      if (desk.breaks) throw new Error('the store is on fire: secret-content');
      desk.acts.push(act);
      return desk.refusal;
    },
    show: async (ticket, what) => toReply(what, `${what} of ${ticket}`),
  };
  return desk;
}

export function toReply(kind: string, text: string, parts: Partial<Reply> = {}): Reply {
  const blocks: Reply['blocks'] = [{ type: 'paragraph', text, tone: 'plain' }];
  return { kind, locale: 'en', text, blocks, choices: [], ...parts };
}

export type KeptMemory = Memory & { readonly kept: Map<string, unknown>; writes: number };

export function createKeptMemory(): KeptMemory {
  const kept = new Map<string, unknown>();
  const memory: KeptMemory = {
    kept,
    writes: 0,
    read: async (key) => kept.get(key),
    write: async (key, value) => {
      memory.writes += 1;
      kept.set(key, value);
    },
    remove: async (key) => void kept.delete(key),
  };
  return memory;
}

const trouble = (id: string): string => `Something went wrong on our side: ${id}`;

/** The channel with staff in it, behind a server of the test's own. */
export async function startStaffInTeams(memory: Memory = createKeptMemory(), deskChannel = DESK) {
  const log: LogLine[] = [];
  const write = (level: string) => (fields: LogLine['fields'], message: string) => {
    log.push({ level, fields, message });
  };
  const turn = createStubTurn();
  const staff = createStubDesk();
  const seen: string[] = [];
  const stop = new AbortController();
  const teams: TeamsChannel = createTeamsChannel({
    turn,
    staff,
    memory,
    deskChannel,
    // What is tried again later would go on in another test's process.
    signal: stop.signal,
    words: { trouble: { en: trouble, ja: trouble, 'zh-TW': trouble, ru: trouble }, say: sayInTeams },
    logger: { info: write('info'), warn: write('warn'), error: write('error') },
    onSeen: async (conversation) => void seen.push(conversation),
  });
  const peer: Peer = await startPeer(
    ({ headers }, response, body) => void teams.process({ headers, rawBody: Buffer.from(body) }, response),
  );
  const url = peer.url.replace(/\/$/, '');
  const close = (): Promise<void> => {
    stop.abort();
    return peer.close();
  };
  return { ...peer, close, url, turn, staff, seen, log, courier: teams.courier, settle: teams.settle };
}

export type StaffInTeams = Awaited<ReturnType<typeof startStaffInTeams>>;
