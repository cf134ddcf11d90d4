import type { Locale } from '../answer/locale';
import type { Ticket } from '../answer/ticket';
import type { DeskAct, DeskActed, DeskPort, DeskPost, TicketsWanted } from '../channels/desk/desk-port';
import type { Acted, Desk } from '../desk/desk';
import { findReplyEntry } from '../desk/posts';
import type { Compose } from '../library/compose';
import type { KeptPost } from '../store/desk-store';
import { actFor } from './staff-desk';

type Props = {
  readonly desk: Desk;
  readonly compose: Compose;
  readonly undoSeconds: number;
};

/** So many are looked through for what the store does not index. */
const MOST_LOOKED_AT = 1_000;
const MOST_LINES = 2_000;
/** Who of the staff was seen on so many of the latest tickets is offered when one is handed over. */
const MOST_LATEST = 200;
const MOST_PROBLEMS = 500;

/** What the desk page and the API work with. */
export function createDeskPort(props: Props): DeskPort {
  const { desk, compose } = props;
  return {
    list: async (wanted) => pick(await desk.list(toFilter(wanted)), wanted),
    read: (id) => desk.read(id),
    act: (asked) => act(asked, props),
    audit: (id) => desk.audit({ ticket: id, most: MOST_LINES }),
    posts: async (id) => toPosts(await desk.posts({ ticket: id, most: MOST_LINES }), desk),
    problems: async () =>
      toPosts(await desk.posts({ states: ['dead', 'unsure'], most: MOST_PROBLEMS }), desk),
    sendAgain: (key, by) => desk.sendAgain(key, by),
    events: ({ after, most }) => desk.audit({ after, most }),
    lastSequence: () => desk.lastSequence(),
    compose: (what, ticket, locale) =>
      compose(what === 'support-request' ? { kind: what, draft: ticket } : { kind: what, ticket }, locale),
    preview: ({ ticket, by, text }) => {
      const locale: Locale = ticket.participants[0]?.locale ?? 'en';
      return compose({ kind: 'staff-message', ticket: ticket.id, by, text, files: [] }, locale);
    },
    people: async () => listPeople(await desk.list({ most: MOST_LATEST })),
  };
}

function toFilter({ states, assignee, text, priorities, most }: TicketsWanted): Parameters<Desk['list']>[0] {
  const isPicky = text !== undefined || priorities !== undefined;
  return {
    most: isPicky ? MOST_LOOKED_AT : most,
    ...(states !== undefined && { states }),
    ...(assignee !== undefined && { assignee }),
  };
}

function pick(tickets: readonly Ticket[], { priorities, text, most }: TicketsWanted): readonly Ticket[] {
  const wanted = text?.normalize('NFKC').toLowerCase();
  return tickets
    .filter(({ priority }) => priorities?.includes(priority) ?? true)
    .filter((ticket) => wanted === undefined || toWords(ticket).includes(wanted))
    .slice(0, most);
}

/** All that somebody may remember a ticket by. */
function toWords({ id, note, facts, participants, assignee, transcript, notes }: Ticket): string {
  const words = [
    id,
    note,
    assignee?.name,
    ...facts.map(({ value }) => value),
    ...participants.map(({ name }) => name),
    ...transcript.flatMap(({ text, choice }) => [text, choice]),
    ...notes.map(({ text }) => text),
  ];
  return words.join('\n').normalize('NFKC').toLowerCase();
}

async function act(asked: DeskAct, props: Props): Promise<DeskActed> {
  const acted = await actFor(asked, props);
  return acted.ok ? acted : refuse(asked, acted, props);
}

async function refuse(
  { ticket, locale }: DeskAct,
  { refused, who }: Extract<Acted, { ok: false }>,
  { desk, compose }: Props,
): Promise<DeskActed> {
  const state = (await desk.read(ticket))?.state ?? null;
  const reply = compose({ kind: 'staff-refused', ticket, code: refused, who, state }, locale);
  return { ok: false, code: refused, who, reply };
}

async function toPosts(kept: readonly KeptPost[], desk: Desk): Promise<readonly DeskPost[]> {
  const tickets = new Map<string, Ticket | undefined>();
  for (const { ticket } of kept) if (!tickets.has(ticket)) tickets.set(ticket, await desk.read(ticket));
  return kept.map((post) => toPost(post, tickets.get(post.ticket)));
}

function toPost(post: KeptPost, ticket: Ticket | undefined): DeskPost {
  const { key, target, state, attempts, problem, createdAt, sentAt } = post;
  const to = target.kind === 'staff' ? target.side : target.kind;
  const entry = ticket === undefined ? null : (findReplyEntry(ticket, key)?.id ?? null);
  return { key, ticket: post.ticket, to, entry, state, attempts, problem, createdAt, sentAt };
}

function listPeople(tickets: readonly Ticket[]): readonly string[] {
  const names = tickets.flatMap(({ assignee, notes, transcript }) => [
    assignee?.name,
    ...notes.map(({ by }) => by.name),
    ...transcript.flatMap(({ from, by }) => (from === 'staff' ? [by] : [])),
  ]);
  return [...new Set(names)].filter((name) => typeof name === 'string').toSorted();
}
