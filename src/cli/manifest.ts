import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { packageRoot } from '../config';
import { buildPackage } from './manifest/build-package';
import { loadSources } from './manifest/load-sources';
import { type ManifestOptions, parseOptions } from './manifest/options';
import { UsageError } from './usage';

type Call = {
  readonly words: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
};

/**
 * Builds the app package for Teams and says what to do with it.
 * @returns the exit status
 * @throws {UsageError} for flags, {PackageError} for files that cannot be used
 */
export async function runManifest({ words, values }: Call): Promise<number> {
  if (words.length > 0) throw new UsageError(`manifest takes flags only, not "${words[0]}"`);
  const root = packageRoot();
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const options = parseOptions(values, version);
  const bytes = buildPackage(loadSources(join(root, 'manifest/teams')), options);
  const path = resolve(options.out);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  const report = { package: path, bytes: bytes.length, version: options.version };
  process.stdout.write(values.json === true ? `${JSON.stringify(report)}\n` : sayWritten(path, options));
  return 0;
}

function sayWritten(path: string, { name, version, appId, domain, privacy, terms }: ManifestOptions): string {
  return `${path}
${name} ${version}, bot ${appId}, valid against Microsoft's schema.

Upload it in the Teams admin centre (Teams apps, Manage apps, Upload new app), or in Teams itself under
Apps, Manage your apps, Upload an app. The bot's messaging endpoint is https://${domain}/api/messages.
People can look up ${privacy} and ${terms}: see that both answer.
`;
}
