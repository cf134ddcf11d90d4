import { isHeld, isLive, TICKET_ID, type Ticket } from '../answer/ticket';
import { isReply } from './change-entries';

type Rule = readonly [name: string, holds: (ticket: Ticket) => boolean];

/** What is true of every ticket, whatever was done to it and in whatever order. */
const RULES: readonly Rule[] = [
  ['its id is a number of ours', ({ id }) => TICKET_ID.test(id)],
  ['somebody has it exactly while it is claimed or waiting', (it) => isHeld(it) === (it.assignee !== null)],
  ['resolved and reopened it was resolved once', (it) => it.resolvedAt !== null || !wasResolved(it)],
  [
    'merged it goes on as another',
    ({ state, mergedInto, id }) => (state === 'merged') === (mergedInto !== null) && mergedInto !== id,
  ],
  [
    'somebody takes part, and nobody twice',
    ({ participants }) =>
      participants.length > 0 && isUnique(participants.map(({ conversation }) => conversation)),
  ],
  ['entries are numbered from 1', ({ transcript }) => isNumbered(transcript)],
  ['notes are numbered from 1', ({ notes }) => isNumbered(notes)],
  [
    'what the staff said, and only that, is on its way or has arrived',
    ({ transcript }) => transcript.every(({ from, delivery }) => (from === 'staff') === (delivery !== null)),
  ],
  [
    'what was deleted says nothing',
    ({ transcript, notes }) => [...transcript, ...notes].every((it) => it.isDeleted !== true || !it.text),
  ],
  [
    'it was replied to exactly where a reply stands',
    ({ firstReplyAt, transcript }) => (firstReplyAt !== null) === transcript.some(isReply),
  ],
  [
    'who is waited for was replied to',
    ({ state, firstReplyAt }) => state !== 'waiting' || firstReplyAt !== null,
  ],
  [
    'the first reply falls due until it is given',
    (it) => (it.targets.firstReplyBy !== null) === (isLive(it) && it.firstReplyAt === null),
  ],
  [
    'it is to be resolved unless it is, or the person is waited for',
    (it) => (it.targets.resolveBy !== null) === (isLive(it) && it.state !== 'waiting'),
  ],
  [
    'the staff is reminded only of what falls due',
    ({ nudgeAt, targets }) => nudgeAt === null || targets.firstReplyBy !== null || targets.resolveBy !== null,
  ],
  ['nothing happened to it before it was opened', ({ openedAt, updatedAt }) => openedAt <= updatedAt],
];

/** What is not as it must be; empty for every ticket that `change` can lead to. */
export function findImpossible(ticket: Ticket): readonly string[] {
  return RULES.filter(([, holds]) => !holds(ticket)).map(([name]) => `${ticket.id}: not true that ${name}`);
}

export function isPossible(ticket: Ticket): boolean {
  return findImpossible(ticket).length === 0;
}

function wasResolved({ state }: Ticket): boolean {
  return state === 'resolved' || state === 'reopened';
}

function isUnique(list: readonly string[]): boolean {
  return new Set(list).size === list.length;
}

/** Each number from 1 to how many there are, once; merging puts them in the order of time. */
function isNumbered(list: readonly { readonly id: string }[]): boolean {
  const sorted = list.map(({ id }) => Number(id)).toSorted((a, b) => a - b);
  return sorted.every((id, index) => id === index + 1);
}
