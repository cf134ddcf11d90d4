import type { Locale } from '../../answer/locale';
import { parseFrontMatter } from './front-matter';
import type { Page, PageWarning } from './page';
import { parseSections } from './parse-sections';

/** A page and what its author should know of it. */
export type ReadPage = {
  readonly page: Page;
  readonly warnings: readonly PageWarning[];
  /** False where its front matter could not be read. */
  readonly isSound: boolean;
};

/**
 * Reads one of our guides. It is lenient, so that a guide somebody has just begun is found already: the
 * linter is what asks for titles, citations and questions.
 * @param file its path below the knowledge directory, `ja/guides/csp.md`; the name is the guide's id
 */
export function readGuide(text: string, file: string, locale: Locale): ReadPage {
  const { fields, body, offset, problem } = parseFrontMatter(text);
  const { title, sections, warnings } = parseSections(body, { offset });
  const id = (file.split('/').at(-1) ?? file).replace(/\.[^.]+$/, '');
  const page: Page = {
    kind: 'guide',
    id,
    file,
    locale,
    title: toText(fields.title) ?? title ?? id,
    dated: toDay(fields.dated),
    url: null,
    aliases: toTexts(fields.aliases),
    isCase: fields.case === true,
    questions: toQuestions(fields.questions, sections[0]?.id),
    sections,
  };
  const broken = problem === null ? [] : [{ line: 1, reason: `the front matter is no YAML: ${problem}` }];
  return { page, warnings: [...broken, ...warnings], isSound: problem === null };
}

/** Questions of a guide as a whole are its first section's. */
function toQuestions(raw: unknown, first: string | undefined): Page['questions'] {
  if (Array.isArray(raw)) return first === undefined ? {} : { [first]: toTexts(raw) };
  if (typeof raw !== 'object' || raw === null) return {};
  return Object.fromEntries(Object.entries(raw).map(([section, asked]) => [section, toTexts(asked)]));
}

export function toTexts(raw: unknown): readonly string[] {
  const list = Array.isArray(raw) ? raw : [raw];
  return list.map(toText).filter((text) => text !== undefined);
}

export function toText(raw: unknown): string | undefined {
  const text = typeof raw === 'string' || typeof raw === 'number' ? String(raw).trim() : '';
  return text === '' ? undefined : text;
}

/** `2017-11-16`, `2017-11-16 15:38:34`, a YAML date or the `11/20/2018` of Microsoft Docs, as `YYYY-MM-DD`. */
export function toDay(raw: unknown): string | null {
  if (raw instanceof Date) return Number.isNaN(raw.getTime()) ? null : raw.toISOString().slice(0, 10);
  const text = toText(raw) ?? '';
  const american = /^(?<month>\d{1,2})\/(?<day>\d{1,2})\/(?<year>\d{4})/.exec(text)?.groups;
  const iso = /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})/.exec(text)?.groups;
  const { year, month, day } = american ?? iso ?? {};
  if (year === undefined || month === undefined || day === undefined) return null;
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${written}T00:00:00Z`);
  const isReal = !Number.isNaN(time) && new Date(time).toISOString().startsWith(written);
  return isReal ? written : null;
}
