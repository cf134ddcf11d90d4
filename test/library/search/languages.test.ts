import type { Locale } from '../../../src/answer/locale';
import { createKnowledgeOf } from '../../../src/library/evaluate/knowledge-of';
import { KNOWLEDGE } from '../../support/policy';
import { sampleUnit } from '../evaluate/sample-units';

const WIND = { section: 'wind', heading: 'Wind' };
const RAIN = { section: 'rain', heading: 'Rain' };
/** Both sections say the same in English; in Russian one of them says more. */
const TWO = [
  sampleUnit({ ...RAIN, text: 'a quokka and a numbat' }),
  sampleUnit({ ...WIND, text: 'a quokka and a numbat' }),
  sampleUnit({ ...WIND, locale: 'ru', text: 'Quokka, numbat' }),
  sampleUnit({ ...RAIN, locale: 'ru', text: 'ничего' }),
];
/** One section tells all about where animals sleep; another is known to be asked about one of them. */
const ASKED = [
  sampleUnit({
    ...RAIN,
    heading: 'Where numbat and quokka sleep',
    text: 'Where the numbat sleep, and the quokka: numbat sleep where quokka sleep',
    questions: ['Where do numbat and quokka sleep?', 'numbat and quokka: sleep where?'],
  }),
  sampleUnit({ ...WIND, text: 'nothing', questions: ['Where does the numbat sleep?'] }),
];

function find(text: string, units = TWO, locale: Locale = 'en'): readonly (readonly [string, string])[] {
  return createKnowledgeOf(units, KNOWLEDGE)
    .ask({ text, locale })
    .hits.map(({ unit }) => [unit.locale, unit.section]);
}

test('of two sections that fit alike, the one that fits in another language too goes first', () => {
  expect(find('quokka numbat')).toEqual([
    ['en', 'wind'],
    ['en', 'rain'],
  ]);
});

test('a section is shown in the language of the asker if that fits at all, whichever fits better', () => {
  const more = [
    ...TWO,
    sampleUnit({ ...RAIN, page: 'other', locale: 'ru', text: 'numbat' }),
    sampleUnit({ ...RAIN, page: 'other', text: 'numbat numbat numbat' }),
  ];
  const hits = find('numbat', more, 'ru');
  expect(hits).toContainEqual(['ru', 'wind']);
  expect(hits.filter(([locale]) => locale !== 'ru')).toEqual([['en', 'rain']]);
});

test('a section that is there in one language alone is not outdone for that', () => {
  const half = sampleUnit({ ...WIND, locale: 'ru', text: 'Quokka' });
  const alone = sampleUnit({ ...RAIN, kind: 'document', page: 'alone', text: 'a quokka and a numbat' });
  const hits = find('quokka numbat', [...TWO.slice(1, 2), half, alone]);
  expect(hits[0]).toEqual(['en', 'rain']);
});

test.each(['Where does the numbat sleep?', 'where does the NUMBAT sleep', 'numbat sleep: where?'])(
  'whoever asks the very question of a section is given that section: %s',
  (text) => expect(find(text, ASKED)[0]).toEqual(['en', 'wind']),
);

test('a word of it alone is not the question', () => {
  expect(find('numbat', ASKED)[0]).toEqual(['en', 'rain']);
});
