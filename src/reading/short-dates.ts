import { toNumber } from './numerals';
import { overlaps, type RawDate, toDateValue } from './numeric-dates';

/** Azure opened in 2008: nobody has a subscription older than that, and no year to come. */
const FIRST_YEAR = 2008;
/** The Republic's year 1 is 1912; its years of three digits begin in 2011. */
const REPUBLIC = 1911;
const HEISEI = 1988;
const LAST_HEISEI = 31;

const NOT_INSIDE = '(?<![\\d./:_-])';
const NO_MORE = '(?!\\d|[./:-]\\d)';
/** A version has dots, too. */
const VERSION =
  /(?:version|ver|release|build|kernel|ubuntu|debian|postfix|exim|docker|openssl|python|node|php|java|chrome|hmailserver|верси[яию]|バジョン|版本)[\s:v.]{0,3}$/u;
const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;

type Parts = {
  readonly year: number | undefined;
  readonly month: string;
  readonly day?: string | undefined;
  /** Three digits may count anything: a year they are of what was made. */
  readonly isLoose?: boolean;
};
type Context = { readonly isEastAsian: boolean; readonly hasKana: boolean; readonly thisYear: number };
type Shape = {
  readonly pattern: RegExp;
  readonly toParts: (groups: readonly string[], context: Context) => Parts | undefined;
};

const SHAPES: readonly Shape[] = [
  {
    // 107/5/20
    pattern: new RegExp(`${NOT_INSIDE}(1[0-4]\\d)([/.-])(\\d{1,2})(?:\\2(\\d{1,2}))?${NO_MORE}`, 'gu'),
    toParts: ([year = '', sign, month = '', day], context) =>
      sign === '/' || context.isEastAsian
        ? { year: republicYear(year, context), month, day, isLoose: true }
        : undefined,
  },
  {
    // 108年5月, 19年3月5日, 平成なしの 29年11月
    pattern: /(?<![\d年])(1[0-4]\d|\d{2})\s?年の?的?\s?(\d{1,2})\s?月(?:\s?(\d{1,2})\s?[日號])?/gu,
    toParts: ([year = '', month = '', day], context) => ({
      year: signYear(year, context),
      month,
      day,
      isLoose: year.length === 3,
    }),
  },
  {
    // 20.05.18, 5/20/18; 18/5/20 where the year goes first
    pattern: new RegExp(`${NOT_INSIDE}(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{2})${NO_MORE}`, 'gu'),
    toParts: ([first = '', sign, second = '', third = ''], context) => {
      // 3.5.18 may as well be a version.
      const isLoose = sign === '.' && second.length < 2;
      return context.isEastAsian
        ? { year: shortYear(first, context), month: second, day: third, isLoose }
        : { ...dayFirst(first, second, shortYear(third, context)), isLoose };
    },
  },
];

/** Finds dates whose year is cut short or counted in the Republic of China. `text` has its seals blanked. */
export function findShortDates(text: string, today: string): readonly RawDate[] {
  const context: Context = {
    isEastAsian: EAST_ASIAN.test(text),
    hasKana: KANA.test(text),
    thisYear: Number(today.slice(0, 4)),
  };
  const found: RawDate[] = [];
  for (const { pattern, toParts } of SHAPES) {
    for (const match of text.matchAll(pattern)) {
      const span = { start: match.index, end: match.index + match[0].length };
      const parts = VERSION.test(text.slice(Math.max(0, span.start - 16), span.start))
        ? undefined
        : toParts(match.slice(1), context);
      const value = parts?.year === undefined ? undefined : toDateValue({ ...parts, year: parts.year });
      // What is no date once its year is filled in was never meant as one: 13.25.18 is a figure.
      if (value !== undefined && !found.some((each) => overlaps(each, span)))
        found.push({ ...span, value, isLoose: parts?.isLoose ?? false });
    }
  }
  return found;
}

/** The year two digits stand for; undefined where no subscription can be of it. */
export function shortYear(digits: string, { thisYear }: Pick<Context, 'thisYear'>): number | undefined {
  const year = 2000 + Number(digits);
  return digits.length === 2 && year >= FIRST_YEAR && year <= thisYear ? year : undefined;
}

/** The year three digits stand for in Taiwan. */
export function republicYear(digits: string, { thisYear }: Pick<Context, 'thisYear'>): number | undefined {
  const year = REPUBLIC + toNumber(digits);
  return digits.length === 3 && year <= thisYear ? year : undefined;
}

/** 108年 is of the Republic, 19年 is 2019, and 29年 in Japanese still of Heisei. */
export function signYear(digits: string, context: Omit<Context, 'isEastAsian'>): number | undefined {
  if (digits.length === 3) return republicYear(digits, context);
  const year = shortYear(digits, context);
  if (year !== undefined || !context.hasKana || Number(digits) > LAST_HEISEI) return year;
  return HEISEI + Number(digits);
}

function dayFirst(first: string, second: string, year: number | undefined): Parts {
  const isMonthFirst = Number(second) > 12 && Number(first) <= 12;
  return isMonthFirst ? { year, month: first, day: second } : { year, month: second, day: first };
}
