import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const CLI = join(__dirname, '../../src/cli.js');

type Choices = readonly { readonly action: object }[];
type Offered = { readonly ask: { readonly options: Choices }; readonly choices: Choices };
type Result = { readonly status: number | null; readonly out: string; readonly err: string };

function run(args: readonly string[], input = '', env: Readonly<Record<string, string>> = {}): Result {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    input,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, ...env },
  });
  return { status, out: stdout, err: stderr };
}

function lines(result: Result): readonly Record<string, unknown>[] {
  return result.out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('port25 check', () => {
  test('a verdict has exactly the parts the contract names', () => {
    const result = run([
      'check',
      '--type',
      'pay-as-you-go',
      '--created',
      '2019-03',
      '--as-of',
      '2026-11-21',
      '--json',
    ]);
    expect(result.status).toBe(0);
    const [verdict = {}] = lines(result);
    expect(Object.keys(verdict)).toEqual([
      'outcome',
      'certainty',
      'subscription',
      'created',
      'asOf',
      'clauses',
      'conflicts',
      'steps',
      'caveats',
      'whatIf',
      'needs',
    ]);
    expect(verdict).toMatchObject({
      outcome: 'blocked',
      certainty: 'sourced',
      created: 'after',
      asOf: '2026-11-21',
      needs: null,
    });
    expect(Object.keys((verdict.clauses as object[])[0] ?? {})).toEqual([
      'id',
      'document',
      'section',
      'effect',
    ]);
  });

  test('while a fact is missing, it says which, why and what it can be', () => {
    const [missing] = lines(run(['check', '--type', 'csp', '--json']));
    expect(missing).toEqual({
      outcome: null,
      needs: { fact: 'created', why: 'created-decides', choices: ['before', 'boundary', 'after'] },
    });
  });

  test('every flag tells its fact', () => {
    const flags = [
      '--type',
      'csp',
      '--created',
      '2019',
      '--as-of',
      '2021-03',
      '--port',
      '25',
      '--source',
      'vmss',
    ];
    const more = [
      '--route',
      'direct',
      '--destination',
      'internet',
      '--exempted',
      'false',
      '--portal-verdict',
      'may-request',
    ];
    const ids = ['--quota-id', 'CSP_2015-05-01', '--offer-id', 'MS-AZR-0145P'];
    const [verdict] = lines(run(['check', ...flags, ...more, ...ids, '--json']));
    expect(verdict).toMatchObject({ outcome: 'request-portal', subscription: 'csp' });
  });

  test.each([
    ['en', 'Port 25 is blocked'],
    ['ja', 'ポート 25 はブロックされています'],
    ['zh-TW', '連接埠 25 被封鎖'],
    ['ru', 'Порт 25 заблокирован'],
  ])('without --json a person reads words (%s)', (locale, words) => {
    const result = run(['check', '--type', 'csp', '--created', '2019', '--locale', locale]);
    expect(result.out).toContain(words);
  });

  test('the verdict does not depend on the language', () => {
    const input = ['en', 'ja', 'zh-TW', 'ru']
      .map((locale) => JSON.stringify({ type: 'csp', created: '2019', locale }))
      .join('\n');
    const verdicts = new Set(run(['check', '--stdin', '--json'], input).out.trim().split('\n'));
    expect(verdicts.size).toBe(1);
  });

  test('a bad line is answered in its place and the rest goes on', () => {
    const input = [
      '{"id":1,"type":"csp","created":"2019"}',
      '',
      'no json',
      '{"id":"b","created":"2019-02-31"}',
      '[1]',
      '{"id":{"x":1},"port":587}',
    ];
    const result = run(['check', '--stdin', '--json'], `${input.join('\r\n')}`);
    expect(result.status).toBe(1);
    expect(
      lines(result).map(({ id, outcome, error }) => [
        id,
        outcome ?? (error as { code: string } | undefined)?.code,
      ]),
    ).toEqual([
      [1, 'blocked'],
      [null, 'bad-json'],
      ['b', 'no-such-date'],
      [null, 'not-an-object'],
      [{ x: 1 }, 'not-restricted'],
    ]);
  });

  test.each([
    [['check', '--port', '70000', '--json'], 1, 'no-such-port'],
    [['check', '--created', '2019-02-31', '--json'], 1, 'no-such-date'],
    [['check', '--created', '2020', '--as-of', '2019', '--json'], 1, 'created-after-as-of'],
    [['check', '--type', 'gold', '--json'], 1, 'bad-value'],
    [['check', '--type', 'csp', '--locale', 'fr', '--json'], 1, 'bad-value'],
  ])('%j: the value is refused with a code', (args, status, code) => {
    const result = run(args);
    expect([result.status, lines(result)[0]]).toMatchObject([status, { id: null, error: { code } }]);
  });

  test.each([
    [['check', '--colour', 'red']],
    [['decide']],
    [['check', 'csp']],
    [['read']],
    [['chat', '--locale', 'fr', '--stdin']],
  ])('%j is wrong usage', (args) => {
    const { status, err } = run(args);
    expect(status).toBe(2);
    expect(err).toMatch(/^port25: .{10,}/);
    expect(err).not.toContain('    at ');
  });

  test('help is there, for the whole and for a command', () => {
    for (const args of [['--help'], ['check', '--help'], []]) expect(run(args)).toMatchObject({ status: 0 });
  });

  test('lines are answered as they come, not at the end', async () => {
    const child = spawn(process.execPath, [CLI, 'check', '--stdin', '--json'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    for (const id of [1, 2, 3]) {
      child.stdin.write(`{"id":${id},"port":587}\n`);
      expect(JSON.parse((await answers.next()).value as string)).toMatchObject({ id });
    }
    child.stdin.end();
    expect((await once(child, 'close'))[0]).toBe(0);
  });

  test('a reader that has seen enough is no failure', async () => {
    const child = spawn(process.execPath, [CLI, 'check', '--stdin', '--json'], {
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    child.stdin.on('error', () => undefined);
    child.stdout.once('data', () => child.stdout.destroy());
    for (let line = 0; line < 20_000; line += 1) child.stdin.write('{"port":587}\n');
    child.stdin.end();
    const [status] = await once(child, 'close');
    expect(status).toBe(0);
  });

  test('knowledge that cannot be used is named, without a stack', () => {
    const { status, err } = run(['check', '--json'], '', { KNOWLEDGE_DIR: tmpdir() });
    expect(status).toBe(1);
    expect(err).toMatch(/KNOWLEDGE_DIR .* has no policy\.yaml/);
  });
});

describe('port25 read', () => {
  test('has exactly the parts the contract names', () => {
    const [read = {}] = lines(
      run([
        'read',
        '--json',
        'PAYG, created March 2019, nc: connect to mx1.example.net (203.0.113.25) port 25 (tcp) failed: Connection timed out',
      ]),
    );
    expect(Object.keys(read)).toEqual(['locale', 'intent', 'facts', 'symptom', 'evidence']);
    expect(read).toMatchObject({
      locale: 'en',
      facts: { subscription: 'pay-as-you-go', created: '2019-03' },
      symptom: 'port-25-timeout',
      evidence: { port: 25, host: 'mx1.example.net', tool: 'nc' },
    });
  });

  test('reads lines, echoes ids, and an explicit language wins', () => {
    const input = [
      '{"id":1,"text":"CSPです、2019年作成"}',
      '{"id":2,"text":"CSP, 2019","locale":"ru"}',
      '{"id":3}',
      '{"id":4,"text":"x","lang":"en"}',
    ];
    const answers = lines(run(['read', '--stdin', '--json'], input.join('\n')));
    expect(answers).toMatchObject([
      { id: 1, locale: 'ja', facts: { subscription: 'csp', created: '2019' } },
      { id: 2, locale: 'ru' },
      { id: 3, error: { code: 'bad-value' } },
      { id: 4, error: { code: 'unknown-field' } },
    ]);
  });
});

describe('port25 chat', () => {
  test('a line is a text or the action of a choice', () => {
    const input = [
      '{"text":"we are on pay-as-you-go"}',
      '{"action":{"do":"answer","fact":"created","value":"after"}}',
    ];
    const [question, verdict] = lines(run(['chat', '--stdin', '--json'], input.join('\n')));
    expect(Object.keys(question ?? {})).toEqual(['replies', 'facts', 'asking']);
    expect(question).toMatchObject({ asking: 'created', facts: { subscription: 'pay-as-you-go' } });
    expect(verdict).toMatchObject({ asking: null, replies: [{ kind: 'verdict' }] });
  });

  test('every action a reply offers is taken back', () => {
    const [question] = lines(run(['chat', '--stdin', '--json'], '{"text":"CSP"}'));
    const { replies } = question as { replies: readonly Offered[] };
    const [reply] = replies;
    const actions = [...(reply?.ask.options ?? []), ...(reply?.choices ?? [])].map(({ action }) =>
      JSON.stringify({ action }),
    );
    const result = run(['chat', '--stdin', '--json'], actions.join('\n'));
    expect(result.status).toBe(0);
    expect(lines(result)).toHaveLength(actions.length);
  });

  test('a number picks a choice, and the conversation goes on in another process', () => {
    const env = { DATA_DIR: mkdtempSync(join(tmpdir(), 'port25-chat-')) };
    const args = ['chat', '--conversation', 'mine', '--locale', 'en'];
    expect(run(args, 'pay-as-you-go subscription\n', env).out).toContain(
      'When was the subscription created?',
    );
    expect(run(args, 'created 2019\n', env).out).toContain('Port 25 is blocked');
    expect(run(args, 'start over\n1\n', env).out).toContain('Port 25 is open');
  });
});
