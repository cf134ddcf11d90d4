import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '../pages/page';
import { reasonOf, StoreError } from './file-error';

/** Where imported pages are kept, one JSON file each. */
export type PageStore = {
  /** The page kept under an id; undefined where there is none that can be read. */
  read(id: string): Page | undefined;
  /** @throws {StoreError} where it cannot be written */
  write(page: Page): void;
};

/**
 * Opens the folder of imported pages, and makes it where it is missing.
 * @throws {StoreError} where that cannot be done
 */
export function openPageStore(directory: string): PageStore {
  attempt(directory, () => mkdirSync(directory, { recursive: true }));
  const pathOf = (id: string): string => join(directory, `${id}.json`);
  return {
    read: (id) => parsePage(readIfThere(pathOf(id))),
    write: (page) => {
      const text = `${JSON.stringify(page)}\n`;
      // A running service looks at times of change: what is the same stays untouched.
      if (readIfThere(pathOf(page.id)) !== text) attempt(directory, () => replaceFile(pathOf(page.id), text));
    },
  };
}

function attempt(directory: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    throw new StoreError(
      `cannot write to ${directory}: ${reasonOf(error)}; make it writable or set KNOWLEDGE_DIR to a copy that is`,
    );
  }
}

/** Whoever reads meanwhile sees the old file or the new one, never half of it. */
function replaceFile(path: string, text: string): void {
  const draft = `${path}.${process.pid}`;
  try {
    writeFileSync(draft, text);
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function parsePage(text: string | undefined): Page | undefined {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as Page;
  } catch {
    // What cannot be read back is written anew.
    return undefined;
  }
}
