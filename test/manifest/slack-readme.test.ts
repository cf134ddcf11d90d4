import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCommand } from '../../src/channels/slack/parse-command';
import { parseManifest, readManifest } from './manifest-schema';

const read = (path: string): string => readFileSync(join(process.cwd(), path), 'utf8');
const sorted = (all: Iterable<string>): readonly string[] => [...new Set(all)].sort();

const sections = read('README.md').split(/^## /m);
const guide = sections.find((section) => section.startsWith('In Slack\n')) ?? '';
const details = read('manifest/slack/README.md');

/** What a command printed there makes of the manifest. */
function run(text: string, command: RegExp): readonly string[] {
  const lines = [...text.matchAll(/^ *(sed .*manifest\.yaml)$/gm)].map(([, line = '']) => line);
  const wanted = lines.filter((line) => command.test(line));
  return wanted.map((line) => execFileSync('sh', ['-c', line], { encoding: 'utf8' }));
}

test.each([
  ['the README', guide],
  ["the manifest's README", details],
])('%s puts an address in, and Slack takes the manifest', (_, text) => {
  const [made = '', ...others] = run(text, /contoso/);
  expect(others).toEqual([]);
  const { settings, ...rest } = parseManifest(made);
  expect(settings.event_subscriptions.request_url).toBe('https://desk.contoso.com/slack/events');
  expect(JSON.stringify({ settings, ...rest })).not.toContain('desk.example.com');
});

test('for Socket Mode nothing but the addresses goes, and Slack takes the manifest', () => {
  const [made = '', ...others] = run(details, /socket_mode/);
  expect(others).toEqual([]);
  const shipped = readManifest();
  const { settings, oauth_config, features } = parseManifest(made);
  expect(JSON.stringify({ settings, oauth_config, features })).not.toContain('https://');
  expect(settings.socket_mode_enabled).toBe(true);
  expect(settings.interactivity.is_enabled).toBe(true);
  expect(settings.event_subscriptions.bot_events).toEqual(shipped.settings.event_subscriptions.bot_events);
  expect(oauth_config.scopes).toEqual(shipped.oauth_config.scopes);
  expect(features.shortcuts).toEqual(shipped.features.shortcuts);
});

test('the README tells of every word that the command knows, and of no other', () => {
  const told = [...guide.matchAll(/`\/port25 ([a-z]+)/g)].map(([, word = '']) => word);
  const isKnown = (word: string) => [word, `${word} it`].some((said) => parseCommand(said).do !== 'say');
  expect(told.filter((word) => !isKnown(word))).toEqual([]);
  expect(sorted(told)).toEqual(['ask', 'check', 'help', 'language', 'relay', 'status', 'support']);
});

test('the README tells of every variable that is read, and of no other', () => {
  const told = [...guide.matchAll(/^\| `(SLACK_\w+)`/gm)].map(([, name = '']) => name);
  const files = readdirSync(join(process.cwd(), 'src/config')).map((name) => `src/config/${name}`);
  const texts = ['src/config.ts', ...files].map(read);
  expect(sorted(told)).toEqual(sorted(texts.flatMap((text) => text.match(/\bSLACK_[A-Z_]+\b/g) ?? [])));
});

test('each scope and each event stands in a table with its reason', () => {
  const { oauth_config, settings } = readManifest();
  const told = [...details.matchAll(/^\| `([a-z_:.]+)` \| \S/gm)].map(([, name = '']) => name);
  expect([...told].sort()).toEqual(
    [...oauth_config.scopes.bot, ...settings.event_subscriptions.bot_events].sort(),
  );
});
