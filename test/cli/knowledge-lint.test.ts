import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { swap, writeKnowledge } from '../library/lint/small-knowledge';

const CLI = join(__dirname, '../../src/cli.js');

type Result = { readonly status: number | null; readonly out: string; readonly err: string };

function lint(directory: string, ...args: readonly string[]): Result {
  const env = { PATH: process.env.PATH, KNOWLEDGE_DIR: directory };
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, 'knowledge', 'lint', ...args], {
    encoding: 'utf8',
    env,
  });
  return { status, out: stdout, err: stderr };
}

const DEAD = { 'ja/guides/mail.md': swap('article#history', 'article#past') };

describe('port25 knowledge lint', () => {
  test('a finding a line, a summary, and status 1', () => {
    const { status, out, err } = lint(writeKnowledge(DEAD));
    expect(status).toBe(1);
    expect(out.split('\n')).toContain('ja/guides/mail.md:26: document "article" has no section "past"');
    expect(err).toMatch(/^1 guides x 4 languages, \d+ findings\n$/);
  });

  test('nothing to mend is status 0', () => {
    expect(lint(writeKnowledge())).toEqual({
      status: 0,
      out: '',
      err: '1 guides x 4 languages, 0 findings\n',
    });
  });

  test('with --json an object a finding', () => {
    const { out } = lint(writeKnowledge(DEAD), '--json');
    const findings = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(findings).toContainEqual({
      file: 'ja/guides/mail.md',
      line: 26,
      rule: 'citations',
      message: 'document "article" has no section "past"',
    });
    for (const finding of findings) expect(Object.keys(finding)).toEqual(['file', 'line', 'rule', 'message']);
  });

  test('an argument is wrong usage', () => {
    const { status, err } = lint(writeKnowledge(), 'en');
    expect(status).toBe(2);
    expect(err).toBe('port25: knowledge lint takes no argument, not "en"\n');
  });
});
