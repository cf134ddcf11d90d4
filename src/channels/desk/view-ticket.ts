import type { FactValue, How, VerdictView } from '../../answer/answer';
import type { Ticket, TicketEntry, TicketNote } from '../../answer/ticket';

/** A note as the API shows it. */
export type NoteView = {
  readonly id: string;
  readonly at: string;
  readonly by: string;
  readonly text: string;
  readonly earlier: readonly string[];
  readonly isDeleted: boolean;
};

/** Something said, as the API shows it. */
export type EntryView = Omit<TicketEntry, 'ref'>;

/** A ticket as the API shows it; what is not named here is as in `Ticket`. */
export type TicketView = Pick<
  Ticket,
  | 'id'
  | 'state'
  | 'priority'
  | 'reason'
  | 'note'
  | 'participants'
  | 'targets'
  | 'seenBy'
  | 'openedAt'
  | 'updatedAt'
  | 'firstReplyAt'
  | 'resolvedAt'
  | 'satisfaction'
  | 'mergedInto'
  | 'evidence'
> & {
  /** The name of who opened it, or the key of their conversation. */
  readonly person: string;
  /** The name of who opened it; null where it is not known. */
  readonly personName: string | null;
  readonly channel: string;
  readonly locale: string;
  readonly assignee: string | null;
  readonly facts: Readonly<Record<string, FactValue>>;
  readonly learned: readonly { readonly fact: string; readonly value: FactValue; readonly how: How }[];
  /** As `port25 check` prints it; null: not decided. */
  readonly verdict: (VerdictView & { readonly needs: null }) | null;
  readonly transcript: readonly EntryView[];
  readonly notes: readonly NoteView[];
};

/** A ticket in a queue: without what is long. */
export type QueueView = Omit<
  TicketView,
  'facts' | 'learned' | 'verdict' | 'transcript' | 'notes' | 'evidence'
> & {
  readonly outcome: string | null;
  /** What was written last, by whom, or else chosen last; cut short. */
  readonly last: { readonly at: string; readonly from: string; readonly text: string } | null;
  /** Something said to the person did not arrive, or may not have. */
  readonly hasProblem: boolean;
};

const MOST_LAST_CHARACTERS = 160;

export function toTicketView(ticket: Ticket): TicketView {
  return {
    ...toHead(ticket),
    facts: Object.fromEntries(ticket.facts.map(({ fact, value }) => [fact, value])),
    learned: ticket.facts,
    verdict: ticket.verdict && { ...ticket.verdict, needs: null },
    evidence: ticket.evidence,
    transcript: ticket.transcript.map(({ ref: _ref, ...entry }) => entry),
    notes: ticket.notes.map(toNoteView),
  };
}

export function toQueueView(ticket: Ticket): QueueView {
  const last = findLast(ticket.transcript);
  return {
    ...toHead(ticket),
    outcome: ticket.verdict?.outcome ?? null,
    last: last === undefined ? null : { at: last.at, from: last.from, text: clip(last) },
    hasProblem: ticket.transcript.some(({ delivery }) => isProblem(delivery?.state)),
  };
}

function toHead(ticket: Ticket) {
  const [first] = ticket.participants;
  return {
    id: ticket.id,
    state: ticket.state,
    priority: ticket.priority,
    reason: ticket.reason,
    note: ticket.note,
    person: first?.name ?? first?.conversation ?? '',
    personName: first?.name ?? null,
    channel: first?.channel ?? '',
    locale: first?.locale ?? 'en',
    assignee: ticket.assignee?.name ?? null,
    participants: ticket.participants,
    targets: ticket.targets,
    seenBy: ticket.seenBy,
    openedAt: ticket.openedAt,
    updatedAt: ticket.updatedAt,
    firstReplyAt: ticket.firstReplyAt,
    resolvedAt: ticket.resolvedAt,
    satisfaction: ticket.satisfaction,
    mergedInto: ticket.mergedInto,
  };
}

function toNoteView({ id, at, by, text, earlier = [], isDeleted = false }: TicketNote): NoteView {
  return { id, at, by: by.name, text, earlier, isDeleted };
}

function isProblem(state: string | undefined): boolean {
  return state === 'failed' || state === 'unsure';
}

/** Of the person and the staff: what they wrote says more than which button was pressed after it. */
function findLast(transcript: readonly TicketEntry[]): TicketEntry | undefined {
  const said = transcript.filter(({ from, isDeleted }) => from !== 'bot' && !isDeleted);
  const isWritten = ({ text, choice, files }: TicketEntry): boolean =>
    (text.trim() !== '' && text !== choice) || files.length > 0;
  return said.findLast(isWritten) ?? said.findLast(({ choice }) => choice !== undefined);
}

function clip({ text, choice, files }: TicketEntry): string {
  const told = text.trim() === '' ? (choice ?? files.map(({ name }) => name).join(', ')) : text;
  const words = [...told.replace(/\s+/g, ' ').trim()];
  return words.length <= MOST_LAST_CHARACTERS
    ? words.join('')
    : `${words.slice(0, MOST_LAST_CHARACTERS).join('')}…`;
}
