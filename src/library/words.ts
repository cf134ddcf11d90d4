import type { FactValue } from '../answer/answer';
import { LOCALE_TAGS, LOCALES, type Locale } from '../answer/locale';
import { parsePeriod } from '../rules/period';
import type { SourceDocument } from '../rules/policy';
import type { Phrasebook, PhraseValues } from './phrasebook';

/** The words of one language, with what never changes (book, documents) bound in. */
export interface Words {
  readonly locale: Locale;
  say(key: string, values?: PhraseValues): string;
  /** The same in every language: to know again what was said in whichever. */
  sayInAll(key: string, values?: PhraseValues): readonly string[];
  /** Whether there is such a phrase: what was kept of a case may outlive the policy it speaks of. */
  has(key: string): boolean;
  /** The name of a fact. */
  fact(name: string): string;
  /** A fact's value in words: dates in local form, types by their name. */
  value(fact: string, value: FactValue): string;
  /** A day, month or year in local form; other text as it is. */
  date(text: string): string;
  /**
   * A moment (ISO 8601) in local form, in the one time zone of the desk and saying which: readers in several
   * time zones read the same.
   */
  time(at: string): string;
  outcome(outcome: string): string;
  list(items: readonly string[]): string;
  /** The name of a language. */
  language(tag: string): string;
  document(id: string): SourceDocument | undefined;
}

type Props = {
  readonly book: Phrasebook;
  readonly documents: readonly SourceDocument[];
  readonly locale: Locale;
  /** The IANA name of the zone that moments are told in. Default UTC. */
  readonly timeZone?: string;
};

export function createWords({ book, documents, locale, timeZone = 'UTC' }: Props): Words {
  const byId = new Map(documents.map((each) => [each.id, each]));
  const say: Words['say'] = (key, values) => book.say(locale, key, values);
  const date = (text: string): string => formatDate(text, locale);
  return {
    locale,
    say,
    sayInAll: (key, values) => LOCALES.map((each) => book.say(each, key, values)),
    has: (key) => book.has(locale, key),
    date,
    time: (at) => say('expected.time', { time: formatTime(at, locale, timeZone), zone: nameOf(timeZone) }),
    fact: (name) => say(`fact.${name}`),
    value: (fact, value) => {
      const key = `value.${fact}.${value}`;
      if (book.has(locale, key)) return say(key);
      return fact === 'created' || fact === 'asOf' ? date(String(value)) : String(value);
    },
    outcome: (outcome) => say(`outcome.${outcome}.short`),
    language: (tag) => nameLanguage(tag, locale),
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

/** Chinese as Taiwan writes it is known by its script: a place would make it a dialect. */
const SCRIPTS: Readonly<Record<string, string>> = { 'zh-TW': 'zh-Hant' };

function nameLanguage(tag: string, locale: Locale): string {
  const names = new Intl.DisplayNames([LOCALE_TAGS[locale]], { type: 'language' });
  return names.of(SCRIPTS[tag] ?? tag) ?? tag;
}

/** `America/New_York` as people write it. */
function nameOf(timeZone: string): string {
  return timeZone.replaceAll('_', ' ');
}

function formatTime(at: string, locale: Locale, timeZone: string): string {
  const form = {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  } as const;
  return new Intl.DateTimeFormat(LOCALE_TAGS[locale], { ...form, timeZone }).format(new Date(at));
}
