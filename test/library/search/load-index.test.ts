import { appendFileSync, cpSync, mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { digestContent, stampContent } from '../../../src/library/search/digest';
import { loadIndex } from '../../../src/library/search/load-index';
import * as made from '../../../src/library/search/make-index';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'port25-index-'));
  const guides = 'knowledge/en/guides';
  const first = readdirSync(guides).slice(0, 2);
  for (const name of first) cpSync(join(guides, name), join(directory, 'en/guides', name));
  for (const name of ['glossary.yaml', 'elsewhere.yaml'])
    cpSync(join('knowledge', name), join(directory, name));
  made.writeIndex(directory, made.makeIndex(directory).bytes);
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(directory, { recursive: true });
});

/** One guide, whatever it is. */
function guide(): string {
  return join(directory, 'en/guides', readdirSync(join(directory, 'en/guides'))[0] ?? '');
}

test('an index is used as it was built, also after packing and copying gave the files other times', () => {
  const build = jest.spyOn(made, 'makeIndex');
  for (const path of [guide(), join(directory, 'glossary.yaml')]) utimesSync(path, 499162500, 499162500);
  expect(loadIndex(directory).digest).toBe(digestContent(directory));
  expect(build).not.toHaveBeenCalled();
});

test('it is built anew where a word of a guide changed', () => {
  const build = jest.spyOn(made, 'makeIndex');
  appendFileSync(guide(), '\nOne more sentence.\n');
  expect(loadIndex(directory).digest).toBe(digestContent(directory));
  expect(build).toHaveBeenCalledTimes(1);
});

test('whoever looks again and again sees by size and time that something may have changed', () => {
  const before = stampContent(directory);
  expect(stampContent(directory)).toBe(before);
  utimesSync(guide(), 499162500, 499162500);
  expect(stampContent(directory)).not.toBe(before);
});
