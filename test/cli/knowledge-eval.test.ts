import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KNOWLEDGE } from '../support/policy';

const CLI = join(__dirname, '../../src/cli.js');
const GUIDE = `---
title: SendGrid
questions:
  settings: [which host]
---

## <a name="settings"></a>Settings

The host is smtp.sendgrid.net and the port is 587.

## <a name="support"></a>Support

Ask Twilio about deliveries.
`;
const QUESTIONS = {
  sections: { S: ['sendgrid', 'settings'], T: ['sendgrid', 'support'] },
  queries: [
    { id: '1', lang: 'en', type: 'kw', q: 'smtp host', rel: ['S'] },
    { id: '2', lang: 'en', type: 'nl', q: 'who helps with deliveries', rel: ['T'] },
    { id: '3', lang: 'en', type: 'none', q: 'weather tomorrow', rel: [] },
  ],
};

const directory = mkdtempSync(join(tmpdir(), 'port25-eval-'));
const questions = join(directory, 'questions.json');

beforeAll(() => {
  cpSync(KNOWLEDGE, directory, {
    recursive: true,
    filter: (path) => !/guides|imported|index\.bin/.test(path),
  });
  mkdirSync(join(directory, 'en/guides'));
  writeFileSync(join(directory, 'en/guides/sendgrid.md'), GUIDE);
  writeFileSync(questions, JSON.stringify(QUESTIONS));
});

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, 'knowledge', 'eval', ...args], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, KNOWLEDGE_DIR: directory },
  });
  return { status, out: stdout, err: stderr };
}

test('prints a table with ours, the peers, each type and abstention', () => {
  const { status, out, err } = run(questions);
  expect(err).toBe('');
  expect(status).toBe(0);
  expect(out).toMatch(/^3 questions, 2 sections of the guides\n/);
  for (const row of ['en', 'ours', 'Fuse.js', 'MiniSearch', 'MiniSearch, fuzzy', 'ours, kw', 'ours, nl'])
    expect(out).toMatch(new RegExp(`^ *${row} +[r\\d]`, 'm'));
  expect(out).toMatch(/no good answer: said of 1 of 1 without one here, and of \d of 2 with one\n$/);
});

test('gives one object with --json', () => {
  const { out } = run(questions, '--json');
  expect(out.trim().split('\n')).toHaveLength(1);
  expect(JSON.parse(out)).toMatchObject({
    searched: 'guides',
    sections: 2,
    questions: 3,
    languages: [{ lang: 'en', ours: { questions: 2, recallAt1: 1, recallAt3: 1, mrr: 1 } }],
    leftOut: [],
  });
});

test('a label that is not in the index is named, with what to do', () => {
  const unknown = join(directory, 'unknown.json');
  writeFileSync(
    unknown,
    JSON.stringify({ ...QUESTIONS, sections: { ...QUESTIONS.sections, X: ['gone', '_top'] } }),
  );
  const { status, err } = run(unknown);
  expect(status).toBe(1);
  expect(err).toContain('X: gone#_top');
  expect(err).toContain('port25 knowledge import DIR');
});

test('a bad file is said with its line', () => {
  const bad = join(directory, 'bad.json');
  writeFileSync(bad, JSON.stringify(QUESTIONS, null, 1).replace('"en"', '"xx"'));
  const { status, err } = run(bad);
  expect(status).toBe(1);
  expect(err).toMatch(/bad\.json:\d+: queries\.0\.lang: /);
});

test('a file that is not there is named', () => {
  const { status, err } = run(join(directory, 'none.json'));
  expect(status).toBe(1);
  expect(err).toContain('none.json');
});

test.each([
  ['no file', []],
  ['two files', ['a.json', 'b.json']],
])('%s is wrong usage', (_what, args) => {
  const { status, err } = run(...args);
  expect(status).toBe(2);
  expect(err).toContain('knowledge eval takes one file');
});
