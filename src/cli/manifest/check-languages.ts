import { getText, type JsonObject } from './json';
import { MANIFEST_FILE, type Sources } from './load-sources';
import { listLocalisable } from './localisable';
import type { Problem } from './problem';

type Texts = Pick<Sources, 'manifest' | 'languages'>;

/** Whether every language says everything the manifest says, and nothing it does not. */
export function checkLanguages({ manifest, languages }: Texts): readonly Problem[] {
  const wanted = new Set(listLocalisable(manifest).map(({ key }) => key));
  return [...languages].flatMap(([where, texts]) => checkKeys(where, texts, wanted));
}

function checkKeys(where: string, texts: JsonObject, wanted: ReadonlySet<string>): readonly Problem[] {
  const given = Object.keys(texts).filter((key) => key !== '$schema');
  const missing = [...wanted].filter((key) => (getText(texts, [key]) ?? '').trim() === '');
  const strange = given.filter((key) => !wanted.has(key));
  return [
    ...missing.map((field) => ({
      where,
      field,
      says: 'is missing or empty: translate it from manifest.json',
    })),
    ...strange.map((field) => ({
      where,
      field,
      says: 'has nothing beside it in manifest.json: take it out',
    })),
  ];
}

/** Whether the files are all of the version the manifest names: Teams reads a package by one schema. */
export function checkVersions({ manifest, languages }: Texts): readonly Problem[] {
  const version = getText(manifest, ['manifestVersion']) ?? '';
  const files: readonly (readonly [string, JsonObject])[] = [[MANIFEST_FILE, manifest], ...languages];
  return files.flatMap(([where, content]) => {
    const schema = getText(content, ['$schema']) ?? '';
    const says = `is not of the version ${version} that manifestVersion names: write /v${version}/`;
    return schema.includes(`/v${version}/`) ? [] : [{ where, field: '$schema', value: schema, says }];
  });
}
