import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { buildPackage } from '../../src/cli/manifest/build-package';
import { checkIcons } from '../../src/cli/manifest/check-icons';
import type { JsonObject } from '../../src/cli/manifest/json';
import type { Sources } from '../../src/cli/manifest/load-sources';
import { readPng } from '../../src/cli/manifest/read-png';
import { readZip } from './read-zip';
import { APP_ID, build, options, readJson, sources } from './teams-package';

const CLI = join(__dirname, '../../src/cli.js');
const folder = mkdtempSync(join(tmpdir(), 'port25-manifest-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: readonly string[]): { readonly status: number | null; readonly said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, 'manifest', ...args], {
    encoding: 'utf8',
    cwd: folder,
  });
  return { status, said: stdout + stderr };
}

describe('the command line', () => {
  const good = ['--app-id', APP_ID, '--domain', 'bot.example.com'];

  test('writes the package, and says where it is and what to do with it', () => {
    const { status, said } = run(...good, '--version', '2.0.1', '--name', 'Mail desk', '--out', 'p/mail.zip');
    expect({ status, said }).toEqual({
      status: 0,
      said: expect.stringContaining(join(folder, 'p/mail.zip')),
    });
    expect(said).toContain('https://bot.example.com/api/messages');
    const manifest = readJson(readZip(readFileSync(join(folder, 'p/mail.zip'))), 'manifest.json');
    expect(manifest).toMatchObject({ id: APP_ID, version: '2.0.1', name: { short: 'Mail desk' } });
  });

  test('without --out it goes under dist/manifest', () => {
    expect(run(...good).status).toBe(0);
    expect(existsSync(join(folder, 'dist/manifest/port25-desk.zip'))).toBe(true);
  });

  test.each<[string, readonly string[], string]>([
    ['no id', ['--domain', 'bot.example.com'], '--app-id is missing'],
    ['no GUID', ['--app-id', 'port25', '--domain', 'bot.example.com'], '--app-id "port25" is no GUID'],
    [
      'an id of zeros',
      ['--app-id', '00000000-0000-0000-0000-000000000000', '--domain', 'bot.example.com'],
      'belongs to no bot',
    ],
    ['no domain', ['--app-id', APP_ID], '--domain is missing'],
    [
      'an address for the domain',
      ['--app-id', APP_ID, '--domain', 'https://a.example/x'],
      'without https://',
    ],
    ['a number for the domain', ['--app-id', APP_ID, '--domain', '192.0.2.1'], 'no host name'],
    ['a machine of here', ['--app-id', APP_ID, '--domain', 'localhost'], 'no host name that Teams can reach'],
    ['half a version', [...good, '--version', '1.2'], '--version "1.2"'],
    ['another archive', [...good, '--out', 'x.tar'], '--out "x.tar"'],
    ['an open address', [...good, '--privacy', 'http://a.example'], '--privacy "http://a.example"'],
    ['an unknown flag', [...good, '--scope', 'team'], '--scope'],
    ['an address of nowhere', [...good, '--website', 'https://'], '--website "https://" is no address'],
    [
      'an address with a space',
      [...good, '--terms', 'https://exa mple/'],
      '--terms "https://exa mple/" is no',
    ],
    ['a word', [...good, 'now'], 'flags only, not "now"'],
  ])('%s is refused with what to do', (_, args, says) => {
    expect(run(...args)).toEqual({ status: 2, said: expect.stringContaining(says) });
  });

  test('a name too long names its field, its value and its flag', () => {
    const name = 'A desk for all that has to do with port 25';
    const { status, said } = run(...good, '--name', name, '--out', 'long.zip');
    expect(status).toBe(1);
    expect(said).toContain(`manifest.json name.short "${name}": has 42 characters and may have 30`);
    expect(said).toContain('--name');
    expect(existsSync(join(folder, 'long.zip'))).toBe(false);
  });
});

describe('what is written', () => {
  test('the same options give the same bytes', () => {
    expect(buildPackage(sources, options)).toEqual(buildPackage(sources, options));
  });

  test('a name with any sign in it stays as it is', () => {
    const name = 'Desk "25" \\ {{domain}} 件';
    const files = build({ name });
    expect(readJson(files, 'manifest.json')).toMatchObject({ name: { short: name } });
    expect(readJson(files, 'ru.json')['name.short']).toBe(name);
  });
});

/** The package with something broken. */
function withManifest(change: JsonObject): Sources {
  return { ...sources, manifest: { ...sources.manifest, ...change } };
}
function withLanguage(file: string, change: (texts: JsonObject) => JsonObject): Sources {
  return {
    ...sources,
    languages: new Map([...sources.languages, [file, change(sources.languages.get(file) ?? {})]]),
  };
}

