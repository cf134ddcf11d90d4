import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { LOCALES, type Locale } from '../../answer/locale';
import { type ReadPage, readGuide } from './read-guide';

/** Loads every guide of every language. @param directory the knowledge directory */
export function loadGuides(directory: string): readonly ReadPage[] {
  return LOCALES.flatMap((locale) =>
    listGuides(directory, locale).map((file) => loadGuide(directory, file, locale)),
  );
}

/** Guides as they were last read, so that one changed guide costs no more than itself. */
const lastRead = new Map<string, { readonly stamp: string; readonly read: ReadPage }>();

function loadGuide(directory: string, file: string, locale: Locale): ReadPage {
  const path = join(directory, file);
  const { size, mtimeMs } = statSync(path);
  const stamp = `${size} ${mtimeMs}`;
  const known = lastRead.get(path);
  if (known?.stamp === stamp) return known.read;
  const read = readGuide(readFileSync(path, 'utf8'), file, locale);
  lastRead.set(path, { stamp, read });
  return read;
}

function listGuides(directory: string, locale: Locale): readonly string[] {
  const folder = join(directory, locale, 'guides');
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.md') && !name.startsWith('.'));
  return names.sort().map((name) => `${locale}/guides/${name}`);
}
