import { existsSync, readdirSync, readFileSync } from 'node:fs';
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

function loadPage(directory: string, name: string): Page {
  const text = readFileSync(join(directory, name), 'utf8');
  try {
    return PAGE.parse(JSON.parse(text)) as unknown as Page;
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new ImportedError(`${join(directory, name)} is no imported document; import it again (${reason})`);
  }
}
