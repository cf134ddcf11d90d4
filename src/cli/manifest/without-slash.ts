import { getList, getText, type Json, type JsonObject } from './json';
import type { Sources } from './load-sources';

/** The newest schema that knows no slash commands. */
const OLDER = '1.27';

/**
 * The package for an organisation that takes no newer schema: without what is chosen from the menu behind
 * `/`. The lists of slash commands stand last, so that the others keep their place, and their translations.
 */
export function withoutSlash({ manifest, languages, icons }: Sources): Sources {
  const [bot] = getList(manifest, ['bots']) as readonly JsonObject[];
  const kept = getList(bot ?? null, ['commandLists']).filter((list) => !isSlash(list));
  const { supportsTargetedMessages: _, ...rest } = bot ?? {};
  const lists = kept.map((list) => {
    const { triggers: __, ...older } = list as JsonObject;
    return older;
  });
  return {
    manifest: { ...toOlder(manifest), manifestVersion: OLDER, bots: [{ ...rest, commandLists: lists }] },
    languages: new Map([...languages].map(([file, texts]) => [file, toOlder(drop(texts, lists.length))])),
    icons,
  };
}

function isSlash(list: Json): boolean {
  const triggers = getList(list, ['triggers']);
  return triggers.length > 0 && triggers.every((trigger) => trigger === 'slash');
}

function toOlder(content: JsonObject): JsonObject {
  const schema = getText(content, ['$schema']) ?? '';
  return { ...content, $schema: schema.replace(/\/v[\d.]+\//, `/v${OLDER}/`) };
}

/** Takes out what translates the lists from this one on. */
function drop(texts: JsonObject, first: number): JsonObject {
  const isOf = (key: string): boolean =>
    Number(/^bots\[0\]\.commandLists\[(\d+)\]/.exec(key)?.[1] ?? -1) >= first;
  return Object.fromEntries(Object.entries(texts).filter(([key]) => !isOf(key)));
}
