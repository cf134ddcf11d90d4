import { isInForce } from '../rules/applies';
import type { Policy, SourceDocument } from '../rules/policy';
import { type PageAddress, parsePageAddress } from './page-address';

/** Addresses of documents that have none in `documents.yaml`. */
const ADDRESSES: Readonly<Record<string, string>> = {
  'blog-ja-2016': 'https://jpaztech.github.io/blog/archive/smtp-on-azurevm/',
  'blog-ja-2017': 'https://jpaztech.github.io/blog/archive/smtp-block-announcement-november-2017/',
};

/** What is known of a page. */
export type PageStanding = {
  /** The newest edition in the page's language; undefined: none is known in it. */
  readonly edition: SourceDocument | undefined;
  /** The newest edition in any language. */
  readonly newest: SourceDocument;
  /** What today's verdicts rest on. */
  readonly leading: SourceDocument;
  /**
   * `current`: it holds. `later`: a newer edition counts. `partly`: what it says holds in part.
   * `past`: nothing it says holds any more. `unknown`: the page is there in a language no edition is known in.
   */
  readonly state: 'current' | 'later' | 'partly' | 'past' | 'unknown';
  /** How many of the statements that are taken from the edition hold, of how many. */
  readonly held: number;
  readonly all: number;
};

/** Finds the page at an address among the documents that clauses are taken from. */
export type FindPage = (address: string, today: string) => PageStanding | undefined;

export function createFindPage(policy: Policy): FindPage {
  const cited = new Set(policy.clauses.map(({ document }) => document));
  const known = policy.documents
    .filter(({ id }) => cited.has(id))
    .map((document) => ({ document, article: toArticle(document) }));
  return (address, today) => {
    const page = parsePageAddress(address);
    if (page === undefined) return undefined;
    const editions = known.filter(({ article }) => article === page.article).map(({ document }) => document);
    return toStanding(policy, { page, editions, today });
  };
}

function toArticle({ id, url }: SourceDocument): string | undefined {
  const address = url ?? ADDRESSES[id];
  return address === undefined ? undefined : parsePageAddress(address)?.article;
}

type Looked = {
  readonly page: PageAddress;
  readonly editions: readonly SourceDocument[];
  readonly today: string;
};

function toStanding(policy: Policy, { page, editions, today }: Looked): PageStanding | undefined {
  const newest = findNewest(editions);
  const leading = findLeading(policy, today);
  if (newest === undefined || leading === undefined) return undefined;
  const { language } = page;
  const edition =
    language === undefined ? newest : findNewest(editions.filter((each) => isIn(each, language)));
  const clauses = policy.clauses.filter(({ document }) => document === edition?.id);
  const held = clauses.filter((clause) => isInForce(clause, today)).length;
  const counts = { held, all: clauses.length, isLeading: edition === leading };
  return { edition, newest, leading, ...counts, state: toState(edition, newest, counts) };
}

type Counts = { readonly held: number; readonly all: number; readonly isLeading: boolean };

function toState(
  edition: SourceDocument | undefined,
  newest: SourceDocument,
  { held, all, isLeading }: Counts,
): PageStanding['state'] {
  if (edition === undefined) return 'unknown';
  if (edition !== newest) return 'later';
  if (held === 0) return 'past';
  return held === all || isLeading ? 'current' : 'partly';
}

function findNewest(documents: readonly SourceDocument[]): SourceDocument | undefined {
  return documents.toSorted((a, b) => b.dated.localeCompare(a.dated))[0];
}

/** The newest document that a row in force rests on. */
function findLeading({ rows, clauses, documents }: Policy, today: string): SourceDocument | undefined {
  const deciding = new Set(rows.filter((row) => isInForce(row, today)).flatMap((row) => row.clauses));
  const ids = new Set(clauses.filter(({ id }) => deciding.has(id)).map(({ document }) => document));
  return findNewest(documents.filter(({ id }) => ids.has(id)));
}

/** `ja-jp` is in `ja`, `zh-tw` in `zh-TW`; `zh-cn` is in neither. */
function isIn({ locale }: SourceDocument, language: string): boolean {
  const tag = locale.toLowerCase();
  return language === tag || language.startsWith(`${tag}-`);
}
