import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getList, getText, isObject, type Json, type JsonObject } from './json';
import { PackageError, type Problem } from './problem';

/** The files a package is made of, before words are filled in. */
export type Sources = {
  readonly manifest: JsonObject;
  /** By file name, as the manifest names them. */
  readonly languages: ReadonlyMap<string, JsonObject>;
  readonly icons: ReadonlyMap<string, Buffer>;
};

export const MANIFEST_FILE = 'manifest.json';

/**
 * Loads the manifest of a directory, and every file it names.
 * @throws {PackageError} where one is missing, is no JSON, or lies outside the directory
 */
export function loadSources(directory: string): Sources {
  const manifest = loadJson(directory, MANIFEST_FILE);
  return {
    manifest,
    languages: new Map(listLanguageFiles(manifest).map((file) => [file, loadJson(directory, file)])),
    icons: new Map(listIconFiles(manifest).map((file) => [file, loadFile(directory, file)])),
  };
}

export function listLanguageFiles(manifest: Json): readonly string[] {
  const languages = getList(manifest, ['localizationInfo', 'additionalLanguages']);
  return languages.flatMap((language) => getText(language, ['file']) ?? []);
}

function listIconFiles(manifest: Json): readonly string[] {
  return ['color', 'outline'].flatMap((kind) => getText(manifest, ['icons', kind]) ?? []);
}

/** Teams wants everything at the top of the archive: a path is a slip, and may lead out of it. */
const PLAIN_NAME = /^[\w-]+(?:\.[\w-]+)+$/;

function loadFile(directory: string, file: string): Buffer {
  if (!PLAIN_NAME.test(file)) fail({ where: file, says: 'name a file beside manifest.json, without a path' });
  const path = join(directory, file);
  if (!existsSync(path)) fail({ where: file, says: `is missing: put it into ${directory}` });
  return readFileSync(path);
}

function loadJson(directory: string, file: string): JsonObject {
  const parsed = parseJson(file, loadFile(directory, file).toString('utf8'));
  return isObject(parsed) ? parsed : fail({ where: file, says: 'holds no object: begin it with {' });
}

function parseJson(file: string, text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    return fail({ where: file, says: `is no JSON (${(error as Error).message}): correct it there` });
  }
}

function fail(problem: Problem): never {
  throw new PackageError([problem]);
}
