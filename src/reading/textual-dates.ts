import { parsePeriod } from '../rules/period';
import type { Mention, Mentions } from './lexicon';
import type { DateMention } from './message';
import { readNumber } from './numerals';
import { monthsBefore, shiftDays } from './past-dates';
import { shortYear } from './short-dates';
import type { Token } from './tokens';
import type { RelativeDate } from './vocabulary';

type Context = {
  /** What the tokens were cut from. */
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly mentions: Mentions;
  readonly today: string;
};

const ORDINAL = /^(?:st|nd|rd|th|го|е|ого)$/;
/** "в мае 19-го": Russian never counts days behind the month. */
const YEAR_ENDING = /^(?:го|м)$/;
const JOINS = /^(?:of|the|г|года|year|の|的|,)$/;

/** Finds dates in words: "14th of November 2017", "в марте 2019 года", "last March", 去年三月, "yesterday". */
export function findTextualDates(context: Context): readonly DateMention[] {
  const named = context.mentions.of('month').flatMap((month) => readNamedMonth(month, context));
  const relative = context.mentions.of('relative').flatMap((each) => readRelative(each, context));
  const found: DateMention[] = [];
  for (const each of [...named, ...relative]) {
    if (!found.some(({ start, end }) => start < each.end && each.start < end)) found.push(each);
  }
  return found;
}

/** A month's name needs a year beside it: a bare "in March" does not say which. */
function readNamedMonth(month: Mention, context: Context): readonly DateMention[] {
  const number = Number(month.values[0]);
  const before = dayBefore(month.start, context);
  const after = before === undefined ? dayAfter(month.end, context) : undefined;
  const day = before ?? after;
  const start = before?.start ?? month.start;
  const end = after?.end ?? month.end;
  const year =
    yearAfter(end, context) ??
    shortYearAfter(end, before !== undefined, context) ??
    yearBefore(start, context) ??
    relativeYear(start, end, number, context);
  if (year === undefined) return [];
  const value = toValue(year.value, number, day?.value);
  return [{ start: Math.min(start, year.start), end: Math.max(end, year.end), value, isLoose: false }];
}

type Found = { readonly value: number; readonly start: number; readonly end: number };

function dayBefore(at: number, { tokens }: Context): Found | undefined {
  let start = at - 1;
  while (ORDINAL.test(tokens[start]?.text ?? '') || JOINS.test(tokens[start]?.text ?? '')) start -= 1;
  const token = tokens[start];
  if (token?.kind !== 'number' || token.text.length > 2) return undefined;
  return { value: Number(token.text), start, end: at };
}

function dayAfter(at: number, context: Context): Found | undefined {
  const { tokens } = context;

  const start = tokens[at]?.text === 'the' ? at + 1 : at;
  const token = tokens[start];
  if (token?.kind !== 'number' || token.text.length > 2) return undefined;
  if (shortYearAfter(start, false, context) !== undefined) return undefined;
  const end = ORDINAL.test(tokens[start + 1]?.text ?? '') ? start + 2 : start + 1;
  return { value: Number(token.text), start: at, end };
}

function yearAfter(at: number, { tokens }: Context): Found | undefined {
  let start = at;
  while (JOINS.test(tokens[start]?.text ?? '')) start += 1;
  return readYear(start, tokens);
}

/** "14-Nov-17", "14 Nov 17", "Nov-17", "мая 19 года": not the day of "Jan 18", nor the 25 of "14 Nov 25 mails". */
function shortYearAfter(at: number, hasDay: boolean, context: Context): Found | undefined {
  const { tokens, mentions, today } = context;
  const start = JOINS.test(tokens[at]?.text ?? '') && tokens[at]?.kind === 'word' ? at + 1 : at;
  const token = tokens[start];
  const year =
    token?.kind === 'number' ? shortYear(token.text, { thisYear: Number(today.slice(0, 4)) }) : undefined;
  if (year === undefined) return undefined;
  const isCalled =
    YEAR_ENDING.test(tokens[start + 1]?.text ?? '') || mentions.startsAt('year-tail', start + 1);
  const isLast = tokens[start + 1]?.kind !== 'word' || mentions.covers('filler', start + 1);
  if (!isCalled && !(hasDay ? isLast : isHyphened(start, context))) return undefined;
  return { value: year, start, end: YEAR_ENDING.test(tokens[start + 1]?.text ?? '') ? start + 2 : start + 1 };
}

