import type { Read } from './read';
import type { Environment } from './slack-access';

/** When somebody is there. */
export type DeskHours = {
  /** As it was set; only its shape is checked here, the desk reads it. */
  readonly hours: string;
  /** An IANA name. */
  readonly timeZone: string;
  /** `YYYY-MM-DD` in that zone. */
  readonly holidays: readonly string[];
};

const EXAMPLE = '"Mon-Fri 09:00-18:00; Sat 10:00-14:00" or "24/7"';
const DAY = '(?:mon(?:day)?|tue(?:sday)?|wed(?:nesday)?|thu(?:rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)';
const DAYS = `${DAY}(?:\\s*[-–—]\\s*${DAY})?`;
const TIME = '(?:[01]?\\d:[0-5]\\d|2[0-3]:[0-5]\\d|24:00)';
const TIMES = `${TIME}\\s*[-–—]\\s*${TIME}`;
const PART = new RegExp(`^${DAYS}(?:\\s*,\\s*${DAYS})*\\s*,?\\s*${TIMES}(?:[,\\s]+${TIMES})*$`, 'i');

export function readDeskHours({
  DESK_HOURS: hours = '24/7',
  DESK_TIME_ZONE: timeZone = 'UTC',
  DESK_HOLIDAYS: days = '',
}: Environment): Read<DeskHours> {
  const holidays = days
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
  return {
    value: { hours, timeZone, holidays },
    problems: [...checkHours(hours), ...checkTimeZone(timeZone), ...holidays.flatMap(checkHoliday)],
  };
}

function checkHours(hours: string): readonly string[] {
  const parts = hours
    .split(/[;\n]/)
    .map((each) => each.trim())
    .filter((each) => each !== '');
  if (hours.trim() === '24/7') return [];
  if (parts.length === 0) return [`DESK_HOURS has no hours: write ${EXAMPLE}`];
  const unknown = parts.filter((part) => !PART.test(part));
  return unknown.map((part) => `DESK_HOURS: "${part}" is not days with times: write ${EXAMPLE}`);
}

function checkTimeZone(timeZone: string): readonly string[] {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    // Some versions take offsets too, which know no summer time.
    if (/^[A-Za-z]/.test(timeZone)) return [];
  } catch {
    // Said below.
  }
  return [`DESK_TIME_ZONE ${timeZone} is no time zone: give an IANA name such as Asia/Tokyo or UTC`];
}

function checkHoliday(day: string): readonly string[] {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day) && toDay(day) === day;
  return isDay ? [] : [`DESK_HOLIDAYS: "${day}" is no day: write days as 2026-12-25, with commas between`];
}

/** The 30th of February is another day by then, or none. */
function toDay(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
}
