import type { Page, Section } from '../pages/page';

/** A guide's section that cites a section of a document, and so tells what people ask of it. */
export type Citation = {
  /** `csp#today`. */
  readonly guide: string;
  /** Its heading and its questions. */
  readonly text: string;
  /** How much of it is about the cited section: half, where it cites two. */
  readonly share: number;
};

/** What a citation of another edition of the same article counts. */
const OTHER_EDITION = 0.5;
/** The part of an address that names the language: `/ja-jp/`. */
const LANGUAGE = /\/[a-z]{2}-[a-z]{2}\//;

/** Tells who cites a section of a document, itself or in another edition. */
export type FindCitations = (document: Page, section: string) => readonly Citation[];

/** Collects what the guides among these pages cite. */
export function collectCitations(pages: readonly Page[]): FindCitations {
  const cited = groupCitations(pages);
  const editions = groupEditions(pages);
  return (document, section) => {
    const own = cited.get(`${document.id}#${section}`) ?? [];
    const known = new Set(own.map(({ text }) => text));
    const others = (editions.get(articleOf(document)) ?? [])
      .flatMap((id) => cited.get(`${id}#${section}`) ?? [])
      .filter(({ text }) => !known.has(text));
    const once = new Map(others.map((each) => [each.text, each]));
    return [...own, ...[...once.values()].map((each) => ({ ...each, share: each.share * OTHER_EDITION }))];
  };
}

function groupCitations(pages: readonly Page[]): ReadonlyMap<string, readonly Citation[]> {
  const cited = new Map<string, Citation[]>();
  for (const page of pages) {
    if (page.kind !== 'guide') continue;
    for (const section of page.sections) {
      const citation = toCitation(page, section);
      for (const { document, section: place } of section.sources) {
        const key = `${document}#${place}`;
        const list = cited.get(key);
        if (list === undefined) cited.set(key, [citation]);
        else list.push(citation);
      }
    }
  }
  return cited;
}

function toCitation({ id: page, questions }: Page, { id, heading, sources }: Section): Citation {
  const text = [heading, ...(questions[id] ?? [])].join('\n');
  return { guide: `${page}#${id}`, text, share: 1 / sources.length };
}

/** Ids of the documents that are editions of one article, by the article. */
function groupEditions(pages: readonly Page[]): ReadonlyMap<string, readonly string[]> {
  const editions = new Map<string, string[]>();
  for (const page of pages) {
    if (page.kind !== 'document') continue;
    const article = articleOf(page);
    editions.set(article, [...(editions.get(article) ?? []), page.id]);
  }
  return editions;
}

/** Translations of an article have the same address but for the language. */
function articleOf({ id, url }: Page): string {
  return url?.replace(LANGUAGE, '/') ?? id;
}
