import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadContent } from '../../../src/library/lint/content';
import { lint } from '../../../src/library/lint/lint';
import { KNOWLEDGE, TODAY } from '../../support/policy';
import { add, swap, writeKnowledge } from './small-knowledge';

function lintSmall(directory: string): readonly (readonly [string, number, string])[] {
  const findings = lint(loadContent(directory, TODAY));
  return findings.map(({ file, line, rule }) => [file, line, rule]);
}

test('a small knowledge without a mistake breaks no rule', () => {
  expect(lintSmall(writeKnowledge())).toEqual([]);
});

test('every rule is heard, by file and line', () => {
  const directory = writeKnowledge({
    'zh-TW/guides/mail.md': swap('2026-11-01', '2027-01-01'),
    'ru/guides/mail.md': add('\nДо 15.11.2017.\n\nЭто **так.\n'),
    'en/guides/mail.md': swap('<!-- sources: article#top -->', ''),
    'glossary.yaml': null,
    'labels.yaml': null,
  });
  expect(lintSmall(directory)).toEqual([
    ['en/guides/mail.md', 18, 'citations'],
    ['glossary.yaml', 1, 'glossary'],
    ['ja/guides/mail.md', 18, 'guides'],
    ['labels.yaml', 1, 'labels'],
    ['ru/guides/mail.md', 18, 'guides'],
    ['ru/guides/mail.md', 30, 'dates'],
    ['ru/guides/mail.md', 32, 'marks'],
    ['zh-TW/guides/mail.md', 3, 'front-matter'],
    ['zh-TW/guides/mail.md', 18, 'guides'],
  ]);
});

test('nothing that is broken stops it', () => {
  const broken = [
    '',
    '\u0000',
    '---',
    '- [',
    '"',
    '%',
    '{',
    '&a *b',
    '*a',
    '!!x y',
    '[[[[',
    '? : -',
    '| a',
    '# x',
  ];
  const files = ['policy', 'documents', 'offers', 'glossary', 'labels', 'ru/phrases', 'ru/policy'];
  for (const text of broken) {
    const yaml = Object.fromEntries(files.map((file) => [`${file}.yaml`, text]));
    const directory = writeKnowledge({ ...yaml, 'ru/guides/mail.md': `---\n${text}\n---\n${text}` });
    const findings = lint(loadContent(directory, TODAY));
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.filter(({ line, message }) => line < 1 || message === '')).toEqual([]);
  }
});

test('a directory with nothing in it is told of, not thrown at', () => {
  const findings = lint(loadContent(mkdtempSync(join(tmpdir(), 'port25-lint-')), TODAY));
  expect(findings.map(({ file }) => file)).toContain('policy.yaml');
});

test('the shipped knowledge breaks no rule', () => {
  const findings = lint(loadContent(KNOWLEDGE, TODAY));
  expect(findings.map(({ file, line, message }) => `${file}:${line}: ${message}`)).toEqual([]);
});
