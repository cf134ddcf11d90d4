import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answer, FactValue } from '../../src/answer/answer';
import { LOCALES, type Locale } from '../../src/answer/locale';
import { createCompose } from '../../src/library/compose';
import { NO_PASSAGES } from '../../src/library/passages';
import { loadPhrasebook, PhrasebookError } from '../../src/library/phrasebook';
import { createWords, type Words } from '../../src/library/words';
import { SYMPTOMS } from '../../src/reading/symptoms';
import {
  CERTAINTIES,
  CREATED_SIDES,
  FACT_NAMES,
  FACT_WORDS,
  OUTCOMES,
  SUBSCRIPTION_TYPES,
} from '../../src/rules/vocabulary';
import { createTicket } from '../support/desk-tickets';
import { KNOWLEDGE, shippedPolicy } from '../support/policy';
import { shippedBook, shippedCompose } from '../support/talk';

const VALUES: Readonly<Record<string, readonly FactValue[]>> = {
  ...FACT_WORDS,
  created: CREATED_SIDES,
  exempted: [true, false],
};

/** Every key that code builds out of a word of the domain or an id of the policy. */
function builtKeys(): readonly string[] {
  const policy = shippedPolicy();
  return [
    ...FACT_NAMES.flatMap((fact) => [`fact.${fact}`, `question.${fact}`, `how.${fact}`]),
    ...Object.entries(VALUES).flatMap(([fact, values]) => values.map((value) => `value.${fact}.${value}`)),
    ...SUBSCRIPTION_TYPES.map((type) => `short.subscription.${type}`),
    ...OUTCOMES.flatMap((outcome) =>
      ['title', 'sentence', 'short'].map((part) => `outcome.${outcome}.${part}`),
    ),
    ...CERTAINTIES.map((certainty) => `verdict.certainty.${certainty}`),
    ...['type-decides', 'offer-ambiguous', 'created-decides', 'created-imprecise', 'asked-by-you'].map(
      (key) => `why.${key}`,
    ),
    ...policy.steps.map((id) => `policy.steps.${id}`),
    ...policy.caveats.map((id) => `policy.caveats.${id}`),
    ...policy.conflicts.map(({ resolution }) => `policy.conflicts.${resolution}`),
  ];
}

test.each(LOCALES)('%s says every word of the domain and every id of the policy', (locale) => {
  expect(builtKeys().filter((key) => !shippedBook().has(locale, key))).toEqual([]);
});

test('no language repeats the English words', () => {
  const book = shippedBook();
  const wordy = book
    .keys('en')
    .filter((key) => /^(outcome|why|symptom|policy|trouble|verdict\.certainty)\./.test(key));
  for (const locale of LOCALES.filter((each) => each !== 'en')) {
    const same = wordy.filter((key) => {
      const values = { text: 'x', fact: 'y', evidence: 'z' };
      return book.say(locale, key, values) === book.say('en', key, values);
    });
    expect(same).toEqual([]);
  }
});

const wordsOf = (locale: Locale, timeZone?: string): Words =>
  createWords({ book: shippedBook(), documents: [], locale, ...(timeZone !== undefined && { timeZone }) });

test.each([
  ['en', '2017-11-15', '15 November 2017'],
  ['ja', '2017-11-15', '2017年11月15日'],
  ['zh-TW', '2017-11-15', '2017年11月15日'],
  ['ru', '2017-11-15', '15 ноября 2017 г.'],
  ['ru', '2019-03', 'март 2019 г.'],
  ['ja', '2016', '2016年'],
  ['en', 'before', 'before'],
] as const)('%s writes %s as %s', (locale, date, words) => {
  expect(wordsOf(locale).date(date)).toBe(words);
});

