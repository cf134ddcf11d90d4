import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale } from '../../answer/locale';
import { parseFrontMatter } from '../pages/front-matter';
import type { Page, PageWarning } from '../pages/page';
import { readGuide, toText } from '../pages/read-guide';
import { type Block, type Prose, readProse } from './prose';
import { parseYaml, toList, toRecord, type YamlFile } from './yaml-file';

/** A guide as its readers get it, and as it is written. */
export type LintedGuide = {
  readonly page: Page;
  readonly locale: Locale;
  /** What parsing its body had to say. */
  readonly warnings: readonly PageWarning[];
  readonly frontMatter: YamlFile;
  readonly fields: Readonly<Record<string, unknown>>;
  /** The file's lines. */
  readonly lines: readonly string[];
  readonly prose: readonly Prose[];
};

/** @throws where the file cannot be read at all */
export function loadLintedGuide(directory: string, file: string, locale: Locale): LintedGuide {
  const text = readFileSync(join(directory, file), 'utf8');
  const { page, warnings, isSound } = readGuide(text, file, locale);
  const { body, offset } = parseFrontMatter(text);
  const lines = text.split(/\r?\n/);
  const frontMatter = parseYaml(
    lines.slice(1, Math.max(1, offset - 1)).join('\n'),
    file,
    Math.min(1, offset),
  );
  const fields = toRecord(frontMatter.value);
  const blocks = [...toTitle(fields, frontMatter), ...readProse(body, offset)];
  return {
    page,
    locale,
    // The reader tells of broken front matter first; `frontMatter` tells the same with all that is wrong.
    warnings: isSound || frontMatter.problems.length === 0 ? warnings : warnings.slice(1),
    frontMatter,
    fields,
    lines,
    prose: blocks.map((block) => ({ file, locale, ...block })),
  };
}

function toTitle({ title }: LintedGuide['fields'], frontMatter: YamlFile): readonly Block[] {
  const text = toText(title);
  if (text === undefined) return [];
  return [{ kind: 'title', line: frontMatter.lineOf(['title']), text, inline: [] }];
}

/** A question of a guide as it stands in the front matter; no text where it is none. */
export type ListedQuestion = {
  readonly section: string;
  readonly text: string | undefined;
  readonly line: number;
};

/** The questions of a guide; a bare list of them is its first section's. */
export function listQuestions({ fields, frontMatter, page }: LintedGuide): readonly ListedQuestion[] {
  const { questions } = fields;
  const list = (raw: unknown, section: string, path: readonly string[]): readonly ListedQuestion[] =>
    toList(raw).map((each, index) => {
      return { section, text: toText(each), line: frontMatter.lineOf([...path, index]) };
    });
  if (Array.isArray(questions)) return list(questions, page.sections[0]?.id ?? '', ['questions']);
  return Object.entries(toRecord(questions)).flatMap(([section, raw]) =>
    list(typeof raw === 'string' ? [raw] : raw, section, ['questions', section]),
  );
}

/** The first line, at or after `from`, that has the word between spaces; `from` where none has. */
export function findWord({ lines }: LintedGuide, word: string, from: number): number {
  const at = lines.findIndex((line, index) => index + 1 >= from && line.split(/\s+/).includes(word));
  return at < 0 ? from : at + 1;
}
