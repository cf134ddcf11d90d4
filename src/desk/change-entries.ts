import type { Ticket, TicketEntry } from '../answer/ticket';
import type { Said } from './command';

type Numbered = { readonly id: string; readonly at: string };

/** The id of what is added next: ids only count up, and stay with what they were given to. */
export function nextId(list: readonly Numbered[]): number {
  return list.reduce((most, { id }) => Math.max(most, Number(id)), 0) + 1;
}

/** What was said in a turn, as entries that follow those of the transcript. */
export function toEntries(
  said: readonly Said[],
  { after, name }: { readonly after: readonly TicketEntry[]; readonly name: string | null },
): readonly TicketEntry[] {
  const first = nextId(after);
  return said.map(({ at, from, text, choice, files, ref }, index) => ({
    id: String(first + index),
    at,
    from,
    by: from === 'person' ? name : null,
    text,
    ...(choice !== undefined && { choice }),
    files,
    ref,
    earlier: [],
    isDeleted: false,
    delivery: null,
  }));
}

/** The ticket with one entry put in the place of the one of the same id. */
export function withEntry(ticket: Ticket, entry: TicketEntry): Ticket {
  return { ...ticket, transcript: ticket.transcript.map((each) => (each.id === entry.id ? entry : each)) };
}

type Amendable = {
  readonly text: string;
  readonly earlier?: readonly string[];
  readonly isDeleted?: boolean;
};

/** What was said as it says now, or deleted (null), with what it said before; undefined where nothing changes. */
export function amend<Item extends Amendable>(item: Item, text: string | null): Item | undefined {
  const { earlier = [] } = item;
  const isDeleted = text === null;
  if (item.isDeleted === true ? isDeleted : item.text === text) return undefined;
  // What was deleted and comes back said nothing in between.
  return {
    ...item,
    text: text ?? '',
    earlier: item.isDeleted === true ? earlier : [...earlier, item.text],
    isDeleted,
  };
}

/** Two lists in one, by time; those of the second list are given new ids, as theirs may be taken. */
export function mergeByTime<Item extends Numbered>(
  kept: readonly Item[],
  added: readonly Item[],
): readonly Item[] {
  const first = nextId(kept);
  const renumbered = added.map((each, index) => ({ ...each, id: String(first + index) }));
  return [...kept, ...renumbered].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

/** Whether somebody of the staff said it to the person, and it was not taken back. */
export function isReply({ from, delivery }: TicketEntry): boolean {
  return from === 'staff' && delivery?.state !== 'taken-back';
}
