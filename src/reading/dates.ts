import { findBareYears } from './bare-years';
import type { Mentions } from './lexicon';
import type { DateMention } from './message';
import { findNumericDates, overlaps, type RawDate } from './numeric-dates';
import { findPastDates } from './past-dates';
import type { ReadInput } from './reading';
import { findTextualDates } from './textual-dates';
import type { Span, Token } from './tokens';

/** Dates that show in the letters alone, before words are told apart. Sorted, without overlaps. */
export function findRawDates(text: string, sealed: readonly Span[], today: string): readonly RawDate[] {
  const blanked = blank(text, sealed);
  const kept: RawDate[] = [];
  for (const each of [...findNumericDates(blanked, today), ...findPastDates(blanked, today)]) {
    if (!kept.some((other) => overlaps(each, other))) kept.push(each);
  }
  return kept.toSorted((a, b) => a.start - b.start);
}

function blank(text: string, sealed: readonly Span[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of sealed) {
    parts.push(text.slice(from, start), '\u0001'.repeat(end - start));
    from = end;
  }
  return [...parts, text.slice(from)].join('');
}

/** A log has hundreds; whoever tells a case names two. */
const MOST_DATES = 40;

type Found = {
  readonly raw: readonly RawDate[];
  readonly tokens: readonly Token[];
  readonly mentions: Mentions;
  readonly input: ReadInput;
};

/** All dates of a message, in its order. */
export function findDates({ raw, tokens, mentions, input }: Found): readonly DateMention[] {
  const byStart = new Map(raw.map((each) => [each.start, each]));
  const sealed = tokens.flatMap((token, at) => {
    const date = token.kind === 'sealed' ? byStart.get(token.start) : undefined;
    return date === undefined ? [] : [{ start: at, end: at + 1, value: date.value, isLoose: false }];
  });
  const textual = findTextualDates({ tokens, mentions, today: input.today });
  const isAsked = input.asking === 'created' || input.asking === 'asOf';
  const bare = findBareYears({ tokens, mentions, isAsked });
  const kept: DateMention[] = [];
  for (const each of [...sealed, ...textual, ...bare]) {
    if (kept.length >= MOST_DATES) break;
    if (!kept.some((other) => overlaps(each, other))) kept.push(each);
  }
  return kept.toSorted((a, b) => a.start - b.start);
}
