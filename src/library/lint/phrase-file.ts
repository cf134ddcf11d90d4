import { IntlMessageFormat } from 'intl-messageformat';
import { LOCALES, type Locale } from '../../answer/locale';
import type { Prose } from './prose';
import { loadYaml, type YamlFile } from './yaml-file';

/** A file of phrases, and where each phrase stands. */
export type PhraseFile = {
  readonly locale: Locale;
  readonly yaml: YamlFile;
  readonly phrases: readonly Phrase[];
  readonly prose: readonly Prose[];
  /** Line of the phrase with this key, or of the nearest above it. */
  lineOf(key: string): number;
};

/** `key` as the phrasebook knows it. */
export type Phrase = { readonly key: string; readonly text: string; readonly line: number };

/** The files of a language, and the key their phrases are kept under; as in the phrasebook. */
export const PHRASE_FILES = [
  { name: 'phrases.yaml', root: '' },
  { name: 'policy.yaml', root: 'policy.' },
] as const;

export function loadPhraseFiles(directory: string): readonly PhraseFile[] {
  return LOCALES.flatMap((locale) =>
    PHRASE_FILES.map(({ name, root }) =>
      toPhraseFile(loadYaml(directory, `${locale}/${name}`), locale, root),
    ),
  );
}

function toPhraseFile(yaml: YamlFile, locale: Locale, root: string): PhraseFile {
  const phrases = flatten(yaml.value, []).map(({ path, text }) => {
    return { key: root + path.join('.'), text, line: yaml.lineOf(path) };
  });
  const prose = phrases.map(({ text, line }) => {
    return {
      file: yaml.file,
      locale,
      line: lineOfText(text, line),
      kind: 'phrase',
      text,
      inline: [],
    } as const;
  });
  const lineOf = (key: string): number => yaml.lineOf(key.slice(root.length).split('.'));
  return { locale, yaml, phrases, prose, lineOf };
}

/** A phrase of several lines is written below its key. */
function lineOfText(text: string, line: number): number {
  return text.trimEnd().includes('\n') ? line + 1 : line;
}

type Leaf = { readonly path: readonly string[]; readonly text: string };

function flatten(node: unknown, path: readonly string[]): readonly Leaf[] {
  if (node === undefined) return [];
  if (typeof node !== 'object' || node === null) return [{ path, text: String(node ?? '') }];
  return Object.entries(node).flatMap(([key, value]) => flatten(value, [...path, key]));
}

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/**
 * A phrase as it may be read: braces filled with one word, of a choice the longest. A phrase that is no ICU
 * message stays as it is.
 */
export function toSample(text: string): string {
  try {
    const message = new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true });
    return message.getAst().map(sampleOf).join('');
  } catch {
    // The rule about phrases tells why.
    return text;
  }
}

function sampleOf(element: Element): string {
  const { value, options } = element as {
    readonly value?: unknown;
    readonly options?: Readonly<Record<string, { readonly value: readonly Element[] }>>;
  };
  if (options === undefined) return element.type === 0 ? String(value) : 'X';
  const samples = Object.values(options).map((option) => option.value.map(sampleOf).join(''));
  return samples.reduce((longest, each) => (each.length > longest.length ? each : longest), '');
}
