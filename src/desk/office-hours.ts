/** One stretch of a week in which somebody is there, by the clock on the wall. */
export type OfficeSpan = {
  /** As ISO 8601 counts them: 1 is Monday, 7 Sunday. The day it begins on. */
  readonly day: number;
  /** Minutes since midnight. */
  readonly from: number;
  /** Minutes since the same midnight: more than 1440 is in the morning of the next day. */
  readonly to: number;
};
/** By day, and within a day by when it begins. */
export type WeeklyHours = readonly OfficeSpan[];

export type ParsedHours =
  | { readonly ok: true; readonly hours: WeeklyHours }
  | { readonly ok: false; readonly problems: readonly string[] };

export const MINUTES_OF_DAY = 1_440;
const MINUTES_OF_HOUR = 60;
const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const WEEK = [1, 2, 3, 4, 5, 6, 7];
const SHORTEST_NAME = 3;
const EXAMPLE = '"Mon-Fri 09:00-18:00; Sat 10:00-14:00" or "24/7"';
const TIMES = /^(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})$/;

export const ALWAYS_OPEN: WeeklyHours = WEEK.map((day) => ({ day, from: 0, to: MINUTES_OF_DAY }));

/**
 * Reads office hours: days with times, parts divided by `;`, such as
 * `Mon-Fri 09:00-12:00, 13:00-18:00; Sun 22:00-06:00` (until Monday morning), or `24/7`.
 * Gives every problem at once, each with the part it is in.
 */
export function parseOfficeHours(text: string): ParsedHours {
  if (text.trim() === '24/7') return { ok: true, hours: ALWAYS_OPEN };
  const parts = text
    .split(/[;\n]/)
    .map((each) => each.trim())
    .filter((each) => each !== '');
  if (parts.length === 0) return { ok: false, problems: [`no hours are given: write ${EXAMPLE}`] };
  const read = parts.map(parsePart);
  const problems = read.flatMap((each) => (typeof each === 'string' ? [each] : []));
  if (problems.length > 0) return { ok: false, problems };
  const hours = read.flatMap((each) => (typeof each === 'string' ? [] : each));
  return { ok: true, hours: hours.toSorted((a, b) => a.day - b.day || a.from - b.from) };
}

/** The spans of `Mon-Fri 09:00-18:00`, or what is wrong with it. */
function parsePart(part: string): WeeklyHours | string {
  const plain = part.replaceAll(/[–—]/g, '-').replaceAll(/\s*([-,])\s*/g, '$1');
  const at = /\d|$/.exec(plain)?.index ?? 0;
  const days = plain.slice(0, at).trim().replace(/,$/, '').split(',').map(parseDays);
  const times =
    at < 0
      ? [undefined]
      : plain
          .slice(at)
          .split(/[,\s]+/)
          .map(parseTimes);
  if (days.includes(undefined)) return `"${part}": the days are not known, write ${EXAMPLE}`;
  if (times.includes(undefined))
    return `"${part}": the times are not HH:MM-HH:MM from 00:00 to 24:00, write ${EXAMPLE}`;
  return days.flatMap((each) =>
    (each ?? []).flatMap((day) => times.flatMap((time) => (time === undefined ? [] : [{ day, ...time }]))),
  );
}

/** `Mon` or `Fri-Mon`, which goes over the weekend. */
function parseDays(text: string): readonly number[] | undefined {
  const ends = text.split('-');
  const [first, last = first] = ends.map(parseDay);
  if (first === undefined || last === undefined || ends.length > 2) return undefined;
  const count = ((last - first + WEEK.length) % WEEK.length) + 1;
  return WEEK.slice(0, count).map((step) => ((first + step - 2) % WEEK.length) + 1);
}

function parseDay(text: string): number | undefined {
  const name = text.trim().toLowerCase();
  const at = DAYS.findIndex((day) => day === name || day.slice(0, SHORTEST_NAME) === name);
  return at < 0 ? undefined : at + 1;
}

function parseTimes(text: string): Omit<OfficeSpan, 'day'> | undefined {
  const [, ...digits] = TIMES.exec(text) ?? [];
  const [hour = -1, minute = -1, endHour = -1, endMinute = -1] = digits.map(Number);
  const from = toMinutes(hour, minute);
  const to = toMinutes(endHour, endMinute);
  if (from === undefined || to === undefined || from === to || from === MINUTES_OF_DAY) return undefined;
  return { from, to: to < from ? to + MINUTES_OF_DAY : to };
}

function toMinutes(hour: number, minute: number): number | undefined {
  const total = hour * MINUTES_OF_HOUR + minute;
  const isTime = hour >= 0 && minute >= 0 && minute < MINUTES_OF_HOUR && total <= MINUTES_OF_DAY;
  return isTime ? total : undefined;
}
