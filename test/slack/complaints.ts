import type { Block } from './block';

/** What Slack would let pass, but a test should not. */
export interface Complaints {
  readonly all: readonly string[];
  add(complaint: string): void;
  /** Remembers what people typed, letter by letter, to notice it where it would do something. */
  heard(typed: string): void;
  /** Looks at what the app wants shown; `where` names the call. */
  inspect(where: string, content: { readonly text?: string; readonly blocks: readonly Block[] }): void;
}

const EVERYBODY = /<!(?:channel|here|everyone|group|subteam)\b[^>]*>/g;
const CONTROL = /<[^<>\n]+>/g;
/** Longer ones are cut by Slack (docs.slack.dev, chat.postMessage). */
const MOST_TEXT = 4_000;

export function createComplaints(): Complaints {
  const all: string[] = [];
  const typed = new Set<string>();
  const add = (complaint: string) => void all.push(complaint);
  const inspectText = (where: string, text: string): void => {
    for (const [found] of text.matchAll(EVERYBODY)) add(`${where}: ${found} would call everybody`);
    for (const [found] of text.matchAll(CONTROL))
      if (typed.has(found)) add(`${where}: ${found} was typed by a person and is not escaped`);
  };
  return {
    all,
    add,
    heard: (text) => {
      for (const [found] of text.matchAll(CONTROL)) typed.add(found);
    },
    inspect: (where, { text = '', blocks }) => {
      if (text.trim() === '' && blocks.length > 0) add(`${where}: blocks without a text`);
      if (text.length > MOST_TEXT) add(`${where}: a text of ${text.length} characters`);
      for (const each of [text, ...listMarked(blocks)]) inspectText(where, each);
    },
  };
}

/** Every text Slack would look for markup in. */
export function listMarked(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(listMarked);
  if (typeof value !== 'object' || value === null) return [];
  const { type, text } = value as { readonly type?: unknown; readonly text?: unknown };
  if (type === 'mrkdwn' && typeof text === 'string') return [text];
  return Object.values(value).flatMap(listMarked);
}
