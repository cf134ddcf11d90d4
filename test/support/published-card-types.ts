import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Words of people: what they are changes nothing of whether a card is one. */
const WORDS = ['text', 'title', 'label', 'speak', 'fallbackText', 'placeholder', 'errorMessage', 'value'];
/** What Microsoft publishes of the cards that Teams takes; the package is for making them. */
const PUBLISHED = '@microsoft/teams.cards';
const OPTIONS = ['--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', '--target', 'es2022'];

/** How a card is built, without its words and without anything twice: few enough of them to be compiled. */
export function toSkeletons(cards: readonly unknown[]): readonly string[] {
  return [...new Set(cards.map((card) => JSON.stringify(strip(card))))];
}

function strip(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return [...new Map(value.map(toEntry)).values()];
  if (typeof value === 'string') return WORDS.includes(key) ? 'x' : value;
  if (typeof value !== 'object' || value === null) return value;
  // What a button sends is ours to say.
  if (key === 'data') return {};
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, strip(part, name)]));
}

function toEntry(item: unknown): readonly [string, unknown] {
  const stripped = strip(item);
  return [JSON.stringify(stripped), stripped];
}

/**
 * Holds cards, as JSON, against Microsoft's own types of them.
 * @returns what the compiler says is wrong, one line each
 */
export function listTypeMistakes(cards: readonly string[]): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'port25-cards-'));
  try {
    const types = require.resolve(PUBLISHED);
    const lines = cards.map((card, index) => `export const card${index}: IAdaptiveCard = ${card};`);
    const file = join(folder, 'cards.mts');
    writeFileSync(
      file,
      `import type { IAdaptiveCard } from ${JSON.stringify(types)};\n${lines.join('\n')}\n`,
    );
    return compile(folder, file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function compile(cwd: string, file: string): readonly string[] {
  const compiler = join(dirname(require.resolve('typescript/package.json')), 'bin/tsc');
  try {
    execFileSync(process.execPath, [compiler, ...OPTIONS, file], { cwd, encoding: 'utf8' });
    return [];
  } catch (error) {
    const { stdout } = error as { readonly stdout?: string };
    return (stdout ?? String(error)).split('\n').filter((line) => line.includes('error'));
  }
}
