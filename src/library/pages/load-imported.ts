import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Page } from './page';

const passage = z.looseObject({ line: z.number(), superseded: z.boolean(), kind: z.string() });
const section = z.looseObject({ id: z.string(), heading: z.string(), passages: z.array(passage) });
const PAGE = z.looseObject({
  kind: z.literal('document'),
  id: z.string(),
  locale: z.string(),
  title: z.string(),
  sections: z.array(section),
});

/** An imported document that cannot be read back: import it again. */
export class ImportedError extends Error {
  override readonly name = 'ImportedError';
  readonly code = 'imported-unusable';
}

/** Loads the documents that were imported. @throws {ImportedError} naming the file */
export function loadImported(directory: string): readonly Page[] {
  if (!existsSync(directory)) return [];
  const files = readdirSync(directory).filter((name) => name.endsWith('.json'));
  return files.sort().map((name) => loadPage(directory, name));
}

/** Documents as they were last read, so that those that did not change cost nothing in the next build. */
const lastRead = new Map<string, { readonly stamp: string; readonly page: Page }>();

function loadPage(directory: string, name: string): Page {
  const path = join(directory, name);
  const { size, mtimeMs } = statSync(path);
  const stamp = `${size} ${mtimeMs}`;
  const known = lastRead.get(path);
  if (known?.stamp === stamp) return known.page;
  const page = readPage(directory, name);
  lastRead.set(path, { stamp, page });
  return page;
}

function readPage(directory: string, name: string): Page {
  const text = readFileSync(join(directory, name), 'utf8');
  try {
    return PAGE.parse(JSON.parse(text)) as unknown as Page;
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new ImportedError(`${join(directory, name)} is no imported document; import it again (${reason})`);
  }
}
