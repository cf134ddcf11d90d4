import { BodyReader } from './body-reader';
import { findComments } from './html-comments';
import { parseMarkdown } from './markdown';
import type { PageWarning, Section, SourceRef } from './page';
import { PageDraft } from './page-draft';
import { readWords } from './page-words';
import { TOP } from './section-id';

/** A page's body taken apart. */
export type ParsedBody = {
  /** The first first-level heading, where the page has its title there. */
  readonly title: string | null;
  readonly sections: readonly Section[];
  /** In the order of their lines. */
  readonly warnings: readonly PageWarning[];
};

type Options = {
  /** Lines of the file before the body. */
  readonly offset?: number;
  /** The line of the file, from 1, that a line of the body, from 0, comes from; `offset` further on if not given. */
  readonly lineOf?: (at: number) => number;
};

const SOURCES = /^\s*sources:([\s\S]*)$/;

/** Takes Markdown apart into sections and passages; what is struck through is marked as superseded. */
export function parseSections(
  body: string,
  { offset = 0, lineOf = (at) => at + offset + 1 }: Options = {},
): ParsedBody {
  const tokens = parseMarkdown(body);
  const words = readWords(tokens, lineOf);
  const draft = new PageDraft(lineOf);
  new BodyReader({ draft, words }).read(tokens);
  const warnings = words.warnings.toSorted((a, b) => a.line - b.line);
  return { title: draft.title, sections: draft.finish(readCitations(body)), warnings };
}

/** The citations of our guides, by the line they stand on. */
function readCitations(body: string): ReadonlyMap<number, readonly SourceRef[]> {
  const found = findComments(body).flatMap(
    ({ text, line }): readonly (readonly [number, readonly SourceRef[]])[] => {
      const sources = SOURCES.exec(text)?.[1];
      return sources === undefined ? [] : [[line, parseSourceRefs(sources)]];
    },
  );
  return new Map(found);
}

/** `document#section` citations, parted by spaces. */
export function parseSourceRefs(text: string): readonly SourceRef[] {
  return text
    .split(/\s+/)
    .filter((each) => each !== '')
    .map((each) => {
      const [document = '', section = TOP] = each.split(/#(.*)/s);
      return { document, section };
    });
}