function isHyphened(at: number, { tokens, text }: Context): boolean {
  return text.slice(tokens[at - 1]?.end, tokens[at]?.start) === '-';
}

function yearBefore(at: number, { tokens }: Context): Found | undefined {
  const isJoined = JOINS.test(tokens[at - 1]?.text ?? '');
  return readYear(isJoined ? at - 2 : at - 1, tokens);
}

function readYear(at: number, tokens: readonly Token[]): Found | undefined {
  const token = tokens[at];
  if (token?.kind !== 'number' || !/^(?:19|20)\d\d$/.test(token.text)) return undefined;
  return { value: Number(token.text), start: at, end: at + 1 };
}

/** "march last year", "в марте прошлого года", "last march" (the latest one that is over). */
function relativeYear(
  start: number,
  end: number,
  month: number,
  { mentions, today, tokens }: Context,
): Found | undefined {
  const thisYear = Number(today.slice(0, 4));
  for (const each of mentions.of('relative')) {
    const isNear =
      each.end === start ||
      each.start === end ||
      (each.start === end + 1 && JOINS.test(tokens[end]?.text ?? ''));
    const back = YEARS_BACK[each.values[0] as RelativeDate];
    if (isNear && back !== undefined) return { ...each, value: thisYear - back };
    if (each.end !== start || each.values[0] !== 'last') continue;
    return { ...each, value: month < Number(today.slice(5, 7)) ? thisYear : thisYear - 1 };
  }
  return undefined;
}

const YEARS_BACK: Partial<Record<RelativeDate, number>> = {
  'this-year': 0,
  'last-year': 1,
  'year-before-last': 2,
};

function toValue(year: number, month: number | undefined, day: number | undefined): string | undefined {
  const parts = [year, month, day].filter((part) => part !== undefined);
  return parsePeriod(parts.map((part) => String(part).padStart(2, '0')).join('-'))?.text;
}

function readRelative(each: Mention, context: Context): readonly DateMention[] {
  const term = each.values[0] as RelativeDate;
  const back = YEARS_BACK[term];
  if (back !== undefined) return [readRelativeYear(each, Number(context.today.slice(0, 4)) - back, context)];
  const value = relativeValue(term, context.today);
  if (value === undefined) return [];
  return [{ start: each.start, end: each.end, value, isLoose: true }];
}

/** 去年三月五日: a month in numbers may follow the year. */
function readRelativeYear({ start, end }: Mention, year: number, { tokens }: Context): DateMention {
  const month = readCounted(tokens, JOINS.test(tokens[end]?.text ?? '') ? end + 1 : end, ['月']);
  if (month === undefined) return { start, end, value: String(year), isLoose: false };
  const day = readCounted(tokens, month.end, ['日', '號']);
  return { start, end: day?.end ?? month.end, value: toValue(year, month.value, day?.value), isLoose: false };
}

function readCounted(
  tokens: readonly Token[],
  at: number,
  units: readonly string[],
): { readonly value: number; readonly end: number } | undefined {
  const number = readNumber(tokens, at);
  if (number === undefined || !units.includes(tokens[number.end]?.text ?? '')) return undefined;
  return { value: number.value, end: number.end + 1 };
}

/** A week is not a day, so its month stands for it. */
function relativeValue(term: RelativeDate, today: string): string | undefined {
  switch (term) {
    case 'this-month':
      return monthsBefore(today, 0);
    case 'last-month':
      return monthsBefore(today, 1);
    case 'last-week':
      return shiftDays(today, -7).slice(0, 7);
    case 'today':
      return today;
    case 'yesterday':
      return shiftDays(today, -1);
    case 'day-before-yesterday':
      return shiftDays(today, -2);
    default:
      return undefined;
  }
}
