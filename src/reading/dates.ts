import { findBareYears } from './bare-years';
import type { Clause } from './clauses';
import type { Mentions } from './lexicon';
import type { DateMention } from './message';
import { findNumericDates, overlaps, type RawDate } from './numeric-dates';
import { findPastDates } from './past-dates';
import type { ReadInput } from './reading';
import { findShortDates } from './short-dates';
import { findTextualDates } from './textual-dates';
import type { Span, Token } from './tokens';

/** Dates that show in the letters alone, before words are told apart. Sorted, without overlaps. */
export function findRawDates(text: string, sealed: readonly Span[], today: string): readonly RawDate[] {
  const blanked = blank(text, sealed);
  const kept: RawDate[] = [];
  const all = [
    ...findNumericDates(blanked, today),
    ...findShortDates(blanked, today),
    ...findPastDates(blanked, today),
  ];
  for (const each of all) {
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
  /** What the tokens were cut from. */
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly mentions: Mentions;
  readonly clauses: readonly Clause[];
  readonly input: ReadInput;
};

/** All dates of a message, in its order. */
export function findDates({ raw, text, tokens, mentions, clauses, input }: Found): readonly DateMention[] {
  const byStart = new Map(raw.map((each) => [each.start, each]));
  const sealed = tokens.flatMap((token, at) => {
    const date = token.kind === 'sealed' ? byStart.get(token.start) : undefined;
    return date === undefined
      ? []
      : [{ start: at, end: at + 1, value: date.value, isLoose: date.isLoose ?? false }];
  });
  const textual = findTextualDates({ text, tokens, mentions, today: input.today });
  const isAsked = input.asking === 'created' || input.asking === 'asOf';
  const bare = findBareYears({ tokens, mentions, clauses, isAsked, today: input.today });
  const kept: DateMention[] = [];
  for (const each of [...sealed, ...textual, ...bare]) {
    if (kept.length >= MOST_DATES) break;
    if (!kept.some((other) => overlaps(each, other))) kept.push(each);
  }
  return kept.toSorted((a, b) => a.start - b.start);
}
