import { isLive, type Targets, type Ticket } from '../answer/ticket';
import type { DeskRules } from './change';
import { isReply } from './change-entries';

type Clock = Pick<Ticket, 'targets' | 'nudgeAt'>;
type Moment = { readonly ticket: Ticket; readonly at: string; readonly rules: DeskRules };
type Target = 'first-reply' | 'resolve';
/** A target and the moments at which the staff is reminded of it, earliest first. */
type Reminder = { readonly target: Target; readonly dueAt: string; readonly moments: readonly string[] };

const NO_TARGETS: Targets = { firstReplyBy: null, resolveBy: null };

/** Targets of a ticket that has just been opened, and when the staff is reminded first. */
export function startClock({ ticket, at, rules }: Moment): Clock {
  const targets = rules.targetsFrom(at, ticket.priority);
  return { targets, nudgeAt: firstNudge({ ticket: { ...ticket, targets }, at, rules }) };
}

/**
 * Targets after a change: gone once met, standing still while the person is waited for, counted afresh where
 * the ticket was reopened or its priority changed, and otherwise as they were.
 */
export function settleClock({ before, after, at, rules }: ToSettle): Clock {
  const targets = targetsAfter({ before, after, at, rules });
  // What was due and nobody was reminded of yet stays due, whatever else happens meanwhile.
  if (isSame(targets, before.targets)) return { targets: before.targets, nudgeAt: after.nudgeAt };
  return { targets, nudgeAt: firstNudge({ ticket: { ...after, targets }, at, rules }) };
}

type ToSettle = {
  readonly before: Ticket;
  readonly after: Ticket;
  readonly at: string;
  readonly rules: DeskRules;
};

function isSame(one: Targets, other: Targets): boolean {
  return one.firstReplyBy === other.firstReplyBy && one.resolveBy === other.resolveBy;
}

function targetsAfter({ before, after, at, rules }: ToSettle): Targets {
  if (!isLive(after)) return NO_TARGETS;
  const fresh = countTargets({ ticket: after, at, rules });
  const kept = before.priority === after.priority ? before.targets : NO_TARGETS;
  return {
    firstReplyBy: after.firstReplyAt === null ? (kept.firstReplyBy ?? fresh.firstReplyBy) : null,
    resolveBy: after.state === 'waiting' ? null : (kept.resolveBy ?? fresh.resolveBy),
  };
}

/** Counted from the start, and moved on by all the office time in which the person was waited for. */
function countTargets({ ticket, at, rules }: Moment): Targets {
  const { firstReplyBy, resolveBy } = rules.targetsFrom(startOf(ticket) ?? at, ticket.priority);
  const moved = waitsOf(ticket, at).reduce<string | null>(
    // A target that was missed before stays missed.
    (due, { from, to }) => (due === null || from >= due ? due : rules.moveOn(due, from, to)),
    resolveBy,
  );
  return { firstReplyBy, resolveBy: moved };
}

/**
 * When the staff's clock began: with the opening, or with the first words after it was resolved last.
 * Undefined: it was reopened, and nothing was said since.
 */
function startOf({ openedAt, resolvedAt, transcript }: Ticket): string | undefined {
  if (resolvedAt === null) return openedAt;
  return transcript.find(({ at, from }) => from !== 'bot' && at > resolvedAt)?.at;
}

/** From a reply to the person's next words, or until now; every one since the clock began. */
function waitsOf(ticket: Ticket, now: string): readonly { readonly from: string; readonly to: string }[] {
  const start = startOf(ticket);
  const waits: { from: string; to: string }[] = [];
  let since: string | undefined;
  for (const entry of ticket.transcript.filter(({ at }) => start !== undefined && at >= start)) {
    if (isReply(entry)) since ??= entry.at;
    if (entry.from !== 'person' || since === undefined) continue;
    waits.push({ from: since, to: entry.at });
    since = undefined;
  }
  return since === undefined ? waits : [...waits, { from: since, to: now }];
}

/** Reminders of what is due. Of what began at a moment nobody knows, only the miss itself. */
function remindersOf({ ticket, at, rules }: Moment, unknownStart?: string): readonly Reminder[] {
  const { firstReplyBy, resolveBy } = ticket.targets;
  const start = startOf(ticket) ?? unknownStart;
  const resumed = waitsOf(ticket, at).at(-1)?.to ?? start;
  const remind = (target: Target, dueAt: string | null, began: string | undefined): readonly Reminder[] => {
    if (dueAt === null) return [];
    const early = began === undefined || began >= dueAt ? [] : [rules.nudgeBefore(dueAt, began)];
    return [{ target, dueAt, moments: [...early, dueAt] }];
  };
  return [...remind('first-reply', firstReplyBy, start), ...remind('resolve', resolveBy, resumed)];
}

function firstNudge(moment: Moment): string | null {
  return earliestAfter(moment.at, remindersOf(moment, moment.at));
}

/** When the staff is reminded after the reminder that is due now; null: of nothing more. */
export function nextNudge(moment: Moment): string | null {
  return earliestAfter(moment.at, remindersOf(moment));
}

function earliestAfter(at: string, reminders: readonly Reminder[]): string | null {
  const later = reminders.flatMap(({ moments }) => moments).filter((each) => each > at);
  return later.toSorted()[0] ?? null;
}

/** The targets the staff is to be reminded of now: those whose moment came since `nudgeAt`, or the nearest. */
export function targetsToNudge(moment: Moment): readonly Pick<Reminder, 'target' | 'dueAt'>[] {
  const { at, ticket } = moment;
  const since = ticket.nudgeAt;
  if (since === null || at < since) return [];
  const all = remindersOf(moment);
  const due = all.filter(({ moments }) => moments.some((each) => each >= since && each <= at));
  const nearest = all.toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt)).slice(0, 1);
  return (due.length > 0 ? due : nearest).map(({ target, dueAt }) => ({ target, dueAt }));
}
