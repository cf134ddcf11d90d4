import type { Expected } from '../answer/answer';
import {
  type Actor,
  isHeld,
  isLive,
  PRIORITIES,
  type Priority,
  TICKET_STATES,
  type Ticket,
} from '../answer/ticket';
import type {
  DeskStore,
  DeskWrite,
  DeskWritten,
  KeptAuditLine,
  KeptPost,
  StoredTicket,
  TicketFilter,
} from '../store/desk-store';
import {
  absorb,
  type Change,
  change,
  type DeskRules,
  type Opening,
  openTicket,
  type Refusal,
} from './change';
import type { TicketCommand } from './command';
import { findReplyEntry, replyKeysOf } from './posts';
import { tryAgain } from './try-again';

/** What came of a command: the ticket as it is now, or why nothing was done. */
export type Acted = { readonly ok: true; readonly ticket: Ticket } | ({ readonly ok: false } & Refusal);

/** A change that is to be written together with the turn it comes from. */
export type Prepared = {
  readonly write: DeskWrite;
  readonly ticket: Ticket;
};

/** Tickets, and all that happens to them. */
export interface Desk {
  read(id: string): Promise<Ticket | undefined>;
  list(filter: TicketFilter): Promise<readonly Ticket[]>;
  /** @param delivery the same one again does nothing, and gives the ticket as it is */
  act(id: string, command: TicketCommand, delivery?: string): Promise<Acted>;
  audit(filter: Parameters<DeskStore['audit']>[0]): Promise<readonly KeptAuditLine[]>;
  posts(filter: Parameters<DeskStore['listPosts']>[0]): Promise<readonly KeptPost[]>;
  lastSequence(): Promise<number>;
  findByThread: DeskStore['findByThread'];
  /** Sends again one post that was given up or is unsure. @returns false where there is none, or it is neither */
  sendAgain(key: string, by: Actor): Promise<boolean>;
  /** The person has seen what was sent to their conversation. */
  see(conversation: string): Promise<void>;
  /** Reminds the staff of every target that comes near. */
  nudge(): Promise<void>;

  /**
   * The ticket a conversation is about: one the staff have to do with, where there is any; else the latest opened
   * there, followed to where it was merged.
   */
  current(conversation: string, latest: string): Promise<StoredTicket | undefined>;
  expected(): Readonly<Record<Priority, Expected>>;
  prepareOpening(opening: Omit<Opening, 'id' | 'at'>): Promise<Prepared>;
  prepare(stored: StoredTicket, command: TicketCommand): Prepared | Refusal | undefined;
  /** What was prepared is written: it may go out. */
  wake(): void;
}

type Props = {
  readonly store: DeskStore;
  readonly rules: DeskRules;
  readonly now: () => Date;
  /** Told after every change, so that nothing waits for the clock. */
  readonly onChange: () => void;
};

/** Duplicates of duplicates; nobody merges deeper. */
const MOST_MERGES = 20;
const MOST_NUDGED = 50;

export function createDesk(props: Props): Desk {
  const { store, rules, now, onChange } = props;
  const at = (): string => now().toISOString();
  return {
    read: async (id) => (await store.read(id))?.ticket,
    list: (filter) => store.list(filter),
    act: (id, command, delivery) => act({ id, command, ...(delivery !== undefined && { delivery }) }, props),
    audit: (filter) => store.audit(filter),
    posts: (filter) => store.listPosts(filter),
    lastSequence: () => store.lastSequence(),
    findByThread: (side, thread) => store.findByThread(side, thread),
    sendAgain: (key, by) => sendPostAgain(key, by, props),
    see: (conversation) => see(conversation, props),
    nudge: async () => {
      for (const id of await store.listToNudge(at(), MOST_NUDGED)) await act({ id, command: NUDGE }, props);
    },
    current: (conversation, latest) => findCurrent(conversation, latest, store),
    expected: () => mapPriorities((priority) => rules.expectedAt(at(), priority)),
    prepareOpening: async (opening) => {
      const id = await store.newId();
      return toPrepared(openTicket({ ...opening, id, at: at() }, rules), 0);
    },
    prepare: ({ ticket, revision }, command) => {
      const changed = change(ticket, command, at(), rules);
      return changed === undefined || isRefusal(changed) ? changed : toPrepared(changed, revision);
    },
    wake: onChange,
  };
}

const NUDGE: TicketCommand = { do: 'nudge' };

export function isRefusal(changed: Change | Refusal | Prepared): changed is Refusal {
  return 'refused' in changed;
}

function mapPriorities<Value>(of: (priority: Priority) => Value): Readonly<Record<Priority, Value>> {
  return Object.fromEntries(PRIORITIES.map((each) => [each, of(each)])) as Record<Priority, Value>;
}

function toPrepared(changed: Change, revision: number): Prepared {
  return { ticket: changed.ticket, write: { revision, ...changed } };
}

const LIVE = TICKET_STATES.filter((state) => isLive({ state }));
/** An older ticket may have been reopened beside the latest: whoever has one hears the person. */
const MOST_LIVE = 10;

async function findCurrent(
  conversation: string,
  latest: string,
  store: DeskStore,
): Promise<StoredTicket | undefined> {
  const live = await store.list({ conversation, states: LIVE, most: MOST_LIVE });
  const best = live.find(isHeld) ?? live[0];
  return best === undefined ? follow(latest, store) : store.read(best.id);
}

