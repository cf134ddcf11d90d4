import { checkIcons } from './check-icons';
import { checkLanguages, checkVersions } from './check-languages';
import { checkSchema } from './check-schema';
import { checkFilled, fillTemplate } from './fill-template';
import { getText, type JsonObject } from './json';
import { loadSchemas } from './load-schemas';
import { MANIFEST_FILE, type Sources } from './load-sources';
import type { ManifestOptions } from './options';
import { PackageError, type Problem } from './problem';
import { withoutSlash } from './without-slash';
import { type Entry, zip } from './zip';

/** What is added where every message is heard: a team's owner and a chat's members agree to it on installing. */
const HEARING = ['ChannelMessage.Read.Group', 'ChatMessage.Read.Chat'];

/**
 * Fills in the words, checks everything, and packs it.
 * @returns the bytes of the archive, the same for the same options
 * @throws {PackageError} naming everything that is wrong
 */
export function buildPackage(sources: Sources, options: ManifestOptions): Buffer {
  const words = toWords(options);
  const shipped = options.isWithoutSlash ? withoutSlash(sources) : sources;
  const filled = fillSources(shipped, words, options);
  const problems = [...checkPlaceholders(shipped, words), ...checkPackage(filled)];
  if (problems.length > 0) throw new PackageError(problems);
  return zip(listEntries(filled));
}

function toWords({
  isHearing,
  isWithoutSlash,
  out,
  ...words
}: ManifestOptions): Readonly<Record<string, string>> {
  return words;
}

type Words = Readonly<Record<string, string>>;

function fillSources(sources: Sources, words: Words, options: ManifestOptions): Sources {
  const manifest = fillTemplate(sources.manifest, words) as JsonObject;
  const languages = [...sources.languages].map(
    ([file, texts]) => [file, fillTemplate(texts, words) as JsonObject] as const,
  );
  return {
    manifest: options.isHearing ? withHearing(manifest, options) : manifest,
    languages: new Map(languages),
    icons: sources.icons,
  };
}

function withHearing(manifest: JsonObject, { appId, domain }: ManifestOptions): JsonObject {
  return {
    ...manifest,
    // Without a resource Teams passes over the permissions; nobody signs in with this one.
    webApplicationInfo: { id: appId, resource: `https://${domain}` },
    authorization: {
      permissions: { resourceSpecific: HEARING.map((name) => ({ name, type: 'Application' })) },
    },
  };
}

function checkPlaceholders({ manifest, languages }: Sources, words: Words): readonly Problem[] {
  const files: readonly (readonly [string, JsonObject])[] = [[MANIFEST_FILE, manifest], ...languages];
  return files.flatMap(([file, content]) => checkFilled(file, content, words));
}

/** Everything that is wrong with a filled package. @throws {PackageError} where there is no schema to check with */
export function checkPackage(sources: Sources): readonly Problem[] {
  const { manifest, languages } = sources;
  const schemas = loadSchemas(getText(manifest, ['manifestVersion']) ?? '');
  return [
    ...checkVersions(sources),
    ...checkSchema({ where: MANIFEST_FILE, content: manifest, schema: schemas.manifest }),
    ...[...languages].flatMap(([where, content]) =>
      checkSchema({ where, content, schema: schemas.language }),
    ),
    ...checkLanguages(sources),
    ...checkIcons(sources),
  ];
}

function listEntries({ manifest, languages, icons }: Sources): readonly Entry[] {
  const texts = [[MANIFEST_FILE, manifest] as const, ...languages];
  return [
    ...texts.map(([name, content]) => ({ name, data: Buffer.from(`${JSON.stringify(content, null, 2)}\n`) })),
    ...[...icons].map(([name, data]) => ({ name, data })),
  ];
}
