import { parsePeriod } from '../rules/period';
import { toNumber } from './numerals';
import type { Span } from './tokens';

/** A date as it stands in the text; `value` is undefined where there is no such date. */
export type RawDate = Span & {
  readonly value: string | undefined;
  /** Likely no date, unless something is said to be made then. */
  readonly isLoose?: boolean;
};

/** Whoever tells a case names two dates; only a log has more than this. */
const MOST_DATES = 100;
const SMALL = '(\\d{1,2}|[一二三四五六七八九十]{1,3})';
const MONTH_DAY = `(?:の?的?\\s?${SMALL}\\s?月(?:\\s?${SMALL}\\s?[日號])?)?`;
const NOT_INSIDE = '(?<![\\d./:_-])';
const NO_MORE = '(?!\\d|[./:-]\\d)';

type Shape = { readonly pattern: RegExp; readonly toParts: (groups: readonly string[]) => Parts | undefined };
type Parts = {
  /** Counted in an era that is over: a year still to come is then a slip. */
  readonly isOver?: boolean;
  readonly year: number;
  readonly month?: string | undefined;
  readonly day?: string | undefined;
};

/** Most telling shape first: what an earlier one has read, a later one does not see. */
const SHAPES: readonly Shape[] = [
  {
    pattern: new RegExp(`(平成|令和|昭和)\\s?(元|${SMALL})\\s?年${MONTH_DAY}`, 'gu'),
    toParts: ([era = '', year = '', , month, day]) => ({ ...eraYear(era, year), month, day }),
  },
  {
    pattern: /(?<![a-z0-9])([hr])(\d{1,2}|元)[./年](\d{1,2})(?:[./月](\d{1,2})日?)?(?![\d])/gu,
    toParts: ([era = '', year = '', month, day]) =>
      Number(month) > 12 ? undefined : { ...eraYear(era, year), month, day },
  },
  {
    pattern: new RegExp(
      `(?:中華)?民國\\s?(\\d{1,3}|元|[〇零一二三四五六七八九十百]{1,5})\\s?年${MONTH_DAY}`,
      'gu',
    ),
    toParts: ([year = '', month, day]) => ({ year: 1911 + toNumber(year), month, day }),
  },
  {
    pattern: /(?:中華)?民國\s?(\d{1,3})[./-](\d{1,2})(?:[./-](\d{1,2}))?(?!\d)/gu,
    toParts: ([year = '', month, day]) => ({ year: 1911 + toNumber(year), month, day }),
  },
  {
    pattern: new RegExp(`(?<!\\d)(\\d{4}|[〇零一二三四五六七八九]{4})\\s?年度?${MONTH_DAY}`, 'gu'),
    toParts: ([year = '', month, day]) => ({ year: toNumber(year), month, day }),
  },
  {
    pattern: new RegExp(`${NOT_INSIDE}(\\d{4})([-/.])\\s?(\\d{1,2})\\2\\s?(\\d{1,2})${NO_MORE}`, 'gu'),
    toParts: ([year = '', , month, day]) => ({ year: Number(year), month, day }),
  },
  {
    pattern: new RegExp(`${NOT_INSIDE}(\\d{1,2})([-/.])\\s?(\\d{1,2})\\2\\s?(\\d{4})${NO_MORE}`, 'gu'),
    toParts: ([first = '', , second = '', year = '']) => dayFirst(first, second, Number(year)),
  },
  {
    pattern: new RegExp(`${NOT_INSIDE}(\\d{4})[-/](\\d{1,2})${NO_MORE}`, 'gu'),
    toParts: ([year = '', month]) => ({ year: Number(year), month }),
  },
  {
    pattern: new RegExp(`${NOT_INSIDE}(\\d{1,2})[/.](\\d{4})${NO_MORE}`, 'gu'),
    toParts: ([month, year = '']) => (Number(month) > 12 ? undefined : { year: Number(year), month }),
  },
];

/** Finds dates written in digits, eras and Republic years included. `text` has its seals blanked. */
export function findNumericDates(text: string, today: string): readonly RawDate[] {
  const found: RawDate[] = [];
  for (const { pattern, toParts } of SHAPES) {
    for (const match of text.matchAll(pattern)) {
      if (found.length >= MOST_DATES) return found;
      const span = { start: match.index, end: match.index + match[0].trimEnd().length };
      const parts = toParts(match.slice(1));
      const isPlausible = parts !== undefined && parts.year >= 1900 && parts.year < 2100;
      if (isPlausible && !found.some((each) => overlaps(each, span)))
        found.push({ ...span, value: toValue(parts, today) });
    }
  }
  return found;
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** The first year of an era counts as 1; 平成32年 is 2020, as contracts signed before 2019 have it. */
function eraYear(era: string, year: string): Parts {
  const count = toNumber(year);
  if (era === '昭和') return { year: 1925 + count, isOver: true };
  const isHeisei = era === '平成' || era === 'h';
  return { year: (isHeisei ? 1988 : 2018) + count, isOver: isHeisei };
}

/** Day first, unless only the month can come first: 11/14/2017. */
function dayFirst(first: string, second: string, year: number): Parts {
  const isMonthFirst = Number(second) > 12 && Number(first) <= 12;
  return isMonthFirst ? { year, month: first, day: second } : { year, month: second, day: first };
}

function toValue({ isOver = false, ...parts }: Parts, today: string): string | undefined {
  return isOver && parts.year > Number(today.slice(0, 4)) ? undefined : toDateValue(parts);
}

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; undefined where there is no such date. */
export function toDateValue({ year, month, day }: Omit<Parts, 'isOver'>): string | undefined {
  const parts = [String(year), ...[month, day].filter((part) => part !== undefined).map(twoDigits)];
  return parsePeriod(parts.join('-'))?.text;
}

function twoDigits(part: string): string {
  return String(toNumber(part)).padStart(2, '0');
}