async function follow(id: string, store: DeskStore): Promise<StoredTicket | undefined> {
  let stored = await store.read(id);
  for (let hop = 0; hop < MOST_MERGES && stored?.ticket.mergedInto != null; hop += 1)
    stored = (await store.read(stored.ticket.mergedInto)) ?? stored;
  return stored;
}

type Act = { readonly id: string; readonly command: TicketCommand; readonly delivery?: string };

async function act(asked: Act, props: Props): Promise<Acted> {
  const done = await tryAgain(async () => {
    const acted = await tryToAct(asked, props);
    return acted === 'conflict' ? undefined : { acted };
  });
  return done?.acted ?? refuse('busy', null);
}

function refuse(refused: Refusal['refused'], who: string | null): Acted {
  return { ok: false, refused, who };
}

async function tryToAct(asked: Act, props: Props): Promise<Acted | 'conflict'> {
  const { store, onChange } = props;
  const stored = await store.read(asked.id);
  if (stored === undefined) return refuse('no-such-ticket', null);
  // First: what was done before may well be refused now.
  if (asked.delivery !== undefined && (await store.isRepeated(asked.delivery)))
    return { ok: true, ticket: stored.ticket };
  const writes = await plan(stored, asked, props);
  if (writes === undefined) return { ok: true, ticket: stored.ticket };
  if ('refused' in writes) return { ok: false, ...writes };
  const written: DeskWritten = await store.write(writes);
  if (written === 'conflict') return 'conflict';
  if (written === 'too-late') return refuse('too-late', null);
  if (written === 'written') onChange();
  if (asked.command.do === 'delivery') await forward(stored.ticket, asked.command, props);
  if (written === 'written') return { ok: true, ticket: writes[0]?.ticket ?? stored.ticket };
  return { ok: true, ticket: (await store.read(asked.id))?.ticket ?? stored.ticket };
}

/** A reply goes out under the ticket it was written in; where that was merged since, its copy learns of it, too. */
async function forward(
  { mergedInto, transcript }: Ticket,
  command: Extract<TicketCommand, { do: 'delivery' }>,
  props: Props,
): Promise<void> {
  const sent = transcript.find(({ id }) => id === command.entry);
  const target = mergedInto === null ? undefined : await follow(mergedInto, props.store);
  const copy = target?.ticket.transcript.find(
    ({ from, at, by, text }) => from === 'staff' && at === sent?.at && by === sent.by && text === sent.text,
  );
  if (target === undefined || copy === undefined) return;
  await act({ id: target.ticket.id, command: { ...command, entry: copy.id } }, props);
}

/** What is to be written; undefined where nothing changes. */
async function plan(
  stored: StoredTicket,
  { command, delivery }: Act,
  props: Props,
): Promise<readonly DeskWrite[] | Refusal | undefined> {
  const { rules, now } = props;
  const at = now().toISOString();
  const changed = change(stored.ticket, command, at, rules);
  if (changed === undefined || isRefusal(changed)) return changed;
  const write: DeskWrite = {
    ...toPrepared(changed, stored.revision).write,
    ...endDoubt(stored.ticket, command),
    ...(delivery !== undefined && { delivery }),
  };
  if (command.do !== 'merge') return [write];
  const target = await props.store.read(command.into);
  if (target === undefined) return { refused: 'no-such-ticket', who: command.into };
  if (target.ticket.id === stored.ticket.id || target.ticket.state === 'merged')
    return { refused: 'cannot-merge', who: command.into };
  const absorbed = absorb(target.ticket, stored.ticket, { command, at, rules });
  return [write, toPrepared(absorbed, target.revision).write];
}

/** The messages of a reply go out again, or are taken to have arrived. */
function endDoubt(ticket: Ticket, command: TicketCommand): Pick<DeskWrite, 'ends'> {
  if (command.do !== 'send-again' && command.do !== 'settle') return {};
  const keys = replyKeysOf(ticket, command.entry);
  return { ends: { keys, as: command.do === 'settle' ? 'sent' : 'waiting' } };
}

/** A reply is sent again as a whole, so that its ticket knows; anything else by itself. */
async function sendPostAgain(key: string, by: Actor, props: Props): Promise<boolean> {
  const { store, now, onChange } = props;
  const post = await store.readPost(key);
  const ticket = post === undefined ? undefined : (await store.read(post.ticket))?.ticket;
  const entry = ticket === undefined ? undefined : findReplyEntry(ticket, key);
  if (ticket !== undefined && entry !== undefined)
    return (await act({ id: ticket.id, command: { do: 'send-again', by, entry: entry.id } }, props)).ok;
  const isSent = await store.sendAgain(key, now().toISOString());
  if (isSent) onChange();
  return isSent;
}

async function see(conversation: string, props: Props): Promise<void> {
  const [ticket] = await props.store.list({ conversation, most: 1 });
  const last = ticket?.transcript.findLast(({ delivery }) => delivery?.state === 'delivered');
  if (ticket === undefined || last === undefined) return;
  const command = { do: 'delivery', entry: last.id, state: 'seen', problem: null } as const;
  await act({ id: ticket.id, command }, props);
}
