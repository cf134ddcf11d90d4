import { join } from 'node:path';
import { isLocale, type Locale } from '../../src/answer/locale';
import { buildPackage } from '../../src/cli/manifest/build-package';
import { getText, type JsonObject } from '../../src/cli/manifest/json';
import { loadSources } from '../../src/cli/manifest/load-sources';
import { type Localisable, listLocalisable } from '../../src/cli/manifest/localisable';
import { type ManifestOptions, parseOptions } from '../../src/cli/manifest/options';
import { readZip } from './read-zip';

export const APP_ID = '1b4e28ba-2fa1-41d2-883f-0016d3cca427';

/** The files as they are shipped. */
export const sources = loadSources(join(process.cwd(), 'manifest/teams'));

export const options: ManifestOptions = parseOptions(
  { 'app-id': APP_ID, domain: 'bot.example.com' },
  '1.2.3',
);

/** The archive as Teams gets it, by file name. */
export function build(changed: Partial<ManifestOptions> = {}): ReadonlyMap<string, Buffer> {
  return readZip(buildPackage(sources, { ...options, ...changed }));
}

export function readJson(files: ReadonlyMap<string, Buffer>, name: string): JsonObject {
  return JSON.parse(files.get(name)?.toString('utf8') ?? 'null') as JsonObject;
}

/** A text people read, in every language: English is the manifest's own. */
export type Text = { readonly key: string; readonly locale: Locale; readonly text: string };

export const texts: readonly Text[] = [
  ...listLocalisable(sources.manifest).map(({ key, text }) => ({ key, locale: 'en' as const, text })),
  ...[...sources.languages].flatMap(([file, content]) => listTranslated(toLocaleOf(file), content)),
];

function listTranslated(locale: Locale, content: JsonObject): readonly Text[] {
  const keys: readonly Localisable[] = listLocalisable(sources.manifest);
  return keys.map(({ key }) => ({ key, locale, text: getText(content, [key]) ?? '' }));
}

/** `zh-tw.json` as we write the language: `zh-TW`. */
function toLocaleOf(file: string): Locale {
  const [language = '', region] = file.replace('.json', '').split('-');
  const locale = region === undefined ? language : `${language}-${region.toUpperCase()}`;
  if (!isLocale(locale)) throw new Error(`${file} is of no language we speak`);
  return locale;
}
