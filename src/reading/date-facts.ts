import { BLOCK_START, isCreatedSide } from '../rules/created-side';
import type { Facts } from '../rules/facts';
import { parsePeriod } from '../rules/period';
import { asksAboutToday } from './asked-today';
import { toRoles } from './date-roles';
import type { Kind } from './lexicon';
import { type DateMention, type Message, wordsOf } from './message';
import { isDenied, toRivals } from './polarity';
import type { Trouble } from './reading';
import type { Scope } from './what-if-scope';

export type DateReading = {
  readonly facts: Pick<Facts, 'created' | 'asOf'>;
  readonly trouble: readonly Trouble[];
};

const NO_RIVALS = toRivals([]);

type Dated = DateMention & { readonly fact: 'created' | 'asOf' };

/** The date of creation and the date asked about, from the dates within `scope`. */
export function readDates(message: Message, scope: Scope): DateReading {
  if (asksAboutToday(message)) return { facts: { asOf: message.input.today }, trouble: [] };
  const roles = toRoles(message);
  const dated = message.dates.flatMap((date, index): readonly Dated[] => {
    const fact = roles[index];
    const isMeant = fact !== undefined && fact !== 'other' && scope(date);
    const isRuledOut = isDenied({ ...date, values: [] }, message, NO_RIVALS);
    return isMeant && !isRuledOut ? [{ ...date, fact }] : [];
  });
  const asOf = lastValue(dated, 'asOf', message);
  const created = lastValue(dated, 'created', message) ?? sideByItself(message, dated);
  const impossible = dated
    .filter(({ value }) => value === undefined)
    .map((date) => toTrouble(date, 'no-such-date', message));
  const future = dated.find(
    (date) => date.fact === 'created' && isLater(created, asOf ?? message.input.today),
  );
  return {
    facts: {
      ...(created !== undefined && future === undefined && { created }),
      ...(asOf !== undefined && { asOf }),
    },
    trouble: future === undefined ? impossible : [...impossible, toTrouble(future, 'in-future', message)],
  };
}

/** The last one said counts: people correct themselves forwards. */
function lastValue(dated: readonly Dated[], fact: Dated['fact'], message: Message): string | undefined {
  const values = dated.filter((each) => each.fact === fact).map((each) => toFact(each, message));
  return values.findLast((value) => value !== undefined);
}

function toTrouble({ fact, start, end }: Dated, code: Trouble['code'], message: Message): Trouble {
  return { fact, text: wordsOf(message, start, end), code };
}

function isLater(created: string | undefined, day: string): boolean {
  const [from, until] = [parsePeriod(created ?? ''), parsePeriod(day)];
  return from !== undefined && until !== undefined && from.first > until.last;
}

/** "before 2017" of a creation becomes the side of the block's start it lies on, or nothing. */
function toFact(date: Dated, message: Message): string | undefined {
  const period = parsePeriod(date.value ?? '');
  if (period === undefined) return undefined;
  const bound = boundOf(date, message);
  if (bound === undefined) return period.text;
  if (date.fact === 'asOf') return undefined;
  switch (bound) {
    case 'before':
      return period.first <= BLOCK_START ? 'before' : undefined;
    case 'until':
      return period.last <= BLOCK_START ? 'before' : undefined;
    case 'after':
      return period.last >= BLOCK_START ? 'after' : undefined;
    case 'from':
      return period.first >= BLOCK_START ? 'after' : undefined;
  }
}

/** Strictly before, up to and with, strictly after, from it on. */
const BOUNDS = ['before', 'until', 'after', 'from'] as const;
type Bound = (typeof BOUNDS)[number];

function boundOf(date: DateMention, message: Message): Bound | undefined {
  const tail = BOUNDS.find((bound) => standsBehind(`${bound}-tail`, date, message));
  return tail ?? BOUNDS.find((bound) => standsBefore(`${bound}-lead`, date, message));
}

function standsBefore(kind: Kind, { start }: DateMention, { mentions }: Message): boolean {
  return (
    mentions.endsAt(kind, start) || (mentions.covers('filler', start - 1) && mentions.endsAt(kind, start - 1))
  );
}

function standsBehind(kind: Kind, { end }: DateMention, { mentions }: Message): boolean {
  return mentions.startsAt(kind, end);
}

/** Asked for the creation, "before", それより前 or "that very day" is an answer without a date. */
function sideByItself({ mentions, input }: Message, dated: readonly Dated[]): string | undefined {
  if (input.asking !== 'created' || dated.length > 0) return undefined;
  const is = (kinds: readonly Kind[]): boolean => kinds.some((kind) => mentions.of(kind).length > 0);
  const sides = [
    ...(is(['before-lead', 'before-tail', 'until-lead', 'until-tail']) ? ['before'] : []),
    ...(is(['after-lead', 'after-tail', 'from-lead', 'from-tail']) ? ['after'] : []),
  ].filter(isCreatedSide);
  if (sides.length === 0 && is(['on-day'])) return 'boundary';
  return sides.length === 1 ? sides[0] : undefined;
}
