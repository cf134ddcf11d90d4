import type { Locale } from '../../../src/answer/locale';
import { createKnowledgeOf } from '../../../src/library/evaluate/knowledge-of';
import { keyOf } from '../../../src/library/search/unit';
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
/** The numbat is asked for by name in one section, and told of at length in the other. */
const ASKED = [
  sampleUnit({ ...RAIN, text: 'numbat quokka numbat quokka', questions: ['numbat quokka', 'quokka numbat'] }),
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

test('a section is shown in the language of the asker, whichever of its languages fits better', () => {
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
  const alone = sampleUnit({ kind: 'document', page: 'alone', text: 'a numbat, a numbat and a wombat' });
  const [first] = createKnowledgeOf([...TWO, alone], KNOWLEDGE).ask({
    text: 'numbat wombat',
    locale: 'en',
  }).hits;
  expect(first && keyOf(first.unit)).toBe('document alone#today');
});

test.each(['Where does the numbat sleep?', 'where does the NUMBAT sleep', 'numbat sleep: where?'])(
  'whoever asks the very question of a section is given that section: %s',
  (text) => expect(find(text, ASKED)[0]).toEqual(['en', 'wind']),
);

test('a word of it alone is not the question', () => {
  expect(find('numbat', ASKED)[0]).toEqual(['en', 'rain']);
});
