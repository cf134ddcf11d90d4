import type { StaffButton } from '../answer/action';
import type { Expected, KnownFact, VerdictView } from '../answer/answer';
import { quoteText } from '../answer/marked-text';
import type { Block, Choice, FactRow, Tone } from '../answer/reply';
import { type HandoffReason, isLive, type Priority, type Ticket, type TicketState } from '../answer/ticket';
import { reasons, toneOf } from './compose-verdict';
import { heading, paragraph } from './draft';
import type { Words } from './words';

/** Facts with how each came to be known. */
export function toFactRows(facts: readonly KnownFact[], words: Words): readonly FactRow[] {
  return facts
    .filter(({ fact }) => words.has(`fact.${fact}`))
    .map(({ fact, value, how }) => ({
      label: words.fact(fact),
      value: words.value(fact, value),
      note: words.say(`handoff.how.${how}`),
    }));
}

/** What can still be said of a verdict: a ticket may be older than the policy of today. */
export function knownOf(verdict: VerdictView | null, words: Words): VerdictView | null {
  if (verdict === null || !words.has(`outcome.${verdict.outcome}.title`)) return null;
  const { steps, clauses, conflicts } = verdict;
  return {
    ...verdict,
    steps: steps.filter((id) => words.has(`policy.steps.${id}`)),
    clauses: clauses.filter(({ effect }) => words.has(`verdict.clause.${effect}`)),
    conflicts: conflicts.filter(({ resolution }) => words.has(`policy.conflicts.${resolution}`)),
  };
}

/** The outcome, and, folded, the clauses it rests on. */
export function tellVerdict(verdict: VerdictView | null, words: Words): readonly Block[] {
  if (verdict === null) return [paragraph(words.say('handoff.no-answer'), 'subtle')];
  const { outcome } = verdict;
  return [
    heading(words.say(`outcome.${outcome}.title`), toneOf(outcome)),
    paragraph(words.say(`outcome.${outcome}.sentence`)),
    { type: 'details', title: words.say('verdict.why'), blocks: reasons(verdict, words) },
  ];
}

/** A heading and what stands below it; nothing where nothing does. */
export function section(title: string, blocks: readonly Block[]): readonly Block[] {
  return blocks.length === 0 ? [] : [heading(title), ...blocks];
}

export function toCode(lines: readonly string[]): readonly Block[] {
  return lines.length === 0 ? [] : [{ type: 'code', text: lines.join('\n') }];
}

/** Whether the sentence of `tellExpected` names the moment of the first reply. */
export function isReplyDated({ isOpenNow, opensAt, firstReplyBy }: Expected): boolean {
  return firstReplyBy !== null && (isOpenNow || opensAt !== null);
}

/** When somebody can be expected. */
export function tellExpected({ isOpenNow, opensAt, firstReplyBy }: Expected, words: Words): string {
  const time = firstReplyBy === null ? '' : words.time(firstReplyBy);
  const by = firstReplyBy === null ? '' : '-by';
  if (isOpenNow) return words.say(`expected.open${by}`, { time });
  if (opensAt === null) return words.say('expected.closed-unknown');
  return words.say(`expected.closed${by}`, { opens: words.time(opensAt), time });
}

export function priorityRow(priority: Priority, words: Words): FactRow {
  return { label: words.say('ticket.row.priority'), value: words.say(`priority.${priority}`) };
}

export function reasonRow(reason: HandoffReason, words: Words): FactRow {
  return { label: words.say('ticket.row.reason'), value: words.say(`handoff.reason.${reason}`) };
}

/** A row of a moment; nothing where there is none. */
export function timeRow(key: string, at: string | null, words: Words): readonly FactRow[] {
  return at === null ? [] : [{ label: words.say(`ticket.row.${key}`), value: words.time(at) }];
}

/** Who has it, or that nobody has; nothing once nobody has to. */
export function assigneeRow(ticket: Pick<Ticket, 'assignee' | 'state'>, words: Words): readonly FactRow[] {
  if (!isLive(ticket)) return [];
  const { assignee } = ticket;
  const value = assignee === null ? words.say('ticket.row.nobody') : quoteText(assignee.name);
  return [{ label: words.say('ticket.row.assignee'), value }];
}

/** Buttons for the staff; the first is the one to press. */
export function staffChoices(
  buttons: readonly StaffButton[],
  { ticket, entry }: { readonly ticket: string; readonly entry?: string },
  words: Words,
): readonly Choice[] {
  return buttons.map((act, index) => ({
    label: words.say(`button.staff.${act}`),
    action: { do: 'staff', act, ticket, ...(entry !== undefined && { entry }) },
    ...(index === 0 && act !== 'details' && { primary: true }),
    ...fieldOf(act, words),
  }));
}

/** What wants words before it is done says which. */
function fieldOf(act: StaffButton, words: Words): Pick<Choice, 'field'> {
  const key = `staff.form.${act}`;
  if (!words.has(`${key}.label`)) return {};
  const error = words.say('staff.form.empty');
  return { field: { label: words.say(`${key}.label`), hint: words.say(`${key}.hint`), error } };
}

const TONES: Readonly<Record<TicketState, Tone>> = {
  open: 'warning',
  reopened: 'warning',
  claimed: 'plain',
  waiting: 'plain',
  resolved: 'good',
  merged: 'subtle',
};

/** How a state is meant to strike the reader. */
export function toneOfState(state: TicketState): Tone {
  return TONES[state];
}

/** How the person rated it. */
export function ratingRow(score: number, words: Words): FactRow {
  return { label: words.say('ticket.row.rating'), value: words.say('ticket.row.score', { score }) };
}

/** What a person may do with their ticket. */
export function ticketChoice(act: 'status' | 'close' | 'reopen', ticket: string, words: Words): Choice {
  return { label: words.say(`button.ticket-${act}`), action: { do: 'ticket', act, ticket } };
}
