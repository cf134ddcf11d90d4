import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadElsewhere } from '../pages/load-elsewhere';
import { loadGuides } from '../pages/load-guides';
import { loadImported } from '../pages/load-imported';
import { buildIndex } from './build-index';
import { digestContent, IMPORTED } from './digest';
import { type OpenIndex, openIndex } from './index-file';
import { toElsewhereUnits, toUnits } from './unit';

/** The built index, below the knowledge directory. */
export const INDEX_FILE = 'index.bin';

/** An index and what its authors should know of what is in it, as `file:line: reason`. */
export type MadeIndex = {
  readonly bytes: Buffer;
  readonly sections: number;
  readonly warnings: readonly string[];
  /** Guides whose front matter cannot be read: found by their text alone. */
  readonly broken: readonly string[];
};

/** Builds the index of all guides and imported documents. @throws where a file cannot be read */
export function makeIndex(directory: string): MadeIndex {
  const digest = digestContent(directory);
  const guides = loadGuides(directory);
  const imported = loadImported(join(directory, IMPORTED));
  const elsewhere = toElsewhereUnits(loadElsewhere(directory));
  const sections = toUnits([...guides.map(({ page }) => page), ...imported]);
  const warnings = guides.flatMap(({ page, warnings }) =>
    warnings.map(({ line, reason }) => `${page.file}:${line}: ${reason}`),
  );
  const broken = guides.filter(({ isSound }) => !isSound).map(({ page }) => page.file);
  const bytes = buildIndex([...sections, ...elsewhere], digest);
  return { bytes, sections: sections.length, warnings, broken };
}

/** Writes the index beside what it was made from; whoever reads meanwhile sees the old one or the new one. */
export function writeIndex(directory: string, bytes: Buffer): string {
  const path = join(directory, INDEX_FILE);
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, bytes);
  renameSync(draft, path);
  return path;
}

/** The built index where there is one of what is there now; else one built on the spot. */
export function loadIndex(directory: string): OpenIndex {
  const path = join(directory, INDEX_FILE);
  const built = existsSync(path) ? openIndex(readFileSync(path)) : undefined;
  if (built !== undefined && built.digest === digestContent(directory)) return built;
  return openOrFail(makeIndex(directory).bytes);
}

export function openOrFail(bytes: Buffer): OpenIndex {
  const index = openIndex(bytes);
  if (index === undefined) throw new Error('the index that was just built cannot be opened');
  return index;
}
