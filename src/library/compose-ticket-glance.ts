import type { StaffButton } from '../answer/action';
import { quoteText } from '../answer/marked-text';
import type { Block, FactRow, Tone } from '../answer/reply';
import { isHeld, isLive, type Ticket, type TicketState } from '../answer/ticket';
import { assigneeRow, priorityRow, ratingRow, reasonRow, timeRow, toneOfState } from './compose-ticket-parts';
import { heading, paragraph } from './draft';
import { tellProblem } from './tell-problem';
import type { Words } from './words';

/** The number and the state; an urgent ticket nobody has stands out. */
export function titleOf({ id, state, priority }: Ticket, words: Words): Block {
  const isPressing = priority === 'urgent' && isLive({ state }) && !isHeld({ state });
  const tone: Tone = isPressing ? 'attention' : toneOfState(state);
  return heading(words.say('staff.card', { id, state: words.say(`ticket.state.${state}`) }), tone);
}

/** Who asks, who has it, how urgent it is, and by when. */
export function glanceRows(ticket: Ticket, words: Words): readonly FactRow[] {
  const { targets, satisfaction, mergedInto } = ticket;
  return [
    { label: words.say('ticket.row.person'), value: tellPeople(ticket, words) },
    priorityRow(ticket.priority, words),
    ...assigneeRow(ticket, words),
    reasonRow(ticket.reason, words),
    ...timeRow('opened', ticket.openedAt, words),
    ...timeRow('first-reply', targets.firstReplyBy, words),
    ...timeRow('resolve', targets.resolveBy, words),
    ...timeRow('resolved', ticket.resolvedAt, words),
    ...(mergedInto === null ? [] : [{ label: words.say('ticket.row.merged'), value: mergedInto }]),
    ...(satisfaction === null ? [] : [tellRating(satisfaction, words)]),
  ];
}

function tellRating({ score, comment }: NonNullable<Ticket['satisfaction']>, words: Words): FactRow {
  const row = ratingRow(score, words);
  return comment === null ? row : { ...row, note: quoteText(comment) };
}

/** Who asks, where, whether others who are around must not know of it, and in which language they read. */
function tellPeople({ participants }: Ticket, words: Words): string {
  const people = participants.map(({ name, channel, locale, privacy }) =>
    words.say(privacy === 'among-others' ? 'staff.person-private' : 'staff.person', {
      name: name === null ? words.say('staff.unnamed') : quoteText(name),
      channel: words.say(`staff.channel.${channel}`),
      language: words.language(locale),
    }),
  );
  return words.list(people);
}

/** What the person added for the staff. */
export function tellNote({ note }: Ticket): readonly Block[] {
  return note === null ? [] : [paragraph(quoteText(note))];
}

/** How many messages to the person may not have arrived, and why; nothing where all have. */
export function tellUndelivered({ transcript }: Ticket, words: Words): readonly Block[] {
  const problems = transcript.flatMap(({ delivery }) =>
    delivery?.state === 'failed' || delivery?.state === 'unsure' ? [delivery.problem] : [],
  );
  if (problems.length === 0) return [];
  const told = new Set(problems.filter((each) => each !== null).map((each) => tellProblem(each, words)));
  const key = told.size === 0 ? 'undelivered' : 'undelivered-because';
  const values = { count: problems.length, problem: words.list([...told]) };
  return [paragraph(words.say(`staff.${key}`, values), 'attention')];
}

/** What may be done now; the first is the one to do. */
export const BUTTONS: Readonly<Record<TicketState, readonly StaffButton[]>> = {
  open: ['claim', 'details'],
  reopened: ['claim', 'details'],
  claimed: ['reply', 'note', 'resolve', 'release', 'details'],
  waiting: ['reply', 'note', 'resolve', 'release', 'details'],
  resolved: ['reopen', 'note', 'details'],
  merged: ['details'],
};
