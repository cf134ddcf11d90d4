import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkCitations } from '../../../src/library/lint/check-citations';
import { checkFrontMatter } from '../../../src/library/lint/check-front-matter';
import { checkGuides } from '../../../src/library/lint/check-guides';
import { loadContent } from '../../../src/library/lint/content';
import { TODAY } from '../../support/policy';
import { add, type Defect, listRemarks, swap, writeKnowledge } from './small-knowledge';

describe('guides in every language', () => {
  test('those that agree break no rule', () => expect(listRemarks(checkGuides)).toEqual([]));

  test.each<Defect>([
    [
      'a guide that one language lacks',
      { 'ru/guides/mail.md': null },
      ['ru/guides/mail.md:1: the guide is missing; en, ja, zh-TW has it'],
    ],
    [
      'a guide that one language alone has',
      { 'ja/guides/more.md': '## <a name="x"></a>X\n' },
      ['en', 'zh-TW', 'ru'].map((locale) => `${locale}/guides/more.md:1: the guide is missing; ja has it`),
    ],
    [
      'a section that is missing',
      { 'ja/guides/mail.md': (text) => text.slice(0, text.indexOf('## <a name="history">')) },
      ['ja/guides/mail.md:18: section "history" is missing; en has it'],
    ],
    [
      'a section too many',
      { 'ja/guides/mail.md': add('\n## <a name="more"></a>X\n') },
      ['ja/guides/mail.md:30: section "more" is not in en'],
    ],
    [
      'an anchor spelt otherwise is missing and too many',
      { 'ja/guides/mail.md': swap('name="today"', 'name="now"') },
      [
        'ja/guides/mail.md:18: section "today" is missing; en has it',
        'ja/guides/mail.md:18: section "now" is not in en',
      ],
    ],
    [
      'sections in another order',
      {
        'en/guides/mail.md': (text) =>
          text
            .replace('name="today"', 'name="x"')
            .replace('name="history"', 'name="today"')
            .replace('name="x"', 'name="history"'),
      },
      ['ja', 'zh-TW', 'ru'].flatMap((locale) => [
        `${locale}/guides/mail.md:18: section "today" stands where en has "history"`,
        `${locale}/guides/mail.md:18: does not cite article#history; en does`,
        `${locale}/guides/mail.md:25: cites article#history; en does not`,
      ]),
    ],
    [
      'other citations',
      { 'ru/guides/mail.md': swap('article#top article#history', 'article#top article#now') },
      [
        'ru/guides/mail.md:25: does not cite article#history; en does',
        'ru/guides/mail.md:25: cites article#now; en does not',
      ],
    ],
  ])('%s', (_title, changes, remarks) => expect(listRemarks(checkGuides, changes)).toEqual(remarks));

  test('a guide that cannot be read is there all the same', () => {
    const directory = writeKnowledge({ 'ja/guides/mail.md': null });
    mkdirSync(join(directory, 'ja/guides/mail.md'), { recursive: true });
    const remarks = checkGuides(loadContent(directory, TODAY));
    expect(remarks).toEqual([
      { file: 'ja/guides/mail.md', line: 1, message: expect.stringMatching(/^cannot be read: /) },
    ]);
  });
});

