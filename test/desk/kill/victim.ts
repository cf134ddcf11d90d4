/**
 * A process that holds the desk and is killed at any moment: the store, the desk, the outbox and the turn
 * are the real ones; reading and words are the least that will do, so that it starts in no time.
 *
 * argv: the data directory, the address of the platform's stand-in.
 */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Answer, Standing } from '../../../src/answer/answer';
import type { Dialog, DialogStep } from '../../../src/answer/dialog';
import { isHeld } from '../../../src/answer/ticket';
import { createSender } from '../../../src/app/desk-sender';
import { actFor } from '../../../src/app/staff-desk';
import type { Courier } from '../../../src/channels/channel';
import { createDesk } from '../../../src/desk/desk';
import { createDeskRules, DEFAULT_SETTINGS } from '../../../src/desk/desk-rules';
import { createOutbox } from '../../../src/desk/outbox';
import type { Compose } from '../../../src/library/compose';
import type { Reading } from '../../../src/reading/reading';
import { createDatabaseStore } from '../../../src/store/database-store';
import { createDatabaseDeskStore } from '../../../src/store/desk-store-database';
import { openSqlite } from '../../../src/store/sqlite';
import { createTurn } from '../../../src/turn';
import { CAREFUL, type Wish } from './wire';

const [directory = '', platform = ''] = process.argv.slice(2);
const now = (): Date => new Date();
const log = { warn: () => undefined, error: () => undefined };
/** Short, so that what a killed process held is taken up again soon; longer than the stand-in ever takes. */
const LEASE_MS = 600;

/** Nothing is given up, however often its process is killed. */
const PAUSES_MS = Array.from({ length: 100 }, () => 20);

const STANDING: Standing = {
  kind: 'question',
  question: { fact: 'subscription', why: null, choices: [] },
  facts: [],
};

/** `open` hands over at once, whatever else is said to a held ticket goes to the staff, the bot says the rest back. */
const dialog: Dialog<Reading> = {
  name: 'least',
  takes: () => true,
  advance: (conversation, { text, desk }): DialogStep => {
    if (text === 'open') return { conversation, answers: [], desk: { do: 'open', draft: DRAFT } };
    const ticket = desk?.ticket;
    if (ticket !== undefined && isHeld(ticket)) return { conversation, answers: [], desk: { do: 'pass-on' } };
    return { conversation, answers: [{ kind: 'thanks' }] };
  },
};

const DRAFT = {
  reason: 'asked',
  priority: 'normal',
  note: null,
  facts: [],
  verdict: null,
  evidence: [],
} as const;

const compose: Compose = (answer, locale) => ({
  kind: answer.kind,
  locale,
  text: wordsOf(answer),
  blocks: [],
  choices: [],
});

function wordsOf(answer: Answer): string {
  if (answer.kind === 'staff-message') return answer.text;
  if (answer.kind === 'ticket-said') return answer.entry.text;
  if (answer.kind === 'ticket-opened') return answer.ticket.id;
  return answer.kind;
}

const reader = { read: () => ({ locale: 'en', intent: 'unknown' }) as unknown as Reading };

function createCourier(isIdempotent: boolean): Courier {
  return {
    isIdempotent,
    deliver: async ({ key, to, reply, replaces }) => {
      const box = to.kind === 'person' ? `person:${to.conversation}` : 'staff';
      const body = JSON.stringify({ key, box, kind: reply.kind, text: reply.text, replaces });
      try {
        const response = await fetch(platform, { method: 'POST', body });
        if (response.status === 503) return { state: 'busy', problem: 'busy' };
        return { state: 'sent', place: { key }, thread: `thread:${key}` };
      } catch {
        return { state: 'unsure', problem: 'no-answer' };
      }
    },
  };
}

async function main(): Promise<void> {
  const database = await openSqlite(directory);
  const store = createDatabaseDeskStore({ database });
  const rules = createDeskRules({ ...DEFAULT_SETTINGS, sides: ['slack'] });
  const desk = createDesk({ store, rules, now, onChange: () => outbox.wake() });
  const couriers = { slack: createCourier(true), teams: createCourier(false) };
  const sender = createSender({ store, desk, compose, couriers, locale: 'en' });
  const outbox = createOutbox({
    store,
    sender,
    now,
    log,
    everyMs: 100,
    leaseMs: LEASE_MS,
    pausesMs: PAUSES_MS,
  });
  const turn = createTurn({
    reader: reader as never,
    compose,
    dialogs: [dialog],
    store: createDatabaseStore({ database, now }),
    now,
    log,
    handoff: { desk, stand: () => STANDING },
  });
  const obey = async (wish: Wish): Promise<object> => {
    if (wish.kind === 'turn') {
      const { kind: _, ...input } = wish;
      const channel = input.conversation.startsWith(CAREFUL) ? 'slack' : 'teams';
      return { replies: await turn.take({ ...input, channel }) };
    }
    return actFor(wish.act, { desk, undoSeconds: 0 });
  };
  outbox.start();
  const server = createServer(async (request, response) => {
    try {
      response.end(JSON.stringify(await obey(JSON.parse(await read(request)) as Wish)));
    } catch (error) {
      response.writeHead(500);
      response.end(String(error));
    }
  });
  server.listen(0, '127.0.0.1', () => {
    process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
  });
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

void main();
