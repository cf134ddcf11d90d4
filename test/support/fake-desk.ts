import type { RefusalCode } from '../../src/answer/answer';
import type { Locale } from '../../src/answer/locale';
import { quoteText } from '../../src/answer/marked-text';
import type { Block, Reply } from '../../src/answer/reply';
import type { Actor, Priority, Ticket, TicketEntry } from '../../src/answer/ticket';
import type { DeskAct, DeskActed, DeskEvent, DeskPort, DeskPost } from '../../src/channels/desk/desk-port';
import { createEntry } from './desk-tickets';

/** A desk kept in memory, with what a test may do to it and see of it. */
export type FakeDesk = DeskPort & {
  readonly acts: DeskAct[];
  readonly problemPosts: DeskPost[];
  put(ticket: Ticket): void;
  personSays(id: string, text: string): void;
  /** What became of a reply. */
  deliver(id: string, entry: string, state: 'delivered' | 'failed' | 'unsure', problem?: string): void;
};

type Outcome =
  | { readonly what: string; readonly changes: Partial<Ticket>; readonly detail?: DeskEvent['detail'] }
  | RefusalCode;

const SYSTEM: Actor = { id: 'system', name: 'system', via: 'system' };

export function createFakeDesk(now: () => Date = () => new Date()): FakeDesk {
  const tickets = new Map<string, Ticket>();
  const log: DeskEvent[] = [];
  const acts: DeskAct[] = [];
  const problemPosts: DeskPost[] = [];
  const seen = new Set<string>();
  const at = (): string => now().toISOString();

  const write = (
    ticket: Ticket,
    { by, what, detail = {} }: Pick<DeskEvent, 'by' | 'what'> & Partial<Pick<DeskEvent, 'detail'>>,
  ): Ticket => {
    const kept = { ...ticket, updatedAt: at() };
    tickets.set(ticket.id, kept);
    log.push({ sequence: log.length + 1, ticket: ticket.id, at: at(), by, what, detail });
    return kept;
  };
  const need = (id: string): Ticket => {
    const ticket = tickets.get(id);
    if (ticket === undefined) throw new Error(`no ${id}`);
    return ticket;
  };
  const doAct = (act: DeskAct): DeskActed => {
    const ticket = tickets.get(act.ticket);
    if (ticket === undefined) return refuse('no-such-ticket', null, act.locale);
    if (act.delivery !== undefined && seen.has(act.delivery)) return { ok: true, ticket };
    const outcome = decide(ticket, act, at());
    if (typeof outcome === 'string') return refuse(outcome, ticket.assignee?.name ?? null, act.locale);
    if (act.delivery !== undefined) seen.add(act.delivery);
    const { what, changes, detail = {} } = outcome;
    return { ok: true, ticket: write({ ...ticket, ...changes }, { by: act.by, what, detail }) };
  };

  return {
    acts,
    problemPosts,
    put: (ticket) => {
      const { priority, reason, transcript } = ticket;
      const detail = { priority, reason, entries: transcript.length };
      write(ticket, { by: personOf(ticket), what: 'opened', detail });
    },
    personSays: (id, text) => {
      const ticket = need(id);
      const state = ticket.state === 'waiting' ? 'claimed' : ticket.state;
      const said = { ...ticket, state, transcript: add(ticket, { at: at(), text }) };
      write(said, { by: personOf(ticket), what: 'said', detail: { entry: '1' } });
    },
    deliver: (id, entry, state, problem) => {
      const ticket = need(id);
      const transcript = mark(ticket, entry, { state, problem: problem ?? null });
      const detail = { entry, state, problem: problem ?? null };
      write({ ...ticket, transcript }, { by: SYSTEM, what: state, detail });
    },
    list: async ({ states, priorities, assignee, text, most }) =>
      [...tickets.values()]
        .filter(({ state }) => states?.includes(state) ?? true)
        .filter(({ priority }) => priorities?.includes(priority) ?? true)
        .filter((ticket) => assignee === undefined || ticket.assignee?.name === assignee)
        .filter((ticket) =>
          JSON.stringify(ticket)
            .toLowerCase()
            .includes((text ?? '').toLowerCase()),
        )
        .slice(0, most),
    read: async (id) => tickets.get(id),
    act: async (act) => {
      acts.push(act);
      return doAct(act);
    },
    audit: async (id) => log.filter(({ ticket }) => ticket === id),
    posts: async (id) => problemPosts.filter(({ ticket }) => ticket === id),
    problems: async () => problemPosts,
    sendAgain: async (key) => {
      const index = problemPosts.findIndex((post) => post.key === key);
      if (index >= 0) problemPosts.splice(index, 1);
      return index >= 0;
    },
    events: async ({ after, most }) => log.slice(after, after + most),
    lastSequence: async () => log.length,
    compose: (what, ticket, locale) =>
      toReply(what, locale, what === 'ticket-details' ? drawDetails(ticket) : drawRequest()),
    preview: ({ ticket, by, text }) =>
      toReply('staff-message', ticket.participants[0]?.locale ?? 'en', [
        { type: 'paragraph', text: `**${quoteText(by)} (サポート)**: ${quoteText(text)}`, tone: 'plain' },
      ]),
    people: async () => ['Mika', 'Olga'],
  };
}

/** As the real desk logs a person: without a name by the key of the conversation. */
function personOf({ participants: [first] }: Ticket): Actor {
  const { conversation = '', channel = 'web', name = null } = first ?? {};
  return { id: conversation, name: name ?? conversation, via: channel === 'terminal' ? 'web' : channel };
}

