import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import * as chrono from 'chrono-node';
import { createCheck } from '../../src/cli/check';
import { shippedPolicy, TODAY } from '../support/policy';
import { shippedCompose, shippedReader } from '../support/talk';
import { benchSearch } from './search-bench';

/** A figure, and the same figure of a named floor or peer measured in the same run. */
type Measure = {
  readonly what: string;
  readonly ours: number;
  readonly peer: string;
  readonly theirs: number;
  readonly unit: string;
};

const ROUNDS = 7;
const CLI = join(process.cwd(), 'dist/src/cli.js');

/** Median time of one call in microseconds, after a warm-up as long as a round. */
function timeOf(run: () => void, calls: number): number {
  const round = (): number => {
    const start = performance.now();
    for (let call = 0; call < calls; call += 1) run();
    return ((performance.now() - start) * 1000) / calls;
  };
  round();
  const times = Array.from({ length: ROUNDS }, round).sort((a, b) => a - b);
  return times[Math.floor(ROUNDS / 2)] ?? 0;
}

const SENTENCES = [
  'Pay-As-You-Go, created in March 2019, our VM cannot send on port 25',
  '従量課金、2019年3月作成、VM からポート25で送れない',
  '隨用隨付，2019年3月建立，VM 的 25 埠寄不出信',
  'Оплата по мере использования, создана в марте 2019 года, с ВМ не уходит почта по порту 25',
];

function measureCheck(): Measure {
  const check = createCheck({
    policy: shippedPolicy(),
    compose: shippedCompose(),
    today: () => TODAY,
    isJson: true,
  });
  const line = '{"id": 7, "subscription": "pay-as-you-go", "created": "2019-03"}';
  const answer = check({ fields: { subscription: 'pay-as-you-go', created: '2019-03' } });
  return {
    what: 'check, one line of facts to one line of verdict',
    ours: timeOf(() => void check({ fields: { subscription: 'pay-as-you-go', created: '2019-03' } }), 2000),
    peer: 'floor: parsing the line and printing the same verdict',
    theirs: timeOf(() => void [JSON.parse(line), JSON.stringify(JSON.parse(answer))], 2000),
    unit: 'µs',
  };
}

function measureRead(): Measure {
  const reader = shippedReader();
  const readAll = (): void => {
    for (const text of SENTENCES) reader.read({ text, today: TODAY });
  };
  const chronoAll = (): void => {
    for (const text of SENTENCES)
      for (const locale of [chrono.en, chrono.ja, chrono.zh, chrono.ru]) locale.parse(text);
  };
  return {
    what: 'read, four sentences in four languages, every fact',
    ours: timeOf(readAll, 100),
    peer: 'peer: chrono-node in the same four languages, dates alone',
    theirs: timeOf(chronoAll, 100),
    unit: 'µs',
  };
}

/** Peak memory in MB of `port25 check --stdin --json` over so many lines. */
async function peakMemory(lines: number): Promise<number> {
  // The command itself, which says its peak in kilobytes as it ends.
  const code = `process.on('exit', () => process.stderr.write(String(process.resourceUsage().maxRSS)));
    process.argv = [process.argv[0], ${JSON.stringify(CLI)}, 'check', '--stdin', '--json'];
    require(${JSON.stringify(CLI)});`;
  const child = spawn(process.execPath, ['-e', code], { stdio: ['pipe', 'ignore', 'pipe'] });
  let told = '';
  child.stderr.on('data', (chunk: Buffer) => {
    told += chunk.toString();
  });
  for (let line = 0; line < lines; line += 1) {
    const facts = JSON.stringify({ id: line, type: 'csp', created: '2019', port: 1 + (line % 60_000) });
    if (!child.stdin.write(`${facts}\n`)) await once(child.stdin, 'drain');
  }
  child.stdin.end();
  await once(child, 'close');
  return Number(told) / 1024;
}

async function measureMemory(): Promise<Measure> {
  return {
    what: 'check --stdin, peak memory over 50,000 lines',
    ours: await peakMemory(50_000),
    peer: 'floor: the same over 2,000 lines',
    theirs: await peakMemory(2_000),
    unit: 'MB',
  };
}

function measureStart(): Measure {
  const time = (args: readonly string[]): number =>
    timeOf(() => void execFileSync(process.execPath, args), 1) / 1000;
  return {
    what: 'one `port25 check` from start to exit',
    ours: time([CLI, 'check', '--type', 'csp', '--json']),
    peer: 'floor: node running nothing',
    theirs: time(['-e', '0']),
    unit: 'ms',
  };
}

async function main(): Promise<void> {
  for (const { what, ours, peer, theirs, unit } of [
    measureCheck(),
    measureRead(),
    measureStart(),
    await measureMemory(),
  ]) {
    const ratio = (ours / theirs).toFixed(1);
    process.stdout.write(
      `${what}: ${ours.toFixed(1)} ${unit}\n  ${peer}: ${theirs.toFixed(1)} ${unit}, ratio ${ratio}\n`,
    );
  }
  for (const line of benchSearch()) process.stdout.write(`${line}\n`);
}

void main();
