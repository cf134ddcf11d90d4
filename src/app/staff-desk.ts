import type { RefusalCode } from '../answer/answer';
import type { Locale } from '../answer/locale';
import type { Reply } from '../answer/reply';
import { PRIORITIES, type Priority, type Ticket } from '../answer/ticket';
import type { StaffAct, StaffDesk } from '../channels/channel';
import type { TicketCommand } from '../desk/command';
import type { Acted, Desk } from '../desk/desk';
import type { Compose } from '../library/compose';

type Props = {
  readonly desk: Desk;
  readonly compose: Compose;
  readonly locale: Locale;
  /** How long a reply from a channel may be taken back. */
  readonly undoSeconds: number;
};

/** A ticket is named in a message; more of it is in the log of changes. */
const UNKNOWN_TICKET = 'no-such-ticket';

/** What channels do for the staff who work there. */
export function createStaffDesk(props: Props): StaffDesk {
  const { desk, compose, locale } = props;
  return {
    locale,
    findTicket: async (side, thread) => desk.findByThread(side, thread),
    act: async (asked) => {
      const acted = await actFor(asked, props);
      if (acted.ok || isOfNoEntry(asked, acted.refused)) return undefined;
      return composeRefusal(asked.ticket, acted, props);
    },
    show: async (id, what) => {
      const ticket = await desk.read(id);
      if (ticket === undefined)
        return composeRefusal(id, { ok: false, refused: UNKNOWN_TICKET, who: null }, props);
      return compose(toShown(what, ticket), locale);
    },
  };
}

/** Commands and questions for help are edited and deleted as well: they are kept nowhere, and nobody has to know. */
function isOfNoEntry({ act, entry }: StaffAct, refused: RefusalCode): boolean {
  return refused === 'no-such-entry' && entry === undefined && (act === 'take-back' || act === 'amend-note');
}

/** Does what somebody of the staff asked for. */
export async function actFor(
  asked: StaffAct & { readonly undoSeconds?: number },
  { desk, undoSeconds }: Pick<Props, 'desk' | 'undoSeconds'>,
): Promise<Acted> {
  const ticket = await desk.read(asked.ticket);
  if (ticket === undefined) return { ok: false, refused: UNKNOWN_TICKET, who: null };
  const command = toCommand(asked, ticket, asked.undoSeconds ?? undoSeconds);
  if (typeof command === 'string') return { ok: false, refused: command, who: null };
  return desk.act(asked.ticket, command, asked.delivery);
}

async function composeRefusal(
  id: string,
  { refused, who }: Extract<Acted, { ok: false }>,
  { desk, compose, locale }: Props,
): Promise<Reply> {
  const state = (await desk.read(id))?.state ?? null;
  return compose({ kind: 'staff-refused', ticket: id, code: refused, who, state }, locale);
}

function toShown(what: Parameters<StaffDesk['show']>[1], ticket: Ticket) {
  switch (what) {
    case 'support-request':
      return { kind: what, draft: ticket } as const;
    case 'staff-help':
      return { kind: what, ticket: ticket.id } as const;
    case 'ticket-card':
    case 'ticket-details':
      return { kind: what, ticket } as const;
    default:
      return what satisfies never;
  }
}

/** The command, or what is missing for one. */
function toCommand(asked: StaffAct, ticket: Ticket, undoSeconds: number): TicketCommand | RefusalCode {
  const { act, by, text = '', to = '', files = [], ref } = asked;
  switch (act) {
    case 'claim':
    case 'release':
    case 'reopen':
    case 'see':
      return { do: act, by };
    case 'assign':
      return to.trim() === '' ? 'no-assignee' : { do: act, by, to: to.trim() };
    case 'reply':
      return { do: act, by, text, files, ref: ref ?? null, undoSeconds };
    case 'edit':
      if (ref === undefined) return 'no-such-entry';
      if (isFirst(ref, ticket)) return toCommand({ ...asked, act: 'reply' }, ticket, undoSeconds);
      return { do: act, by, ref, text };
    case 'note':
      return { do: act, by, text, ref: ref ?? null };
    case 'amend-note':
      return ref === undefined ? 'no-such-entry' : { do: act, by, ref, text };
    case 'resolve':
      return { do: act, by, text: text.trim() === '' ? null : text };
    case 'merge':
      return to.trim() === '' ? 'cannot-merge' : { do: act, by, into: to.trim().toUpperCase() };
    case 'prioritize':
      return isPriority(to) ? { do: act, by, priority: to } : 'no-such-priority';
    case 'take-back':
    case 'send-again':
    case 'settle': {
      const entry = findEntry(asked, ticket);
      if (act === 'take-back' && entry === undefined && ref !== undefined)
        return { do: 'amend-note', by, ref, text: null };
      return entry === undefined ? 'no-such-entry' : { do: act, by, entry };
    }
    default:
      return act satisfies never;
  }
}

/** A note that was edited into a reply was none before. */
function isFirst(ref: string, { transcript }: Ticket): boolean {
  return !transcript.some((each) => each.ref === ref);
}

function isPriority(word: string): word is Priority {
  return PRIORITIES.some((each) => each === word);
}

/** A button names the reply; a deleted message is known by what its platform calls it. */
function findEntry({ entry, ref }: StaffAct, { transcript }: Ticket): string | undefined {
  return entry ?? (ref === undefined ? undefined : transcript.find((each) => each.ref === ref)?.id);
}
