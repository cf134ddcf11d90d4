import { getList, getText, type Json } from './json';

/** A text of the manifest that people read, under the key a language file gives it by. */
export type Localisable = { readonly key: string; readonly text: string };

/** Of the top of the manifest; the names of makers and versions have no other language. */
const TOP = [
  ['name', 'short'],
  ['name', 'full'],
  ['description', 'short'],
  ['description', 'full'],
];

/** Every text of a manifest that a language file has to have. */
export function listLocalisable(manifest: Json): readonly Localisable[] {
  return [
    ...TOP.flatMap((path) => pick(manifest, path, path.join('.'))),
    ...eachOf(manifest, 'bots', '').flatMap(listCommands),
    ...eachOf(manifest, 'composeExtensions', '').flatMap(listExtension),
  ];
}

type Part = { readonly value: Json; readonly key: string };

function listCommands({ value, key }: Part): readonly Localisable[] {
  return eachOf(value, 'commandLists', key)
    .flatMap((list) => eachOf(list.value, 'commands', list.key))
    .flatMap(titleAndDescription);
}

function listExtension({ value, key }: Part): readonly Localisable[] {
  return eachOf(value, 'commands', key).flatMap((command) => [
    ...titleAndDescription(command),
    ...eachOf(command.value, 'parameters', command.key).flatMap(titleAndDescription),
  ]);
}

function titleAndDescription({ value, key }: Part): readonly Localisable[] {
  return ['title', 'description'].flatMap((name) => pick(value, [name], `${key}.${name}`));
}

function eachOf(value: Json, name: string, under: string): readonly Part[] {
  const prefix = under === '' ? name : `${under}.${name}`;
  return getList(value, [name]).map((each, index) => ({ value: each, key: `${prefix}[${index}]` }));
}

function pick(value: Json, path: readonly string[], key: string): readonly Localisable[] {
  const text = getText(value, path);
  return text === undefined ? [] : [{ key, text }];
}
