import { readFileSync } from 'node:fs';
import type { JsonObject } from './json';
import { PackageError } from './problem';

/** Microsoft's own schemas of one version, for the manifest and for the files beside it. */
export type Schemas = { readonly manifest: JsonObject; readonly language: JsonObject };

/** The npm package Microsoft publishes them in: checking needs no network. */
const PACKAGE = '@microsoft/app-manifest';

/** @throws {PackageError} where there are none of that version, or the package is not installed */
export function loadSchemas(version: string): Schemas {
  return {
    manifest: loadSchema(version, 'MicrosoftTeams.schema.json'),
    language: loadSchema(version, 'MicrosoftTeams.Localization.schema.json'),
  };
}

function loadSchema(version: string, file: string): JsonObject {
  return JSON.parse(readFileSync(findSchema(version, file), 'utf8')) as JsonObject;
}

function findSchema(version: string, file: string): string {
  try {
    return require.resolve(`${PACKAGE}/build/json-schemas/teams/v${version}/${file}`);
  } catch {
    const says = isInstalled()
      ? `${PACKAGE} has no ${file} of this version: name one it has, or install a newer one`
      : `the schemas to check against are not installed: run npm ci with development dependencies (${PACKAGE})`;
    throw new PackageError([{ where: 'manifest.json', field: 'manifestVersion', value: version, says }]);
  }
}

function isInstalled(): boolean {
  try {
    require.resolve(`${PACKAGE}/package.json`);
    return true;
  } catch {
    return false;
  }
}
