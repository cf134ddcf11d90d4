import { LOCALES } from '../../src/answer/locale';
import { parseVocabulary, VocabularyError } from '../../src/reading/vocabulary';
import { SUBSCRIPTION_TYPES } from '../../src/rules/vocabulary';
import { createTestReader, VOCABULARIES } from './reading-lab';
import { TODAY } from './sentence';

const EMPTY = {
  types: {},
  ambiguous: [],
  lookalikes: [],
  sources: {},
  routes: {},
  destinations: {},
  clouds: {},
  months: {},
  relative: {},
  cues: {},
  intents: {},
  languages: {},
};

function problemsOf(raw: unknown): readonly string[] {
  try {
    parseVocabulary(raw, 'xx/vocabulary.yaml');
    return [];
  } catch (error) {
    if (error instanceof VocabularyError) return error.problems;
    throw error;
  }
}

test.each([
  [
    'a type nobody knows',
    { ...EMPTY, types: { platinum: ['Platinum'] } },
    /xx\/vocabulary\.yaml: types.*platinum/,
  ],
  ['a phrase of no letters', { ...EMPTY, lookalikes: ['--'] }, /lookalikes\.0: "--"/],
  ['a number for a phrase', { ...EMPTY, cues: { created: [2017] } }, /cues\.created\.0: 2017/],
  ['a key nobody reads', { ...EMPTY, nicknames: [] }, /nicknames/],
  ['a missing list', { ...EMPTY, sources: undefined }, /sources/],
  [
    'a name of two types',
    { ...EMPTY, types: { csp: ['Plan X'], other: ['plan-x'] } },
    /types\.other: "plan-x": is also in types\.csp/,
  ],
  [
    'an ambiguous name of one type',
    { ...EMPTY, ambiguous: [{ names: ['X'], types: ['csp'] }] },
    /ambiguous\.0\.types/,
  ],
])('%s is named with file, key and value', (_title, raw, problem) => {
  expect(problemsOf(raw)).toEqual([expect.stringMatching(problem)]);
});

test('every mistake is told at once', () => {
  expect(problemsOf({ ...EMPTY, lookalikes: ['-', 7], cues: { because: [] } }).length).toBeGreaterThanOrEqual(
    3,
  );
});

const reader = createTestReader();

describe.each(LOCALES)('the names of %s', (locale) => {
  const names = SUBSCRIPTION_TYPES.flatMap((type) =>
    (VOCABULARIES[locale].types[type] ?? []).map((name) => [name, type] as const),
  );
  const plain = names.filter(([name]) => !name.includes('*'));

  test.each(plain)('%s is %s', (name, type) => {
    expect(reader.read({ text: name, today: TODAY }).facts.subscription).toBe(type);
  });
});
