import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type LiveKnowledge, watchKnowledge } from '../../src/library/live-knowledge';
import { KNOWLEDGE } from '../support/policy';

const NEW_GUIDE = `---
title: "送信ゲートウェイ「はやぶさ」"
---

## <a name="hayabusa"></a>社内ゲートウェイ はやぶさ の使い方

社内の送信ゲートウェイ「はやぶさ」は、総務部に申請すると使えます。
`;
const QUESTION = { text: 'はやぶさ ゲートウェイ', locale: 'ja' as const };
const LONGEST_WAIT = 10_000;

let directory: string;
let live: LiveKnowledge;
let warned: string[];

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'port25-live-'));
  cpSync(KNOWLEDGE, directory, { recursive: true });
  warned = [];
  const warn = ({ reason }: { reason?: string }): void => void warned.push(reason ?? '');
  live = watchKnowledge({ directory, log: { info: () => undefined, warn }, interval: 20 });
});
afterEach(() => {
  live.close();
  rmSync(directory, { recursive: true });
});

const best = (): string | undefined => live.current().ask(QUESTION).hits[0]?.unit.page;

async function until(isSo: () => boolean): Promise<void> {
  for (let waited = 0; !isSo() && waited < LONGEST_WAIT; waited += 20) await sleep(20);
}

test('a guide that is dropped in is found, and gone again once it is removed', async () => {
  expect(best()).not.toBe('hayabusa');
  const file = join(directory, 'ja/guides/hayabusa.md');
  writeFileSync(file, NEW_GUIDE);
  await until(() => best() === 'hayabusa');
  expect(best()).toBe('hayabusa');
  expect(live.current().ask(QUESTION).isAnswered).toBe(true);
  rmSync(file);
  await until(() => best() !== 'hayabusa');
  expect(best()).not.toBe('hayabusa');
}, 30_000);

test.each([
  [
    'a guide whose front matter is no YAML',
    'ja/guides/hayabusa.md',
    NEW_GUIDE.replace('title: ', 'title: "'),
    /hayabusa/,
  ],
  [
    'a glossary that lacks a language',
    'glossary.yaml',
    'concepts:\n  - { en: [mail], ja: [メール] }\n',
    /glossary.yaml/,
  ],
])(
  '%s changes nothing, and the reason is logged',
  async (_what, file, content, reason) => {
    const before = live.current();
    writeFileSync(join(directory, file), content);
    await until(() => warned.length > 0);
    expect(warned.join()).toMatch(reason);
    expect(live.current()).toBe(before);
  },
  30_000,
);
