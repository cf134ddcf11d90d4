import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { LOCALES } from '../../answer/locale';
import { ELSEWHERE_FILE } from '../pages/load-elsewhere';
import { GLOSSARY_FILE } from './glossary';

/** Where imported documents are kept, below the knowledge directory. */
export const IMPORTED = 'imported';

/**
 * What the index is made from, as text: names, sizes and times of change. Two that are equal need no
 * second look at the files.
 */
export function digestContent(directory: string): string {
  const folders = [...LOCALES.map((locale) => `${locale}/guides`), IMPORTED];
  const files = folders.flatMap((folder) => listFiles(directory, folder));
  return [...files, GLOSSARY_FILE, ELSEWHERE_FILE].map((file) => describe(directory, file)).join('\n');
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
