import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getList, getText } from '../../src/cli/manifest/json';
import { MANIFEST_FLAGS } from '../../src/cli/manifest-flags';
import { build, readJson } from './teams-package';

const readme = readFileSync(join(process.cwd(), 'manifest/teams/README.md'), 'utf8');

const sorted = (all: Iterable<string>): readonly string[] => [...new Set(all)].sort();

test('every permission stands in a table with its reason, and no other', () => {
  const manifest = readJson(build({ isHearing: true }), 'manifest.json');
  const consents = getList(manifest, ['authorization', 'permissions', 'resourceSpecific']);
  const asked = [...getList(manifest, ['permissions']), ...consents.map((each) => getText(each, ['name']))];
  const [, table = ''] = /## Permissions\n([\s\S]*?)\n\n(?!\|)/.exec(readme) ?? [];
  const told = [...table.matchAll(/^\| `([\w.]+)` \| \S.* \| \S/gm)].map(([, name = '']) => name);
  expect(sorted(told)).toEqual(sorted(asked.map(String)));
});

test('every flag stands in the table of flags, and no other', () => {
  const rows = [...readme.matchAll(/^\| (`--.*?) \|/gm)].flatMap(
    ([, cell = '']) => cell.match(/--[\w-]+/g) ?? [],
  );
  expect(sorted(rows)).toEqual(sorted(Object.keys(MANIFEST_FLAGS).map((flag) => `--${flag}`)));
});

test('the commands, links and versions it tells of are those of the manifest', () => {
  const manifest = readJson(build(), 'manifest.json');
  const [extension = null] = getList(manifest, ['composeExtensions']);
  const ids = getList(extension, ['commands']).map((each) => getText(each, ['id']));
  const [handler = null] = getList(extension, ['messageHandlers']);
  const named = [...ids, ...getList(handler, ['value', 'domains'])].map(String);
  expect(named.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  expect(readme).toContain(`version ${getText(manifest, ['manifestVersion'])} of the schema`);
});