describe('a moment is told in the time zone of the desk, which is named', () => {
  test.each([
    ['en', 'Asia/Tokyo', /Mon.*23 Nov 2026, 09:30 \(Asia\/Tokyo\)$/],
    ['ja', 'Asia/Tokyo', /2026年11月23日.*9:30（Asia\/Tokyo）$/],
    ['zh-TW', 'Asia/Taipei', /2026年11月23日.*08:30 \(Asia\/Taipei\)$/],
    ['ru', 'Europe/Moscow', /23 нояб.* 2026 г\., 03:30 \(Europe\/Moscow\)$/],
    ['en', 'America/New_York', /Sun.*22 Nov 2026, 19:30 \(America\/New York\)$/],
    ['en', undefined, /23 Nov 2026, 00:30 \(UTC\)$/],
  ] as const)('%s, %s', (locale, timeZone, expected) => {
    expect(wordsOf(locale, timeZone).time('2026-11-23T00:30:00.000Z')).toMatch(expected);
  });

  test('in every answer', () => {
    const compose = createCompose({
      book: shippedBook(),
      documents: [],
      passages: NO_PASSAGES,
      guidance: () => [],
      timeZone: 'Asia/Tokyo',
    });
    const expected = { isOpenNow: false, opensAt: '2026-11-23T00:00:00.000Z', firstReplyBy: null };
    const { text } = compose({ kind: 'ticket-opened', ticket: createTicket(), expected }, 'en');
    expect(text).toContain('Support is back on Mon, 23 Nov 2026, 09:00 (Asia/Tokyo).');
  });
});

test.each([
  ['en', 'Traditional Chinese'],
  ['zh-TW', '繁體中文'],
  ['ru', 'китайский, традиционное письмо'],
] as const)('%s names the Chinese of Taiwan by its script: %s', (locale, name) => {
  expect(wordsOf(locale).language('zh-TW')).toBe(name);
});

function bookWith(change: (text: string) => string): () => unknown {
  const directory = mkdtempSync(join(tmpdir(), 'port25-words-'));
  cpSync(KNOWLEDGE, directory, { recursive: true });
  const file = join(directory, 'ru', 'phrases.yaml');
  writeFileSync(file, change(readFileSync(file, 'utf8')));
  return () => loadPhrasebook(directory);
}

test.each<[string, (text: string) => string, RegExp]>([
  ['a missing phrase', (text) => text.replace(/^thanks:.*$/m, ''), /ru: thanks: missing/],
  ['a phrase too many', (text) => `${text}\nhello: да\n`, /ru: hello: not in English/],
  [
    'other braces',
    (text) => text.replaceAll('{today}', '').replace(/\{document\}/, '{dokument}'),
    /fills \{/,
  ],
  ['broken ICU', (text) => text.replace(/^thanks:.*$/m, 'thanks: "{x"'), /ru\/phrases\.yaml: thanks: /],
])('%s stops the start and is named', (_title, change, message) => {
  expect(bookWith(change)).toThrow(PhrasebookError);
  expect(bookWith(change)).toThrow(message);
});

/** A verdict of the portal is a fact, and told as one. */
const TOLD_SYMPTOMS = SYMPTOMS.filter((symptom) => symptom !== 'portal-verdict');
const TROUBLES = [
  'no-such-date',
  'no-such-port',
  'in-future',
  'created-after-as-of',
  'several',
  'bad-value',
  'contradiction',
];

describe.each(LOCALES)('answers put into %s', (locale) => {
  const compose = shippedCompose();

  test.each(TOLD_SYMPTOMS)('symptom %s', (symptom) => {
    expect(compose({ kind: 'symptom', symptom, evidence: ['25'] }, locale).text).toContain('25');
  });

  test.each(TROUBLES)('trouble %s', (code) => {
    const { text } = compose(
      { kind: 'trouble', troubles: [{ code, fact: 'created', text: '2019-02-31' }] },
      locale,
    );
    expect(text).toContain('2019-02-31');
  });

  test('what a person wrote cannot pass for our markup', () => {
    const answer: Answer = {
      kind: 'trouble',
      troubles: [{ code: 'no-such-date', fact: 'created', text: '**<at>all</at>**' }],
    };
    expect(compose(answer, locale).text).toContain('**<at>all</at>**');
    expect(JSON.stringify(compose(answer, locale).blocks)).not.toContain('"**<at>');
  });

  test.each(FACT_NAMES)('a question about %s', (fact) => {
    const choices = VALUES[fact] ?? [];
    const reply = compose({ kind: 'question', question: { fact, why: null, choices }, facts: [] }, locale);
    expect(reply.ask?.options).toHaveLength(choices.length);
    expect(new Set(reply.ask?.options.map(({ label }) => label)).size).toBe(choices.length);
  });
});
