import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import type { SourceDocument } from '../../rules/policy';
import type { Page, PageWarning } from '../pages/page';
import { isSafeName } from '../pages/page-slug';
import { readDocument } from '../pages/read-document';
import type { ReadPage } from '../pages/read-guide';
import { expandIncludes } from './expand-includes';
import { FileError } from './file-error';
import type { PageStore } from './page-store';
import { readSourceFile } from './read-source-file';

/** A file that was imported, or that is the same as one that was. */
export type ImportedFile = {
  readonly page: Page;
  readonly isCopy: boolean;
  readonly warnings: readonly PageWarning[];
};
/** Imports one file of a folder. @throws {FileError} what is wrong with it @throws {StoreError} */
export type ImportFile = (file: string) => ImportedFile;

type Props = {
  readonly folder: string;
  readonly store: PageStore;
  /** The documents of `documents.yaml`. */
  readonly known: readonly SourceDocument[];
};

/** Imports the files of one folder, one by one: what came earlier counts for ids and copies. */
export function createImporter({ folder, store, known }: Props): ImportFile {
  const root = realpathSync(folder);
  const origin = digest(root).slice(0, 12);
  const copies = new Map<string, Page>();
  const owners = new Map<string, string>();
  return (file) => {
    const text = readSourceFile(root, file);
    const whole = digest(text);
    const earlier = copies.get(whole);
    if (earlier !== undefined) return toCopy(earlier);
    const { page, warnings } = readOne(root, file, text, known);
    const { id, taken } = chooseId({ ...page, origin }, { store, owners });
    const chosen: Page = { ...page, id, origin };
    store.write(chosen);
    owners.set(id, file);
    copies.set(whole, chosen);
    return {
      page: chosen,
      isCopy: false,
      warnings: [...describeTaken(page.id, id, taken), ...shorten(warnings)],
    };
  };
}

/** A file that is no Markdown after all may have thousands. */
const MOST_WARNINGS = 50;

function shorten(warnings: readonly PageWarning[]): readonly PageWarning[] {
  const [first, ...rest] = warnings.slice(MOST_WARNINGS);
  if (first === undefined || rest.length === 0) return warnings;
  const reason = `${rest.length + 1} more warnings from here on`;
  return [...warnings.slice(0, MOST_WARNINGS), { line: first.line, reason }];
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function toCopy(page: Page): ImportedFile {
  return {
    page,
    isCopy: true,
    warnings: [{ line: 1, reason: `it is the same as ${page.file}; imported once` }],
  };
}

function readOne(root: string, file: string, text: string, known: readonly SourceDocument[]): ReadPage {
  const read = readDocument(text, file, known, (body, offset) =>
    expandIncludes(body, { file, offset, readFile: (path) => readSourceFile(root, path) }),
  );
  if (read.page.sections.every(({ passages }) => passages.length === 0))
    throw new FileError('no-text', 'it has no text');
  if (!isSafeName(read.page.id))
    throw new FileError('bad-id', `documents.yaml gives it the id "${read.page.id}", which is no file name`);
  return read;
}

type Chosen = { readonly id: string; readonly taken: string | undefined };

/** The page's own id, or the first free one after it. */
function chooseId(
  page: Page,
  { store, owners }: { readonly store: PageStore; readonly owners: ReadonlyMap<string, string> },
): Chosen {
  let taken: string | undefined;
  for (let count = 1; ; count += 1) {
    const id = count === 1 ? page.id : `${page.id}-${count}`;
    const kept = owners.has(id) ? undefined : store.read(id);
    const owner = owners.get(id) ?? (kept === undefined || isSame(kept, page) ? undefined : kept.file);
    if (owner === undefined) return { id, taken };
    taken ??= owner;
  }
}

/** A document imported again: from the same folder, or with the same title from wherever it lies now. */
function isSame(kept: Page, page: Page): boolean {
  return kept.origin === page.origin || (kept.title === page.title && kept.locale === page.locale);
}

function describeTaken(wanted: string, id: string, taken: string | undefined): readonly PageWarning[] {
  if (taken === undefined) return [];
  return [{ line: 1, reason: `the id ${wanted} is that of ${taken}; this one is kept as ${id}` }];
}
