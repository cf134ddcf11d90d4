import type { SourceDocument } from '../../rules/policy';
import type { PageWarning } from './page';

/** What is known of a document that may be one of `documents.yaml`. */
type Sought = {
  readonly title: string;
  readonly locale: string;
  readonly dated: string | null;
  readonly sections: readonly string[];
};
type Found = { readonly source: SourceDocument | undefined; readonly warnings: readonly PageWarning[] };

/**
 * The entry of `documents.yaml` with the same title and language. Of several editions of one article it is the
 * one whose sections fit best, then the one nearest in time.
 */
export function findSource(sought: Sought, known: readonly SourceDocument[]): Found {
  const editions = known.filter(
    ({ title, locale }) => locale === sought.locale && toComparable(title) === toComparable(sought.title),
  );
  const [source] = editions.toSorted(
    (a, b) => misfit(a, sought) - misfit(b, sought) || distance(a, sought) - distance(b, sought),
  );
  if (source === undefined) return { source, warnings: [] };
  return {
    source,
    warnings: [...describeEditions(source, editions, sought), ...describeMissing(source, sought)],
  };
}

function toComparable(title: string): string {
  return title.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}

function misfit({ sections }: SourceDocument, sought: Sought): number {
  const own = new Set(sought.sections);
  const shared = sections.filter(({ id }) => own.has(id)).length;
  return sections.length + own.size - 2 * shared;
}

/** Milliseconds between two editions; a text without a date is nearest to the newest. */
function distance({ dated }: SourceDocument, sought: Sought): number {
  const time = Date.parse(sought.dated ?? '9999-12-31');
  return Math.abs(Date.parse(dated) - time);
}

function describeEditions(
  source: SourceDocument,
  editions: readonly SourceDocument[],
  sought: Sought,
): readonly PageWarning[] {
  if (editions.length === 1 || misfit(source, sought) === 0) return [];
  const ids = editions.map(({ id }) => id).join(', ');
  return [{ line: 1, reason: `documents.yaml has editions of this title (${ids}); taken as ${source.id}` }];
}

/** Verdicts cite these sections: a reader who follows one would find nothing. */
function describeMissing({ id, sections }: SourceDocument, sought: Sought): readonly PageWarning[] {
  const missing = sections.filter((section) => !sought.sections.includes(section.id));
  if (missing.length === 0) return [];
  const names = missing.map((section) => section.id).join(', ');
  return [{ line: 1, reason: `${id} of documents.yaml has sections that this text has not: ${names}` }];
}
