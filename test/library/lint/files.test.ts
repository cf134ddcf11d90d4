import { checkGlossary } from '../../../src/library/lint/check-glossary';
import { checkPhrases } from '../../../src/library/lint/check-phrases';
import { checkGuidance, checkPolicyFile } from '../../../src/library/lint/check-policy-file';
import { add, type Defect, listRemarks, swap } from './small-knowledge';

describe('guidance', () => {
  test('sections that are there break no rule', () => expect(listRemarks(checkGuidance)).toEqual([]));

  test.each<Defect>([
    [
      'a step',
      { 'policy.yaml': swap('use-relay, guide: mail#today', 'use-relay, guide: mail#now') },
      ['policy.yaml:2: steps "use-relay": there is no "mail#now"'],
    ],
    [
      'a caveat',
      { 'policy.yaml': swap('mail#history', 'post#history') },
      ['policy.yaml:4: caveats "old": there is no "post#history"'],
    ],
    [
      'a type',
      { 'policy.yaml': swap('enterprise-agreement: mail#today', 'enterprise-agreement: mail') },
      ['policy.yaml:11: type-guides "enterprise-agreement": there is no "mail"'],
    ],
    [
      'a clause',
      { 'policy.yaml': swap('    guide: mail#today', '    guide: mail#now') },
      ['policy.yaml:9: clauses "first": there is no "mail#now"'],
    ],
    [
      'a clause without a guide',
      { 'policy.yaml': swap('    guide: mail#today', '') },
      ['policy.yaml:6: clauses "first" names no guide'],
    ],
  ])('%s', (_title, changes, remarks) => expect(listRemarks(checkGuidance, changes)).toEqual(remarks));
});

describe('the policy', () => {
  test('a sound one breaks no rule', () => expect(listRemarks(checkPolicyFile)).toEqual([]));

  test.each<Defect>([
    [
      'a value that is none',
      { 'policy.yaml': swap('outcome: blocked', 'outcome: shut') },
      [expect.stringMatching(/^policy\.yaml:31: rows\.0\.outcome: /) as unknown as string],
    ],
    [
      'a row that stands on nothing',
      { 'policy.yaml': swap('clauses: [first]', 'clauses: []') },
      ['policy.yaml:28: rows[0]: cites no clause'],
    ],
    [
      'files that are missing or no YAML',
      { 'policy.yaml': 'steps: [\n', 'offers.yaml': null },
      [
        expect.stringMatching(/^policy\.yaml:2: is no YAML: /) as unknown as string,
        'offers.yaml:1: the file is missing',
      ],
    ],
  ])('%s', (_title, changes, remarks) => expect(listRemarks(checkPolicyFile, changes)).toEqual(remarks));
});

describe('phrases', () => {
  test('those that agree break no rule', () => expect(listRemarks(checkPhrases)).toEqual([]));

  test.each<Defect>([
    ['a file that is missing', { 'ru/policy.yaml': null }, ['ru/policy.yaml:1: the file is missing']],
    [
      'a file that is no YAML',
      { 'ru/phrases.yaml': 'hello: "x' },
      ['ru/phrases.yaml:1: is no YAML: Missing closing "quote'],
    ],
    [
      'a phrase that one language lacks, at what stands above it',
      { 'ru/phrases.yaml': swap('  one: One.\n', '') },
      ['ru/phrases.yaml:2: ways.one: missing'],
    ],
    [
      'a phrase too many',
      { 'ru/policy.yaml': add('caveats:\n  old: x\n') },
      ['ru/policy.yaml:4: policy.caveats.old: not in English'],
    ],
    [
      'other braces',
      { 'ru/phrases.yaml': swap('{name}', '{nom}') },
      ['ru/phrases.yaml:1: hello: fills {nom}, English fills {name}'],
    ],
    [
      'no ICU message',
      { 'ru/phrases.yaml': swap('One.', '"One {x"') },
      ['ru/phrases.yaml:3: ways.one: EXPECT_ARGUMENT_CLOSING_BRACE', 'ru/phrases.yaml:3: ways.one: missing'],
    ],
    [
      'a phrase that is empty in one language',
      { 'ja/phrases.yaml': swap('One.', '""'), 'ru/policy.yaml': swap('"Relay."', '') },
      [
        'ja/phrases.yaml:3: ways.one: is empty, and in another language it is not',
        'ru/policy.yaml:2: policy.steps.use-relay: is empty, and in another language it is not',
      ],
    ],
    [
      'a phrase that is empty in all',
      Object.fromEntries(
        ['en', 'ja', 'zh-TW', 'ru'].map((locale) => [`${locale}/phrases.yaml`, swap('One.', '""')]),
      ),
      [],
    ],
  ])('%s', (_title, changes, remarks) => expect(listRemarks(checkPhrases, changes)).toEqual(remarks));
});

describe('the glossary', () => {
  test('a sound one breaks no rule', () => expect(listRemarks(checkGlossary)).toEqual([]));

  test.each<Defect>([
    ['no glossary', { 'glossary.yaml': null }, ['glossary.yaml:1: the file is missing']],
    [
      'a concept that lacks a language',
      { 'glossary.yaml': swap(', ru: [почта]', '') },
      ['glossary.yaml:2: concepts.0.ru: Invalid input: expected array, received undefined'],
    ],
    [
      'a word twice, in other case and width',
      {
        'glossary.yaml': add(
          '  - en: [relay]\n    ja:\n      - smtp\n      - リレー\n      - ＳＭＴＰ\n    zh-TW: [轉送]\n    ru: [релей]\n',
        ),
      },
      ['glossary.yaml:7: "smtp" stands twice in the ja words of one concept'],
    ],
  ])('%s', (_title, changes, remarks) => expect(listRemarks(checkGlossary, changes)).toEqual(remarks));
});
