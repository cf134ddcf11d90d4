import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the Slack channel does, as its source says: read, not run, so that nothing stays unseen behind a branch. */

const DIRECTORY = join(process.cwd(), 'src/channels/slack');

/** Without comments: they may speak of what the code does not do. */
const SOURCES: readonly string[] = readdirSync(DIRECTORY, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join(DIRECTORY, name), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, ''));

const ALL = SOURCES.join('\n');

/** Every match of a pattern in the sources, as its groups. */
export function find(pattern: RegExp): readonly (readonly string[])[] {
  return [...ALL.matchAll(pattern)].map((match) => match.slice(1).map((group) => group ?? ''));
}

function findFirst(pattern: RegExp): readonly string[] {
  return [...new Set(find(pattern).map(([first = '']) => first))].sort();
}

/** Methods of the Web API that are called, such as `chat.postMessage`. */
export function listCalls(): readonly string[] {
  const chains = findFirst(/\bclient((?:\s*\??\.\s*\w+)+)\s*\(/g);
  return chains.map((chain) => chain.replace(/[\s?]/g, '').slice(1)).sort();
}

/** Events that are listened to; `message` for what `app.message` hears. */
export function listEvents(): readonly string[] {
  const named = find(/\bapp\s*\.event\(\s*('[^']*'|\w+)/g).map(([name = '']) => resolve(name));
  return [...new Set([...named, ...(/\bapp\s*\.message\(/.test(ALL) ? ['message'] : [])])].sort();
}

export function listCommands(): readonly string[] {
  return findFirst(/\bapp\s*\.command\(\s*('[^']*'|\w+)/g).map(resolve);
}

export type Shortcut = { readonly type: string; readonly callback_id: string };

/** Slack calls them otherwise where they are used than in the manifest. */
const SHORTCUT_TYPES: Readonly<Record<string, string>> = { message_action: 'message', shortcut: 'global' };

export function listShortcuts(): readonly Shortcut[] {
  return find(/\bapp\s*\.shortcut\(\s*\{([^}]*)\}/g).map(([constraints = '']) => {
    const [, id = ''] = /callback_id:\s*('[^']*'|\w+)/.exec(constraints) ?? [];
    const [, type = ''] = /type:\s*'(\w+)'/.exec(constraints) ?? [];
    return { type: SHORTCUT_TYPES[type] ?? type, callback_id: resolve(id) };
  });
}

/** Routes of the service, such as `POST /slack/events`. */
export function listRoutes(): readonly string[] {
  return find(/method: '(\w+)', path: '([^']+)'/g)
    .map(([method, path]) => `${method} ${path}`)
    .sort();
}

/** Addresses that Bolt is told to answer at. */
export function listBoltPaths(): readonly string[] {
  return findFirst(/(?:endpoints: \[|installPath: |redirectUriPath: )'([^']+)'/g);
}

/** A text as it stands, or the constant that holds it. */
function resolve(text: string): string {
  if (text.startsWith("'")) return text.slice(1, -1);
  const [[value] = []] = find(new RegExp(`\\bconst ${text}(?:: [^=]+)? = '([^']*)'`, 'g'));
  if (value === undefined) throw new Error(`${text} in src/channels/slack is no text this test can follow`);
  return value;
}
