import fc from 'fast-check';
import { LOCALES } from '../../src/answer/locale';
import { INTENTS, type Reading } from '../../src/reading/reading';
import { parseFact } from '../../src/rules/parse-facts';
import { FACT_NAMES, SUBSCRIPTION_TYPES } from '../../src/rules/vocabulary';
import { createTestReader, VOCABULARIES } from './reading-lab';
import { type Sentence, TODAY } from './sentence';
import { ENGLISH } from './sentences-en';
import { FIELD } from './sentences-field';
import { GENERAL } from './sentences-general';
import { JAPANESE } from './sentences-ja';
import { MORE } from './sentences-more';
import { RUSSIAN } from './sentences-ru';
import { SUPPOSED } from './sentences-supposed';
import { CHINESE } from './sentences-zh';

const reader = createTestReader();
const SENTENCES: readonly Sentence[] = [
  ...ENGLISH,
  ...JAPANESE,
  ...CHINESE,
  ...RUSSIAN,
  ...FIELD,
  ...MORE,
  ...SUPPOSED,
  ...GENERAL,
];

function read([text, , asking]: Sentence): Omit<Reading, 'trouble'> & { readonly codes: readonly string[] } {
  const { trouble, ...rest } = reader.read({ text, today: TODAY, ...(asking !== undefined && { asking }) });
  return { ...rest, codes: trouble.map(({ code }) => code) };
}

/** All but the comma: a full-width one groups no digits. */
function toFullWidth(text: string): string {
  return text.replace(/[!-+\--~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
}

/** ガ as カ and a half-width mark is what older mail programs still send. */
const HALF_WIDTH = new Map(
  Array.from({ length: 0xff9d - 0xff66 + 1 }, (_none, index) => String.fromCharCode(0xff66 + index)).map(
    (half) => [half.normalize('NFKC'), half],
  ),
);

function toHalfWidthKana(text: string): string {
  return Array.from(text, (character) => {
    const [base = '', mark] = Array.from(character.normalize('NFD'));
    const half = HALF_WIDTH.get(base);
    if (half === undefined) return character;
    return half + (mark === undefined ? '' : mark === '\u3099' ? 'ﾞ' : 'ﾟ');
  }).join('');
}

const sentence = fc.constantFrom(...SENTENCES);

test.each([
  ['upper case', (text: string) => text.toUpperCase()],
  ['lower case', (text: string) => text.toLowerCase()],
  ['full-width letters and digits', toFullWidth],
  ['half-width kana', toHalfWidthKana],
  ['characters taken apart', (text: string) => text.normalize('NFD')],
])('%s reads the same', (_name, vary) => {
  fc.assert(
    fc.property(sentence, ([text, expected, asking]) => {
      const varied: Sentence = asking === undefined ? [vary(text), expected] : [vary(text), expected, asking];
      expect(read(varied)).toEqual(read(asking === undefined ? [text, expected] : [text, expected, asking]));
    }),
    { numRuns: 400 },
  );
});

const phrase = fc.constantFrom(
  ...LOCALES.flatMap((locale) => [
    ...Object.values(VOCABULARIES[locale].types).flat(),
    ...Object.values(VOCABULARIES[locale].cues).flat(),
  ]),
);
const fragment = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  phrase,
  fc.nat(70_000).map(String),
  fc.constantFrom(
    '2017-11-15',
    '2019年',
    '.',
    '?',
    ',',
    ':25',
    'PayAsYouGo_2014-09-01',
    '{"',
    '}',
    '平成31年',
  ),
);
const jumble = fc.array(fragment, { maxLength: 30 }).map((parts) => parts.join(' '));
const asking = fc.option(fc.constantFrom(...FACT_NAMES), { nil: undefined });

test('whatever is written, nothing outside the vocabularies comes out', () => {
  fc.assert(
    fc.property(jumble, asking, (text, asked) => {
      const reading = reader.read({ text, today: TODAY, ...(asked !== undefined && { asking: asked }) });
      for (const fact of FACT_NAMES) {
        const value = reading.facts[fact];
        if (value !== undefined) expect(parseFact(fact, value)).toBe(value);
      }
      expect(INTENTS).toContain(reading.intent);
      for (const type of [...reading.maybe, ...reading.denied]) expect(SUBSCRIPTION_TYPES).toContain(type);
      if (reading.facts.subscription !== undefined)
        expect(reading.denied).not.toContain(reading.facts.subscription);
    }),
    { numRuns: 500 },
  );
});

test('text without digits and words of the field holds no date, no port and no type', () => {
  const letters = fc.string({
    unit: fc.constantFrom(...'qxzwkjvb ,.?!ъыщфхжцю漆鯨蝶鼠齧ヌヲヱ'),
    maxLength: 200,
  });
  fc.assert(
    fc.property(letters, (text) => {
      expect(reader.read({ text, today: TODAY }).facts).toEqual({});
    }),
    { numRuns: 300 },
  );
});

test.each([
  [
    'a log',
    'Nov 14 10:22:33 mail postfix/smtp[21417]: connect to mx1.example.net[203.0.113.25]:25: timed out\n',
  ],
  ['Japanese', '従量課金のサブスクリプションで、VMからポート25でメールが送れません。'],
  ['Russian', 'Подписка создана до 15 ноября 2017, порт 25 не отвечает. '],
  ['one letter', 'a'],
  ['one character', '年'],
  ['numbers', '25-'],
  ['names', 'EA or '],
  ['dots', 'a.'],
  ['line ends', '\n'],
])('20,000 characters of %s cost no more than a person would wait', (_name, unit) => {
  const text = unit.repeat(Math.ceil(20_000 / unit.length)).slice(0, 20_000);
  reader.read({ text, today: TODAY });
  const start = performance.now();
  reader.read({ text, today: TODAY });
  // Five times what it takes on an idle machine: a regular expression gone wild takes minutes.
  expect(performance.now() - start).toBeLessThan(250);
});