function add(ticket: Ticket, changes: Partial<TicketEntry>): readonly TicketEntry[] {
  return [...ticket.transcript, createEntry(String(ticket.transcript.length + 1), changes)];
}

function mark(
  ticket: Ticket,
  id: string,
  delivery: NonNullable<TicketEntry['delivery']>,
): readonly TicketEntry[] {
  return ticket.transcript.map((entry) => (entry.id === id ? { ...entry, delivery } : entry));
}

/** The few rules the page and the API are tried by; the real ones have tests of their own. */
function decide(ticket: Ticket, act: DeskAct, at: string): Outcome {
  const { by, text = '', to = '', entry = '' } = act;
  const isOthers = ticket.assignee !== null && ticket.assignee.name !== by.name;
  if (ticket.state === 'merged') return 'merged';
  if (ticket.state === 'resolved' && ['claim', 'reply', 'release', 'assign'].includes(act.act))
    return 'resolved';
  switch (act.act) {
    case 'claim':
      return isOthers
        ? 'held-by-other'
        : {
            what: 'claimed',
            changes: { state: 'claimed', assignee: by, seenBy: { name: by.name, at } },
            detail: { from: ticket.state },
          };
    case 'release':
      if (ticket.assignee === null) return 'not-held';
      return { what: 'released', changes: { state: 'open', assignee: null } };
    case 'assign':
      if (to === '') return 'no-assignee';
      return { what: 'assigned', changes: { state: 'claimed', assignee: { ...by, id: to, name: to } } };
    case 'reply':
      if (isOthers) return 'held-by-other';
      if (text.trim() === '') return 'no-text';
      return {
        what: 'replied',
        changes: { state: 'waiting', assignee: by, transcript: reply(ticket, act, at) },
      };
    case 'note':
      if (text.trim() === '') return 'no-text';
      return { what: 'noted', changes: { notes: [...ticket.notes, { id: `n${at}`, at, by, text }] } };
    case 'resolve':
      return { what: 'resolved', changes: { state: 'resolved', assignee: null, resolvedAt: at } };
    case 'reopen':
      if (ticket.state !== 'resolved') return 'not-resolved';
      return { what: 'reopened', changes: { state: 'reopened', resolvedAt: null } };
    case 'merge':
      return { what: 'merged', changes: { state: 'merged', assignee: null, mergedInto: to } };
    case 'prioritize':
      return {
        what: 'prioritized',
        changes: { priority: to as Priority },
        detail: { from: ticket.priority, to },
      };
    case 'take-back':
      return repair(ticket, entry, 'taken-back');
    case 'send-again':
      return repair(ticket, entry, 'sent-again');
    case 'settle':
      return repair(ticket, entry, 'settled');
    case 'see':
      return { what: 'seen', changes: { seenBy: { name: by.name, at } } };
    case 'edit':
    case 'amend-note':
      return 'no-such-entry';
    default:
      return act.act satisfies never;
  }
}

function reply(ticket: Ticket, { by, text = '', undoSeconds }: DeskAct, at: string): readonly TicketEntry[] {
  const state = undoSeconds > 0 ? 'waiting' : 'delivered';
  return add(ticket, { at, from: 'staff', by: by.name, text, delivery: { state, problem: null } });
}

const AFTER = { 'taken-back': 'taken-back', 'sent-again': 'waiting', settled: 'delivered' } as const;

function repair(ticket: Ticket, entry: string, what: keyof typeof AFTER): Outcome {
  const found = ticket.transcript.find(({ id }) => id === entry);
  if (found?.delivery == null) return 'no-such-entry';
  if (what === 'taken-back' && found.delivery.state !== 'waiting') return 'too-late';
  return { what, changes: { transcript: mark(ticket, entry, { state: AFTER[what], problem: null }) } };
}

function refuse(code: RefusalCode, who: string | null, locale: Locale): DeskActed {
  const text = `${locale}: ${code}${who === null ? '' : ` (${who})`}`;
  return {
    ok: false,
    code,
    who,
    reply: toReply('staff-refused', locale, [{ type: 'paragraph', text, tone: 'attention' }]),
  };
}

function toReply(kind: string, locale: Locale, blocks: readonly Block[]): Reply {
  const text = blocks.map((block) => ('text' in block ? block.text : '')).join('\n');
  return { kind, locale, text, blocks, choices: [] };
}

function drawDetails({ id, note, facts, verdict, transcript, evidence }: Ticket): readonly Block[] {
  return [
    { type: 'heading', text: `${id}: a card of its own`, tone: 'plain' },
    { type: 'heading', text: 'Port 25 is blocked, and stays so', tone: 'attention' },
    { type: 'paragraph', text: quoteText(note ?? ''), tone: 'plain' },
    {
      type: 'facts',
      rows: facts.map(({ fact, value, how }) => ({ label: fact, value: String(value), note: how })),
    },
    {
      type: 'list',
      title: 'What to do now',
      ordered: true,
      items: ['Use an authenticated relay on port `587`.'],
    },
    {
      type: 'sources',
      title: 'Why',
      items: (verdict?.clauses ?? []).map(({ id, section }) => ({
        text: section,
        clause: id,
        link: { label: 'Troubleshoot outbound SMTP [2022]', url: 'https://learn.microsoft.com/azure/smtp' },
      })),
    },
    { type: 'code', text: evidence.join('\n') },
    ...transcript.map(({ text }): Block => ({ type: 'paragraph', text: quoteText(text), tone: 'subtle' })),
  ];
}

function drawRequest(): readonly Block[] {
  return [
    { type: 'paragraph', text: 'Ready to paste:', tone: 'plain' },
    { type: 'code', text: 'Request to remove the block of outbound port 25' },
  ];
}
