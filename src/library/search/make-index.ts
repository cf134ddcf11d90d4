import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadElsewhere } from '../pages/load-elsewhere';
import { loadGuides } from '../pages/load-guides';
import { loadImported } from '../pages/load-imported';
import { buildIndex } from './build-index';
import { digestContent, IMPORTED } from './digest';
import { INDEX_FILE } from './load-index';
import { toElsewhereUnits, toUnits } from './unit';

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
