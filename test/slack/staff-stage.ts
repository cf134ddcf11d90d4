import type { Reply } from '../../src/answer/reply';
import type { Amendment } from '../../src/answer/turn-input';
import type { Incoming, Memory, Overview, StaffAct, StaffDesk } from '../../src/channels/channel';
import { createSlackChannel, type SlackChannel } from '../../src/channels/slack/slack-channel';
import { shippedBook } from '../support/talk';
import { createSocketClient, type SlackPeople } from './client';
import { type SlackSimulator, startSlackSimulator } from './simulator';

/** The staff's channel, and a ticket's card in it. */
export const ROOM = 'C_ROOM';
export const TICKET = 'P25-1001';

/** The Slack channel beside a Slack that is played, with a desk that notes what it is asked. */
export type StaffStage = {
  readonly slack: SlackSimulator;
  readonly people: SlackPeople;
  readonly channel: SlackChannel;
  readonly memory: Memory;
  readonly staff: StaffDesk;
  readonly acts: readonly StaffAct[];
  readonly taken: readonly Incoming[];
  readonly amended: readonly Amendment[];
  readonly logged: readonly string[];
  /** What the desk answers an act with; nothing unless a test says otherwise. */
  refuses: (act: StaffAct) => Reply | undefined;
  /** What the bot answers; nothing, as while the staff have the case, unless a test says otherwise. */
  answers: (incoming: Incoming) => readonly Reply[];
  /** Posts the card of a ticket, as the outbox does, and resolves to its time stamp. */
  postCard(card: Reply, ticket?: string): Promise<string>;
  close(): Promise<void>;
};

export function toReply(kind: string, more: Partial<Reply> = {}): Reply {
  return { kind, locale: 'en', text: kind, blocks: [paragraph(kind)], choices: [], ...more };
}

export function paragraph(text: string): Reply['blocks'][number] {
  return { type: 'paragraph', text, tone: 'plain' };
}

export function createMapMemory(): Memory {
  const kept = new Map<string, unknown>();
  return {
    read: async (key) => kept.get(key),
    write: async (key, value) => void kept.set(key, structuredClone(value)),
    remove: async (key) => void kept.delete(key),
  };
}

type Noted = Pick<StaffStage, 'acts' | 'taken' | 'amended' | 'logged'>;
type Told = Pick<StaffStage, 'refuses' | 'answers'>;

/** @param isStaffed false: nobody of the staff works in Slack */
export async function startStaffStage({ isStaffed = true } = {}): Promise<StaffStage> {
  const slack = await startSlackSimulator();
  const memory = createMapMemory();
  const threads = new Map<string, string>();
  const logged: string[] = [];
  const noted = { acts: [], taken: [], amended: [], logged } as {
    -readonly [Key in keyof Noted]: Noted[Key][number][];
  };
  const told: Told = { refuses: () => undefined, answers: () => [] };
  const staff = toStaff(threads, noted.acts, { told, slack });
  const log = (_fields: unknown, message: string) => void logged.push(message);
  const channel = createSlackChannel({
    credentials: { mode: 'socket', appToken: slack.appToken, botToken: slack.botToken },
    apiUrl: slack.apiUrl,
    turn: {
      take: async (incoming) => {
        noted.taken.push(incoming);
        slack.world.calls.changed();
        return told.answers(incoming);
      },
      amend: async (amendment) => {
        noted.amended.push(amendment);
        slack.world.calls.changed();
      },
    },
    overview: toOverview(noted.taken),
    memory,
    say: (locale, word, values) => shippedBook().say(locale, `slack.${word}`, values),
    failure: (_locale, id) => `Something went wrong (${id}).`,
    logger: { info: log, warn: log, error: log },
    ...(isStaffed && { deskChannel: ROOM, staff }),
  });
  await channel.start();
  await slack.waitFor(() => slack.socket.connections > 0);
  const close = async (): Promise<void> => {
    await channel.close();
    await slack.close();
  };
  const postCard = async (card: Reply, ticket = TICKET): Promise<string> => {
    const to = { kind: 'staff', thread: null } as const;
    const sent = await channel.courier.deliver({ key: `${ticket}:card`, to, reply: card, replaces: null });
    if (sent.state !== 'sent') throw new Error(`the card was not posted: ${JSON.stringify(sent)}`);
    threads.set(String(sent.thread), ticket);
    return (sent.place as { readonly ts: string }).ts;
  };
  const people = createSocketClient({ simulator: slack });
  return Object.assign(told, { slack, people, channel, memory, staff, ...noted, postCard, close });
}

function toOverview(taken: readonly Incoming[]): Overview {
  return {
    knows: async (key) => taken.some(({ conversation }) => conversation === key),
    localeOf: async () => undefined,
    cases: async () => [],
    form: async () => {
      throw new Error('no form is asked for here');
    },
    readForm: () => {
      throw new Error('no form is sent here');
    },
  };
}

function toStaff(
  threads: ReadonlyMap<string, string>,
  acts: StaffAct[],
  { told, slack }: { readonly told: Told; readonly slack: SlackSimulator },
): StaffDesk {
  return {
    locale: 'en',
    findTicket: async (_side, thread) => threads.get(thread),
    act: async (act) => {
      acts.push(act);
      slack.world.calls.changed();
      return told.refuses(act);
    },
    show: async (ticket, what) => toReply(what, { text: `${what} of ${ticket}` }),
  };
}