describe('the front matter', () => {
  test('a whole one breaks no rule', () => expect(listRemarks(checkFrontMatter)).toEqual([]));

  const FILE = 'en/guides/mail.md';
  test.each<readonly [title: string, change: (text: string) => string, remarks: readonly string[]]>([
    ['no title', swap('title: "port 25"\n', ''), [`${FILE}:2: title: is missing or no text`]],
    ['a title that is no text', swap('"port 25"', '[]'), [`${FILE}:2: title: is missing or no text`]],
    [
      'no day',
      swap('2026-11-01', ''),
      [`${FILE}:3: dated: is missing; give the day the guide was last held against its sources`],
    ],
    [
      'a day that is none',
      swap('2026-11-01', '2026-02-30'),
      [`${FILE}:3: dated: there is no day "2026-02-30"; write it as 2026-11-21`],
    ],
    [
      'a day in another form',
      swap('2026-11-01', '11/01/2026'),
      [`${FILE}:3: dated: there is no day "11/01/2026"; write it as 2026-11-21`],
    ],
    ['a day to come', swap('2026-11-01', '2026-11-22'), [`${FILE}:3: dated: 2026-11-22 is in the future`]],
    [
      'no aliases',
      swap('aliases:\n  - "port 25 is open"\n  - "SMTP"\n', ''),
      [`${FILE}:2: aliases: is missing or no list of words`],
    ],
    ['an alias that is no text', swap('"SMTP"', '[]'), [`${FILE}:4: aliases: item 2 is no text`]],
    [
      'an unknown key',
      swap('case: true', 'cased: true'),
      [`${FILE}:14: there is no key "cased"; keys are title, dated, aliases, questions, case`],
    ],
    ['a case that is neither', swap('true', 'maybe'), [`${FILE}:14: case: is true or false, or left out`]],
    [
      'one question',
      swap('    - "port 25 today"\n', ''),
      [`${FILE}:8: section "today" has fewer than 2 questions`],
    ],
    [
      'no question',
      swap('  today:\n    - "port 25 is open"\n    - "port 25 today"\n', ''),
      [`${FILE}:15: section "today" has fewer than 2 questions`],
    ],
    [
      'a question that is no text',
      swap('    - "port 25 today"\n', '    - "port 25 today"\n    - {}\n'),
      [`${FILE}:11: a question of section "today" is no text`],
    ],
    [
      'questions of no section',
      swap('  history:\n', '  past:\n'),
      [
        `${FILE}:11: questions: there is no section "past"`,
        `${FILE}:25: section "history" has fewer than 2 questions`,
      ],
    ],
    [
      'front matter that is no YAML',
      swap('"SMTP"', '"SMTP'),
      [`${FILE}:6: is no YAML: Missing closing "quote`],
    ],
    [
      'an alias of nothing',
      swap('"SMTP"', '*smtp'),
      [`${FILE}:6: is no YAML: there is no &smtp that *smtp could stand for`],
    ],
    [
      'a strike that never ends',
      add('\n~~gone\n'),
      [
        expect.stringMatching(
          /^en\/guides\/mail\.md:30: a ~~ opens here and never closes/,
        ) as unknown as string,
      ],
    ],
  ])('%s', (_title, change, remarks) => {
    expect(listRemarks(checkFrontMatter, { [FILE]: change })).toEqual(remarks);
  });
});

describe('citations', () => {
  test('those of known sections break no rule', () => expect(listRemarks(checkCitations)).toEqual([]));

  test.each<Defect>([
    [
      'a section that cites nothing',
      { 'ja/guides/mail.md': swap('<!-- sources: article#top -->', '') },
      ['ja/guides/mail.md:18: section "today" cites nothing; add <!-- sources: … -->'],
    ],
    [
      'a document that is not there',
      { 'ja/guides/mail.md': swap('article#top article#history', 'article#top\nblog#top') },
      ['ja/guides/mail.md:27: there is no document "blog" in documents.yaml'],
    ],
    [
      'a section that the document does not have',
      { 'ja/guides/mail.md': swap('article#history', 'article#past') },
      ['ja/guides/mail.md:26: document "article" has no section "past"'],
    ],
    [
      'a citation without a section is of the top',
      { 'ja/guides/mail.md': swap('article#history', 'article') },
      ['ja/guides/mail.md:26: document "article" has no section "_top"'],
    ],
    ['no documents', { 'documents.yaml': null }, ['documents.yaml:1: the file is missing']],
    [
      'documents that are no YAML',
      { 'documents.yaml': 'documents:\n  - id: "a\n' },
      ['documents.yaml:3: is no YAML: Missing closing "quote'],
    ],
  ])('%s', (_title, changes, remarks) => expect(listRemarks(checkCitations, changes)).toEqual(remarks));
});
