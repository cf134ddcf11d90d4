import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestContent } from './digest';
import { type OpenIndex, openIndex } from './index-file';

/** The built index, below the knowledge directory. */
export const INDEX_FILE = 'index.bin';

/** The built index where there is one of what is there now; else one built on the spot. */
export function loadIndex(directory: string): OpenIndex {
  const path = join(directory, INDEX_FILE);
  const built = existsSync(path) ? openIndex(readFileSync(path)) : undefined;
  if (built !== undefined && built.digest === digestContent(directory)) return built;
  // Loaded only here: who finds a built index needs no parser of Markdown.
  const { makeIndex } = require('./make-index') as typeof import('./make-index');
  return openOrFail(makeIndex(directory).bytes);
}

export function openOrFail(bytes: Buffer): OpenIndex {
  const index = openIndex(bytes);
  if (index === undefined) throw new Error('the index that was just built cannot be opened');
  return index;
}
