import type { FactValue } from '../answer/answer';
import { LOCALE_TAGS, type Locale } from '../answer/locale';
import { parsePeriod } from '../rules/period';
import type { SourceDocument } from '../rules/policy';
import type { Phrasebook, PhraseValues } from './phrasebook';

/** The words of one language, with what never changes (book, documents) bound in. */
export interface Words {
  readonly locale: Locale;
  say(key: string, values?: PhraseValues): string;
  /** Whether there is such a phrase: what was kept of a case may outlive the policy it speaks of. */
  has(key: string): boolean;
  /** The name of a fact. */
  fact(name: string): string;
  /** A fact's value in words: dates in local form, types by their name. */
  value(fact: string, value: FactValue): string;
  /** A day, month or year in local form; other text as it is. */
  date(text: string): string;
  /** A moment (ISO 8601) in local form, in UTC and saying so: readers in several time zones read the same. */
  time(at: string): string;
  outcome(outcome: string): string;
  list(items: readonly string[]): string;
  /** The name of a language. */
  language(tag: string): string;
  document(id: string): SourceDocument | undefined;
}

export function createWords(book: Phrasebook, documents: readonly SourceDocument[], locale: Locale): Words {
  const byId = new Map(documents.map((each) => [each.id, each]));
  const say: Words['say'] = (key, values) => book.say(locale, key, values);
  const date = (text: string): string => formatDate(text, locale);
  return {
    locale,
    say,
    has: (key) => book.has(locale, key),
    date,
    time: (at) => say('expected.time', { time: formatTime(at, locale) }),
    fact: (name) => say(`fact.${name}`),
    value: (fact, value) => {
      const key = `value.${fact}.${value}`;
      if (book.has(locale, key)) return say(key);
      return fact === 'created' || fact === 'asOf' ? date(String(value)) : String(value);
    },
    outcome: (outcome) => say(`outcome.${outcome}.short`),
    language: (tag) => new Intl.DisplayNames([LOCALE_TAGS[locale]], { type: 'language' }).of(tag) ?? tag,
    list: (items) => items.join(say('list.separator')),
    document: (id) => byId.get(id),
  };
}

const FORMS = {
  4: { year: 'numeric' },
  7: { year: 'numeric', month: 'long' },
  10: { year: 'numeric', month: 'long', day: 'numeric' },
} as const;

function formatDate(text: string, locale: Locale): string {
  const period = parsePeriod(text);
  if (period === undefined) return text;
  const form = FORMS[text.length as keyof typeof FORMS];
  const formatted = new Intl.DateTimeFormat(LOCALE_TAGS[locale], { ...form, timeZone: 'UTC' });
  return formatted.format(new Date(`${period.first}T00:00:00Z`));
}

function formatTime(at: string, locale: Locale): string {
  const form = {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  } as const;
  return new Intl.DateTimeFormat(LOCALE_TAGS[locale], { ...form, timeZone: 'UTC' }).format(new Date(at));
}
