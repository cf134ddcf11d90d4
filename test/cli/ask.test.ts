import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const CLI = join(process.cwd(), 'dist/src/cli.js');

type Run = { readonly status: number | null; readonly stdout: string; readonly stderr: string };

function ask(args: readonly string[], input = ''): Run {
  const run = spawnSync(process.execPath, [CLI, 'ask', ...args], { input, encoding: 'utf8' });
  return { status: run.status, stdout: run.stdout, stderr: run.stderr };
}

function lines(run: Run): readonly Record<string, unknown>[] {
  return run.stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

test('answers each line in order, echoes its id, and goes on after a bad one', () => {
  const input = [
    '{"id": 1, "text": "SendGrid free plan"}',
    '{"id": 2, "text": "SendGrid に無料プランはありますか"}',
    '{"id": 3}',
    'no json',
    '{"id": 5, "text": "tailoring a wedding dress", "locale": "en"}',
    '{"id": 6, "text": "SendGrid free plan", "colour": 1}',
  ].join('\n');
  const run = ask(['--stdin', '--json'], input);
  expect(run.status).toBe(1);
  expect(lines(run).map(summarise)).toEqual([
    [1, 'en', 'sendgrid#free-plan'],
    [2, 'ja', 'sendgrid#free-plan'],
    [3, 'bad-value'],
    [null, 'bad-json'],
    [5, 'en', 'no good answer'],
    [6, 'unknown-field'],
  ]);
});

type Answered = {
  readonly id: unknown;
  readonly locale: string;
  readonly answered: boolean;
  readonly hits: readonly { readonly guide: string; readonly section: string }[];
  readonly error?: { readonly code: string };
};

function summarise(line: Record<string, unknown>): readonly unknown[] {
  const { id, locale, answered, hits, error } = line as Answered;
  if (error !== undefined) return [id, error.code];
  return [id, locale, answered ? `${hits[0]?.guide}#${hits[0]?.section}` : 'no good answer'];
}

test('a hit is as the contract has it: title, excerpt, score and the sections it rests on', () => {
  const [answer] = lines(ask(['SendGrid free plan', '--json']));
  const { hits } = answer as { hits: readonly Record<string, unknown>[] };
  expect(hits[0]).toMatchObject({
    guide: 'sendgrid',
    section: 'free-plan',
    title: expect.stringContaining('SendGrid'),
    excerpt: expect.stringContaining('60-day'),
    score: expect.any(Number),
    sources: expect.arrayContaining([{ document: 'sendgrid-free-plan', section: '_top' }]),
  });
  const scores = hits.map(({ score }) => Number(score));
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
});

test('without --json a person reads passages and sources; --explain says why each matched', () => {
  const run = ask(['SendGrid', 'fre', 'plan', '--explain']);
  expect(run.status).toBe(0);
  expect(run.stdout).toContain('source: sendgrid-free-plan#_top');
  expect(run.stdout).toMatch(/because: sendgrid \(said\) in .*heading/);
});

test('a question nothing answers is declined in words', () => {
  const run = ask(['tailoring', 'a', 'wedding', 'dress']);
  expect(run.stdout).toMatch(/^no good answer/);
});

test('no question at all is wrong usage', () => {
  expect(ask([])).toMatchObject({ status: 2, stderr: expect.stringContaining('ask takes a question') });
});

test('the language asked for wins', () => {
  const [answer] = lines(ask(['SendGrid', '--json', '--locale', 'ru']));
  expect(answer).toMatchObject({
    locale: 'ru',
    hits: expect.arrayContaining([expect.objectContaining({ locale: 'ru' })]),
  });
});
