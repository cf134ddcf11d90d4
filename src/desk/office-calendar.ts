import { DateTime, IANAZone } from 'luxon';
import type { WeeklyHours } from './office-hours';

/** Reckons in office time. All moments are milliseconds since 1970. */
export type OfficeCalendar = {
  isOpen(at: number): boolean;
  /** When it is open next: `at` itself while it is. Undefined: not within ten years. */
  nextOpening(at: number): number | undefined;
  /** The moment at which so many milliseconds of office time have passed. */
  add(at: number, duration: number): number;
  /** Milliseconds of office time from one moment to a later one; 0 where it is not later. */
  between(from: number, to: number): number;
};

export type OfficeSettings = {
  readonly hours: WeeklyHours;
  /** An IANA name, such as `Asia/Taipei`. */
  readonly timeZone: string;
  /** `YYYY-MM-DD` in that zone: what would begin on such a day does not. A night that began before goes on. */
  readonly holidays: readonly string[];
};

type Span = { readonly from: number; readonly to: number };

/** No target lies further ahead, and nobody is closed for longer. */
const MOST_DAYS = 3_660;

/** @throws Error where the time zone is none, or there are no hours: the operator's mistake, at start-up */
export function createOfficeCalendar(settings: OfficeSettings): OfficeCalendar {
  const { hours, timeZone } = settings;
  if (!IANAZone.isValidZone(timeZone))
    throw new Error(`"${timeZone}" is no time zone: give an IANA name such as Asia/Tokyo or UTC`);
  if (hours.length === 0) throw new Error('the desk is never open: give office hours, or "24/7"');
  const spansAfter = createSpans(settings);
  return {
    isOpen: (at) => (first(spansAfter(at))?.from ?? Number.POSITIVE_INFINITY) <= at,
    nextOpening: (at) => {
      const span = first(spansAfter(at));
      return span === undefined ? undefined : Math.max(span.from, at);
    },
    add: (at, duration) => add(spansAfter(at), at, duration),
    between: (from, to) => measure(spansAfter(from), from, to),
  };
}

function first(spans: Iterable<Span>): Span | undefined {
  for (const span of spans) return span;
  return undefined;
}

function add(spans: Iterable<Span>, at: number, duration: number): number {
  let left = duration;
  let end = at;
  for (const span of spans) {
    if (left <= 0) return end;
    const from = Math.max(span.from, at);
    end = Math.min(span.to, from + left);
    left -= end - from;
  }
  return end;
}

function measure(spans: Iterable<Span>, from: number, to: number): number {
  let total = 0;
  for (const span of spans) {
    if (span.from >= to) break;
    total += Math.max(0, Math.min(span.to, to) - Math.max(span.from, from));
  }
  return total;
}

/** Stretches that end after a moment, in order, none over another. */
function createSpans({ hours, timeZone, holidays }: OfficeSettings): (at: number) => Iterable<Span> {
  const closed = new Set(holidays);
  // Days are counted by the calendar and only then set into the zone: a day there may have 23 or 25 hours.
  const toMoment = (day: DateTime, minutes: number): number =>
    day.plus({ minutes }).setZone(timeZone, { keepLocalTime: true }).toMillis();
  return function* spansAfter(at) {
    const today = DateTime.fromMillis(at, { zone: timeZone }).setZone('utc', { keepLocalTime: true });
    let last = at;
    // A night that began yesterday may still be going on.
    for (let ahead = -1; ahead < MOST_DAYS; ahead += 1) {
      const day = today.startOf('day').plus({ days: ahead });
      if (closed.has(day.toISODate() ?? '')) continue;
      for (const { from, to } of hours.filter((each) => each.day === day.weekday)) {
        const span = { from: toMoment(day, from), to: toMoment(day, to) };
        if (span.to <= last) continue;
        yield { from: last === at ? span.from : Math.max(span.from, last), to: span.to };
        last = span.to;
      }
    }
  };
}
