import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { LOCALES } from '../../answer/locale';
import { ELSEWHERE_FILE } from '../pages/load-elsewhere';
import { GLOSSARY_FILE } from './glossary';

/** Where imported documents are kept, below the knowledge directory. */
export const IMPORTED = 'imported';

/**
 * What the index is made from, by what the files say: packing and copying them, as into an image, changes their
 * times.
 */
export function digestContent(directory: string): string {
  const hash = createHash('sha256');
  for (const file of listContent(directory)) hash.update(`${file}\n`).update(readIfThere(directory, file));
  return hash.digest('base64');
}

/** The same by names, sizes and times, for who looks again and again: equal ones need no second look. */
export function stampContent(directory: string): string {
  return listContent(directory)
    .map((file) => describe(directory, file))
    .join('\n');
}

function listContent(directory: string): readonly string[] {
  const folders = [...LOCALES.map((locale) => `${locale}/guides`), IMPORTED];
  return [...folders.flatMap((folder) => listFiles(directory, folder)), GLOSSARY_FILE, ELSEWHERE_FILE];
}

function readIfThere(directory: string, file: string): Buffer {
  const path = join(directory, file);
  const isFile = statSync(path, { throwIfNoEntry: false })?.isFile() === true;
  return isFile ? readFileSync(path) : Buffer.alloc(0);
}

function listFiles(directory: string, folder: string): readonly string[] {
  const path = join(directory, folder);
  return existsSync(path)
    ? readdirSync(path)
        .sort()
        .map((name) => `${folder}/${name}`)
    : [];
}

function describe(directory: string, file: string): string {
  const { size = 0, mtimeMs = 0 } = statSync(join(directory, file), { throwIfNoEntry: false }) ?? {};
  return `${file} ${size} ${Math.round(mtimeMs)}`;
}
