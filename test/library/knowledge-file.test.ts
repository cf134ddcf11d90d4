import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LOCALES } from '../../src/answer/locale';
import { buildParsed } from '../../src/library/build-parsed';
import { readKnowledge, readKnowledgeFile } from '../../src/library/knowledge-file';
import { loadPolicy } from '../../src/library/load-policy';
import { parseYaml } from '../../src/library/parse-yaml';
import { PARSED, readParsed } from '../../src/library/parsed-file';
import { KNOWLEDGE } from '../support/policy';

const FILES = [
  ...['documents', 'elsewhere', 'glossary', 'offers', 'policy', 'symptoms'],
  ...LOCALES.flatMap((locale) => [`${locale}/phrases`, `${locale}/policy`, `${locale}/vocabulary`]),
].map((name) => `${name}.yaml`);

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'port25-parsed-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

function isFolder(path: string): boolean {
  return statSync(path).isDirectory();
}

function copyPolicy(): void {
  for (const file of ['documents.yaml', 'offers.yaml', 'policy.yaml'])
    cpSync(join(KNOWLEDGE, file), join(directory, file));
}

function write(file: string, text: string): void {
  writeFileSync(join(directory, file), text);
}

function parsed(file: string): unknown {
  return readParsed(directory, { file, source: readFileSync(join(directory, file)) });
}

function messageOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return String(error);
  }
  return 'nothing was wrong';
}

describe('the shipped knowledge', () => {
  test('says the same parsed before as parsed now', () => {
    const isYaml = (path: string): boolean => path.endsWith('.yaml') || isFolder(path);
    cpSync(KNOWLEDGE, directory, { recursive: true, filter: isYaml });
    buildParsed(directory);
    for (const file of FILES) {
      const source = readFileSync(join(directory, file));
      expect(readParsed(directory, { file, source })).toMatchObject({
        value: parseYaml(source.toString('utf8')).value,
      });
    }
  });

  test('is the same policy with what was parsed before and without', () => {
    copyPolicy();
    const now = loadPolicy(directory);
    buildParsed(directory);
    expect(loadPolicy(directory)).toEqual(now);
  });

  test.each([
    ['an unknown key', (text: string) => `${text}\nnonsense: 1\n`],
    ['a row without an outcome', (text: string) => text.replace(/^ {4}outcome: .*\n/m, '')],
    ['a clause of no document', (text: string) => text.replace(/document: [\w-]+/, 'document: nowhere')],
    ['a broken file', (text: string) => `${text}\n  - ]: {\n`],
  ])('tells %s with the same file, line and reason, parsed before or not', (_what, spoil) => {
    copyPolicy();
    const text = readFileSync(join(directory, 'policy.yaml'), 'utf8');
    write('policy.yaml', spoil(text));
    const now = messageOf(() => loadPolicy(directory));
    buildParsed(directory);
    expect(messageOf(() => loadPolicy(directory))).toBe(now);
    expect(now).toMatch(/policy\.yaml:.*\d/);
  });
});

test('an edit is taken at once, though size and time are those of before', () => {
  write('a.yaml', 'says: old\n');
  const day = new Date('2026-11-21');
  utimesSync(join(directory, 'a.yaml'), day, day);
  buildParsed(directory);
  write('a.yaml', 'says: new\n');
  utimesSync(join(directory, 'a.yaml'), day, day);
  expect(readKnowledge(directory, 'a.yaml')).toEqual({ says: 'new' });
});

test('what was parsed before is read, and the file is parsed again only where a line is asked for', () => {
  write('a.yaml', '# first\nrows:\n  - one\n  - two\n');
  buildParsed(directory);
  const kept = join(directory, PARSED, 'a.yaml.json');
  writeFileSync(kept, readFileSync(kept, 'utf8').replace('two', 'kept'));
  const file = readKnowledgeFile(directory, 'a.yaml');
  expect(file.value).toEqual({ rows: ['one', 'kept'] });
  expect(file.lineOf(['rows', 1])).toBe(4);
  expect(file.lineOf(['rows', 9])).toBe(0);
});

test.each([
  ['is cut short', '{"digest":"'],
  ['is empty', ''],
  ['is no record', 'null'],
  ['has no value', '{}'],
])('a kept form that %s is not used', (_what, content) => {
  write('a.yaml', 'says: this\n');
  buildParsed(directory);
  writeFileSync(join(directory, PARSED, 'a.yaml.json'), content);
  expect(readKnowledge(directory, 'a.yaml')).toEqual({ says: 'this' });
});

test.each([
  ['is no YAML', 'says: "this\n'],
  ['says what JSON does not', 'size: .inf\n'],
  ['is empty but for a comment, which is nothing', '# nothing\n'],
])('a file that %s says the same built or not', (_what, text) => {
  write('a.yaml', text);
  const read = (): unknown => ({
    error: messageOf(() => readKnowledge(directory, 'a.yaml')),
    value: readKnowledgeFile(directory, 'a.yaml').value,
  });
  const before = read();
  buildParsed(directory);
  expect(read()).toEqual(before);
});

test('a file that became no YAML is told as such, and its old form is not used', () => {
  write('a.yaml', 'says: this\n');
  buildParsed(directory);
  write('a.yaml', 'says: "this\n');
  buildParsed(directory);
  expect(parsed('a.yaml')).toBeUndefined();
  expect(() => readKnowledge(directory, 'a.yaml')).toThrow(/line 2|quote/);
});

test('nothing is kept but of YAML files', () => {
  write('notes.txt', 'says: this\n');
  buildParsed(directory);
  expect(existsSync(join(directory, PARSED))).toBe(false);
});
