import { casual as english } from 'chrono-node/en';
import { casual as russian } from 'chrono-node/ru';
import { toNumber } from './numerals';
import type { RawDate } from './numeric-dates';

const AGO = /(?<![a-z])ago(?![a-z])|(?<!\p{L})назад(?!\p{L})/gu;
const WINDOW = 40;
/** Chrono takes a tenth of a millisecond each; nobody means the twentieth one of a paste. */
const MOST_PARSED = 20;
/** Chrono makes a number of "several"; nobody said which. */
const VAGUE = /several|few|some|many|нескольк/u;
const SIGNS_AGO =
  /(?<![\d年月])(\d{1,3}|[一二兩三四五六七八九十]{1,3}|半)\s?[個か力カヶケ箇]?\s?(年|月|週|周|星期|禮拜|天|日)\s?間?(半)?(?:ほど|くらい|ぐらい|左右)?\s?(?:之前|以前|前)/gu;

/** Finds "two years ago", 3年前, 兩年前, "два года назад", each as precise as its unit. */
export function findPastDates(text: string, today: string): readonly RawDate[] {
  return [...findSigns(text, today), ...findWords(text, today)];
}

/** English and Russian by chrono-node, looking no further back than a phrase is long. */
function findWords(text: string, today: string): readonly RawDate[] {
  const reference = { instant: new Date(`${today}T12:00:00Z`), timezone: 0 };
  return Array.from(text.matchAll(AGO))
    .slice(0, MOST_PARSED)
    .flatMap((match) => {
      const end = match.index + match[0].length;
      const start = Math.max(0, end - WINDOW);
      const parser = match[0] === 'ago' ? english : russian;
      const parsed = parser.parse(text.slice(start, end), reference).at(-1);
      if (parsed === undefined || !parsed.text.endsWith(match[0]) || VAGUE.test(parsed.text)) return [];
      const value = toPeriod(parsed.start);
      return value === undefined ? [] : [{ start: start + parsed.index, end, value }];
    });
}

type Components = ReturnType<typeof english.parse>[number]['start'];

/** A week ago is no day: its month is what was said. */
function toPeriod(start: Components): string | undefined {
  const [year, month, day] = [start.get('year'), start.get('month'), start.get('day')];
  if (year === null || month === null || day === null) return undefined;
  if (!start.isCertain('month')) return String(year);
  const isDay = start.isCertain('day') && start.isCertain('weekday');
  return [year, month, ...(isDay ? [day] : [])].map((part) => String(part).padStart(2, '0')).join('-');
}

function findSigns(text: string, today: string): readonly RawDate[] {
  return Array.from(text.matchAll(SIGNS_AGO))
    .slice(0, MOST_PARSED)
    .map((match) => {
      const [written, count = '', unit = '', half] = match;
      const months = toMonths(count, unit, half !== undefined);
      const number = count === '半' ? 0 : toNumber(count);
      const value =
        months === undefined ? daysBefore(today, number, unit) : monthsBefore(today, months, unit);
      return { start: match.index, end: match.index + written.length, value };
    });
}

function toMonths(count: string, unit: string, isHalfMore: boolean): number | undefined {
  if (unit === '月') return count === '半' ? 0 : toNumber(count);
  if (unit !== '年') return undefined;
  return (count === '半' ? 6 : toNumber(count) * 12) + (isHalfMore ? 6 : 0);
}

/** A year or a month that many months back; only whole years stay years. */
export function monthsBefore(today: string, months: number, unit = '月'): string {
  const count = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 - months;
  const year = String(Math.floor(count / 12));
  if (unit === '年' && months % 12 === 0) return year;
  return `${year}-${String((count % 12) + 1).padStart(2, '0')}`;
}

function daysBefore(today: string, count: number, unit: string): string {
  const isDay = unit === '天' || unit === '日';
  const day = shiftDays(today, -(isDay ? count : count * 7));
  return isDay ? day : day.slice(0, 7);
}

/** The day so many days after `day`, both `YYYY-MM-DD`. */
export function shiftDays(day: string, days: number): string {
  const shifted = new Date(`${day}T00:00:00Z`);
  shifted.setUTCDate(shifted.getUTCDate() + days);
  return shifted.toISOString().slice(0, 10);
}