describe('what is wrong is named', () => {
  test.each<[string, Sources, string]>([
    [
      'a field nobody knows',
      withManifest({ colour: '#fff' }),
      'has "colour", which the schema does not know',
    ],
    ['a colour that is none', withManifest({ accentColor: 'blue' }), 'manifest.json accentColor "blue"'],
    [
      'a scope that is none',
      withManifest({ bots: [{ botId: APP_ID, scopes: ['everywhere'] }] }),
      'manifest.json bots[0].scopes[0] "everywhere": is none of team, personal, groupChat, copilot',
    ],
    ['a missing field', withManifest({ bots: [{ scopes: ['team'] }] }), 'bots[0]: lacks "botId": add it'],
    ['a version without schema', withManifest({ manifestVersion: '1.18' }), 'manifestVersion "1.18"'],
    [
      'a file of another version',
      withManifest({ $schema: 'https://x/v1.20/y' }),
      'is not of the version 1.29',
    ],
    ['a word for nothing', withManifest({ version: '{{release}}' }), '"{{release}}": stands for nothing'],
    [
      'a text without translation',
      withLanguage('ja.json', ({ 'description.short': _, ...rest }) => rest),
      'ja.json description.short: is missing or empty',
    ],
    [
      'a translation of nothing',
      withLanguage('ru.json', (texts) => ({ ...texts, 'bots[0].commandLists[3].commands[0].title': 'Да' })),
      'ru.json bots[0].commandLists[3].commands[0].title: has nothing beside it',
    ],
    [
      'a text too long',
      withLanguage('ja.json', (texts) => ({ ...texts, 'description.short': 'あ'.repeat(81) })),
      'has 81 characters and may have 80: shorten it',
    ],
  ])('%s', (_, broken, says) => {
    expect(() => buildPackage(broken, options)).toThrow(says);
  });
});

/** A PNG of one colour. */
function paint(size: number, dot: readonly number[]): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, dot.length === 4 ? 6 : 2, 0, 0, 0], 8);
  const row = Buffer.from([0, ...Array.from({ length: size }, () => dot).flat()]);
  const data = deflateSync(Buffer.concat(Array.from({ length: size }, () => row)));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', data),
  ]);
}
function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)]);
}

describe('the icons', () => {
  function read(name: string) {
    const picture = readPng(sources.icons.get(name) ?? Buffer.alloc(0));
    if (picture === undefined) throw new Error(`${name} is no PNG`);
    const dots = Array.from({ length: picture.width * picture.height }, (_, at) => [
      ...picture.dots.subarray(at * 4, at * 4 + 4),
    ]);
    return { ...picture, dots };
  }

  test('the coloured one is solid, and keeps its drawing to the 96 dots in the middle', () => {
    const { width, height, dots } = read('color.png');
    expect([width, height]).toEqual([192, 192]);
    const [corner] = dots;
    const drawn = dots.flatMap((dot, at) =>
      String(dot) === String(corner) ? [] : [[at % 192, Math.floor(at / 192)]],
    );
    expect(corner).toEqual([0x2b, 0x4a, 0xcb, 255]);
    expect(drawn.flat().every((place) => place >= 48 && place < 144)).toBe(true);
    expect(drawn.length).toBeGreaterThan(1000);
  });

  test('the outline is white on nothing', () => {
    const { width, height, dots } = read('outline.png');
    expect([width, height]).toEqual([32, 32]);
    const seen = dots.filter(([, , , opacity = 0]) => opacity > 0);
    expect(seen.every(([red, green, blue]) => red === 255 && green === 255 && blue === 255)).toBe(true);
    expect(seen.length).toBeGreaterThan(150);
    expect(seen.length).toBeLessThan(600);
  });

  test.each<[string, string, Buffer, string]>([
    ['another size', 'color.png', paint(96, [1, 2, 3]), 'is 96 by 96 dots: draw it 192 by 192'],
    ['a see-through background', 'color.png', paint(192, [1, 2, 3, 0]), 'see-through dots'],
    ['a filled outline', 'outline.png', paint(32, [255, 255, 255]), 'no see-through background'],
    ['no picture at all', 'outline.png', Buffer.from('GIF89a'), 'is no PNG'],
  ])('%s is refused', (_, file, picture, says) => {
    const problems = checkIcons({ ...sources, icons: new Map([...sources.icons, [file, picture]]) });
    expect(problems).toEqual([expect.objectContaining({ where: file, says: expect.stringContaining(says) })]);
  });
});
