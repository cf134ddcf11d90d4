import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { LOCALES } from '../answer/locale';
import { parseYaml } from './parse-yaml';
import { writeParsed } from './parsed-file';

/**
 * Parses every YAML file of the knowledge and its languages, so that a start need not. What is no YAML is left to
 * whoever reads it, and so is what JSON cannot say alike, such as `.inf`.
 * @returns how many files were kept
 */
export function buildParsed(directory: string): number {
  return ['', ...LOCALES]
    .flatMap((folder) => listYaml(directory, folder))
    .filter((file) => keep(directory, file)).length;
}

function listYaml(directory: string, folder: string): readonly string[] {
  const path = join(directory, folder);
  const names = existsSync(path) ? readdirSync(path) : [];
  return names.filter((name) => name.endsWith('.yaml')).map((name) => join(folder, name));
}

function keep(directory: string, file: string): boolean {
  const source = readFileSync(join(directory, file));
  const { errors, value } = parseYaml(source.toString('utf8'));
  if (errors.length > 0 || !isAlikeInJson(value)) return false;
  writeParsed(directory, { file, source }, value);
  return true;
}

function isAlikeInJson(value: unknown): boolean {
  return value !== undefined && isDeepStrictEqual(JSON.parse(JSON.stringify(value)), value);
}
