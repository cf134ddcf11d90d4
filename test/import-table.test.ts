import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** Who may import whom; the table of DESIGN.md. A room may always import itself. */
const TABLE: Readonly<Record<string, readonly string[]>> = {
  'src/rules': [],
  'src/text': [],
  'src/answer': [],
  'src/store': ['src/answer'],
  'src/reading': ['src/rules', 'src/answer', 'src/text'],
  'src/library': ['src/answer', 'src/rules', 'src/text'],
  'src/desk': ['src/answer', 'src/store'],
  'src/channels/channel.ts': ['src/answer'],
  'src/channels/page-file.ts': [],
  'src/channels/teams': ['src/answer', 'src/channels/channel.ts'],
  'src/channels/slack': ['src/answer', 'src/channels/channel.ts'],
  'src/channels/web': ['src/answer', 'src/channels/channel.ts', 'src/channels/page-file.ts'],
  'src/channels/desk': ['src/answer', 'src/channels/channel.ts', 'src/channels/page-file.ts'],
  'src/channels/hub': ['src/answer', 'src/channels/channel.ts'],
  'src/channels/terminal': ['src/answer', 'src/channels/channel.ts'],
  dialogs: ['src/rules', 'src/answer', 'src/reading'],
  'src/turn.ts': ['src/turn', 'src/reading', 'src/answer', 'src/library', 'src/desk', 'src/store'],
  'src/turn': ['src/answer', 'src/desk', 'src/store'],
  'src/overview.ts': ['src/answer', 'src/library', 'src/store'],
  'src/case-form.ts': ['src/answer', 'src/library', 'src/reading', 'src/store'],
  'src/config.ts': ['src/config'],
  'src/config': [],
  'src/server.ts': ['src/server'],
  'src/server': [],
};

/** Those who put it all together. */
const FREE = ['src/app.ts', 'src/app/', 'src/metrics.ts', 'src/cli.ts', 'src/cli/', 'src/main.ts'];

/** SDKs that a successor may replace: each stays in one room. */
const ROOMS_OF_PACKAGES: Readonly<Record<string, string>> = {
  botbuilder: 'src/channels/teams',
  'botframework-connector': 'src/channels/teams',
  '@slack/bolt': 'src/channels/slack',
  restify: 'src/server',
  kysely: 'src/store',
  libsql: 'src/store',
  pg: 'src/store',
};

/** Rooms without any npm package, and rooms that must not touch the world. */
const WITHOUT_PACKAGES = ['dialogs', 'src/rules', 'src/answer'];

const IMPORT =
  /(?:import|export)[^'"`;]*?from\s*'([^']+)'|import\(\s*'([^']+)'\s*\)|require\(\s*'([^']+)'\s*\)/g;

const root = process.cwd();
const files = [...listFiles('src'), ...listFiles('dialogs')];

function listFiles(directory: string): readonly string[] {
  return readdirSync(join(root, directory), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(directory, name));
}

function importsOf(file: string): readonly string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

function roomOf(path: string): string | undefined {
  const bare = path.replace(/\.ts$/, '');
  return Object.keys(TABLE).find((room) => bare === room.replace(/\.ts$/, '') || bare.startsWith(`${room}/`));
}

function targetOf(file: string, specifier: string): string {
  return relative(root, join(root, dirname(file), specifier));
}

test.each(files)('%s imports only what its room may', (file) => {
  const room = roomOf(file);
  if (room === undefined) {
    expect(FREE.some((each) => file === each || file.startsWith(each))).toBe(true);
    return;
  }
  const ours = importsOf(file).filter((specifier) => specifier.startsWith('.'));
  const strangers = ours
    .map((specifier) => targetOf(file, specifier))
    .filter((target) => roomOf(target) !== room && !TABLE[room]?.includes(roomOf(target) ?? target));
  expect(strangers).toEqual([]);
});

test.each(files)('%s uses only the packages its room may', (file) => {
  const packages = importsOf(file).filter((specifier) => !specifier.startsWith('.'));
  const misplaced = packages.filter((name) => {
    const home = ROOMS_OF_PACKAGES[name];
    return home !== undefined && !(roomOf(file) ?? '').startsWith(home);
  });
  expect(misplaced).toEqual([]);
  if (WITHOUT_PACKAGES.includes(roomOf(file) ?? '')) expect(packages).toEqual([]);
});
