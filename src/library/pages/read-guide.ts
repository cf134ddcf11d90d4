import type { Locale } from '../../answer/locale';
import { toDay } from './day';
import { describeProblem, parseFrontMatter } from './front-matter';
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
  const matter = parseFrontMatter(text);
  const { fields, body, offset } = matter;
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
  return { page, warnings: [...describeProblem(matter), ...warnings], isSound: matter.problem === null };
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
