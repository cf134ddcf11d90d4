import type { SourceDocument } from '../../rules/policy';
import { toDay } from './day';
import { findSource } from './find-source';
import { describeProblem, parseFrontMatter } from './front-matter';
import type { Page, PageWarning } from './page';
import { findLocale } from './page-locale';
import { toPathSlug } from './page-slug';
import { parseSections } from './parse-sections';
import { type ReadPage, toText } from './read-guide';

/** Text that was put together from several files, such as one with its includes. */
export type AssembledBody = {
  readonly text: string;
  /** The line of the body, from 0, that a line of the text, from 0, comes from. */
  readonly lineOf: (at: number) => number;
  readonly warnings: readonly PageWarning[];
};
/** Puts a body together. @param offset lines of the file before it */
export type Assemble = (body: string, offset: number) => AssembledBody;

const AS_IT_IS: Assemble = (text) => ({ text, lineOf: (at) => at, warnings: [] });

/**
 * Reads a document of somebody else: Markdown in the style of Microsoft Docs, Hexo or Jekyll, or any other.
 * One that `documents.yaml` knows (same title and language) takes its id, address and date from there.
 * @param file its path below the folder it comes from
 */
export function readDocument(
  text: string,
  file: string,
  known: readonly SourceDocument[],
  assemble: Assemble = AS_IT_IS,
): ReadPage {
  const matter = parseFrontMatter(text);
  const { fields, offset } = matter;
  const body = assemble(matter.body, offset);
  const parsed = parseSections(body.text, { lineOf: (at) => body.lineOf(at) + offset + 1 });
  const title = toText(fields.title) ?? parsed.title ?? nameOf(file);
  const locale = findLocale(fields, file, `${title}\n${body.text}`);
  const dated = findDay(fields, file);
  const sections = parsed.sections.map(({ id }) => id);
  const { source, warnings } = findSource({ title, locale, dated, sections }, known);
  const page: Page = {
    kind: 'document',
    id: source?.id ?? toPathSlug(file),
    file,
    locale,
    title,
    dated: source?.dated ?? dated,
    url: source?.url ?? findUrl(fields),
    aliases: [],
    isCase: false,
    questions: {},
    sections: parsed.sections,
  };
  const own = [...body.warnings, ...parsed.warnings].toSorted((a, b) => a.line - b.line);
  return {
    page,
    warnings: [...describeProblem(matter), ...describeDay(fields, page), ...warnings, ...own],
    isSound: matter.problem === null,
  };
}

/** The name without its ending, and without the day Jekyll puts before it. */
function nameOf(file: string): string {
  const name = file.split('/').at(-1) ?? file;
  return name.replace(/(?<=.)\.[^.]+$/, '').replace(/^\d{4}-\d{2}-\d{2}-(?=.)/, '');
}

/** The day the text is of: a hand-off or an update says more than `ms.date`, which is often years behind. */
const DAY_FIELDS = ['ms.lasthandoff', 'updated', 'lastmod', 'last_modified_at', 'ms.date', 'date'];

function findDay(fields: Readonly<Record<string, unknown>>, file: string): string | null {
  const said = DAY_FIELDS.map((name) => toDay(fields[name])).find((day) => day !== null);
  return said ?? toDay(/(?:^|\/)(\d{4}-\d{2}-\d{2})-[^/]*$/.exec(file)?.[1]);
}

function describeDay(fields: Readonly<Record<string, unknown>>, { dated }: Page): readonly PageWarning[] {
  const name = DAY_FIELDS.find((each) => toText(fields[each]) !== undefined);
  if (dated !== null || name === undefined) return [];
  return [{ line: 1, reason: `${name} "${toText(fields[name])}" is no date, such as 2017-11-16` }];
}

const URL_FIELDS = ['canonicalUrl', 'canonical_url', 'canonical', 'url', 'permalink', 'source'];

function findUrl(fields: Readonly<Record<string, unknown>>): string | null {
  const urls = URL_FIELDS.map((name) => toText(fields[name]) ?? '');
  return urls.find((url) => /^https?:\/\/\S+$/.test(url)) ?? null;
}
