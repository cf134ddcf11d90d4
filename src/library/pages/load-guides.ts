import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LOCALES, type Locale } from '../../answer/locale';
import { type ReadPage, readGuide } from './read-guide';

/** Loads every guide of every language. @param directory the knowledge directory */
export function loadGuides(directory: string): readonly ReadPage[] {
  return LOCALES.flatMap((locale) =>
    listGuides(directory, locale).map((file) => loadGuide(directory, file, locale)),
  );
}

function loadGuide(directory: string, file: string, locale: Locale): ReadPage {
  return readGuide(readFileSync(join(directory, file), 'utf8'), file, locale);
}

function listGuides(directory: string, locale: Locale): readonly string[] {
  const folder = join(directory, locale, 'guides');
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.md') && !name.startsWith('.'));
  return names.sort().map((name) => `${locale}/guides/${name}`);
}
