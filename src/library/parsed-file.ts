import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where `knowledge build` keeps what it parsed, below the knowledge directory. */
export const PARSED = 'parsed';

/** A YAML file: its path below the knowledge directory, and its bytes. */
export type Source = { readonly file: string; readonly source: Buffer };

type Kept = { readonly digest: string; readonly value: unknown };

/**
 * What the file says, where it was parsed as it is now; undefined where it was not, or the kept form is broken.
 * The bytes are compared, not sizes and times: a policy that was put back must not be taken for the newer one.
 */
export function readParsed(
  directory: string,
  { file, source }: Source,
): { readonly value: unknown } | undefined {
  try {
    const kept = JSON.parse(readFileSync(pathOf(directory, file), 'utf8')) as Kept;
    return kept.digest === digestOf(source) && 'value' in kept ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps what a file says; whoever reads meanwhile sees the old form or the new one. */
export function writeParsed(directory: string, { file, source }: Source, value: unknown): void {
  const path = pathOf(directory, file);
  const draft = `${path}.${process.pid}`;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(draft, JSON.stringify({ digest: digestOf(source), value }));
  renameSync(draft, path);
}

function pathOf(directory: string, file: string): string {
  return join(directory, PARSED, `${file}.json`);
}

function digestOf(source: Buffer): string {
  return createHash('sha256').update(source).digest('base64');
}
