import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { LOCALES, type Locale } from '../answer/locale';
import { readKnowledge } from './knowledge-file';

/** What a phrase's {braces} are filled with. */
export type PhraseValues = Readonly<Record<string, string | number>>;

/** The words of every language, by key. */
export interface Phrasebook {
  /** @throws if there is no such phrase: an author's mistake, found by the tests of every key */
  say(locale: Locale, key: string, values?: PhraseValues): string;
  has(locale: Locale, key: string): boolean;
  keys(locale: Locale): readonly string[];
}

/** The files of a language, and the key its phrases are kept under. */
const FILES = [
  { file: 'phrases.yaml', root: '' },
  { file: 'policy.yaml', root: 'policy' },
] as const;

/** A phrasebook that cannot be used: each problem with file, key and reason. */
export class PhrasebookError extends Error {
  override readonly name = 'PhrasebookError';
  readonly code = 'phrasebook-unusable';
  constructor(readonly problems: readonly string[]) {
    super(`the phrasebook cannot be used:\n${problems.map((each) => `  ${each}`).join('\n')}`);
  }
}

type Phrases = ReadonlyMap<string, IntlMessageFormat>;

/**
 * Loads the phrases of all languages.
 * @param directory the knowledge directory
 * @throws {PhrasebookError} on a missing file, a phrase that is no text or no ICU message,
 *   and wherever a language lacks a key or fills other braces than English does
 */
export function loadPhrasebook(directory: string): Phrasebook {
  const problems: string[] = [];
  const books = new Map(LOCALES.map((locale) => [locale, loadLanguage(directory, locale, problems)]));
  problems.push(...compareLanguages(books));
  if (problems.length > 0) throw new PhrasebookError(problems);
  return createPhrasebook(books);
}

function createPhrasebook(books: ReadonlyMap<Locale, Phrases>): Phrasebook {
  return {
    say: (locale, key, values) => {
      const phrase = books.get(locale)?.get(key);
      if (phrase === undefined) throw new Error(`no phrase "${key}" in ${locale}`);
      return String(phrase.format(values));
    },
    has: (locale, key) => books.get(locale)?.has(key) ?? false,
    keys: (locale) => [...(books.get(locale)?.keys() ?? [])],
  };
}

function loadLanguage(directory: string, locale: Locale, problems: string[]): Phrases {
  const phrases = new Map<string, IntlMessageFormat>();
  for (const { file, root } of FILES) {
    const path = join(locale, file);
    if (!existsSync(join(directory, path))) {
      problems.push(`${locale}/${file}: the file is missing`);
      continue;
    }
    for (const [key, text] of flatten(readKnowledge(directory, path), root)) {
      try {
        phrases.set(
          key,
          new IntlMessageFormat(String(text).replace(/\n+$/, ''), locale, undefined, { ignoreTag: true }),
        );
      } catch (error) {
        problems.push(`${locale}/${file}: ${key}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }
  return phrases;
}

function flatten(node: unknown, prefix: string): readonly (readonly [string, unknown])[] {
  if (typeof node !== 'object' || node === null) return [[prefix, node ?? '']];
  return Object.entries(node).flatMap(([key, value]) =>
    flatten(value, prefix === '' ? key : `${prefix}.${key}`),
  );
}

function compareLanguages(books: ReadonlyMap<Locale, Phrases>): readonly string[] {
  const english: Phrases = books.get('en') ?? new Map();
  return LOCALES.filter((locale) => locale !== 'en').flatMap((locale) => {
    const phrases: Phrases = books.get(locale) ?? new Map();
    const missing = [...english.keys()]
      .filter((key) => !phrases.has(key))
      .map((key) => `${locale}: ${key}: missing`);
    const extra = [...phrases.keys()]
      .filter((key) => !english.has(key))
      .map((key) => `${locale}: ${key}: not in English`);
    return [...missing, ...extra, ...compareBraces(english, phrases, locale)];
  });
}

function compareBraces(english: Phrases, phrases: Phrases, locale: Locale): readonly string[] {
  return [...english].flatMap(([key, phrase]) => {
    const other = phrases.get(key);
    if (other === undefined) return [];
    const [ours, theirs] = [listBraces(phrase), listBraces(other)];
    return ours === theirs ? [] : [`${locale}: ${key}: fills {${theirs}}, English fills {${ours}}`];
  });
}

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

function listBraces(phrase: IntlMessageFormat): string {
  return [...new Set(phrase.getAst().flatMap(bracesOf))].sort().join(', ');
}

/** Literals and `#` carry no name; a plural has options with elements of their own. */
function bracesOf(element: Element): readonly string[] {
  const { value } = element as { readonly value?: unknown };
  const name = element.type === 0 || typeof value !== 'string' ? [] : [value];
  const { options } = element as { readonly options?: Record<string, { readonly value: Element[] }> };
  return [...name, ...Object.values(options ?? {}).flatMap((option) => option.value.flatMap(bracesOf))];
}
