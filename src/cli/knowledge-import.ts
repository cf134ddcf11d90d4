import { statSync } from 'node:fs';
import { join } from 'node:path';
import { SingleBar } from 'cli-progress';
import { FileError, reasonOf, StoreError } from '../library/import/file-error';
import { createImporter, type ImportedFile, type ImportFile } from '../library/import/importer';
import { type Listed, listDocuments } from '../library/import/list-documents';
import { openPageStore } from '../library/import/page-store';
import { loadPolicy } from '../library/load-policy';
import type { Page } from '../library/pages/page';
import { IMPORTED } from '../library/search/digest';
import { makeIndex, writeIndex } from '../library/search/make-index';
import type { KnowledgeCall } from './knowledge';
import { UsageError } from './usage';

/** What has become of one file. */
type Outcome =
  | { readonly file: string; readonly imported: ImportedFile }
  | { readonly file: string; readonly error: { readonly code: string; readonly message: string } };

/**
 * Imports every document of a folder and builds the index.
 * @returns 0, or 1 where a file could not be imported
 * @throws {UsageError} where DIR is missing or no folder @throws {StoreError} where nothing can be written
 */
export async function runImport({ words, isJson, knowledgeDirectory }: KnowledgeCall): Promise<number> {
  const folder = readFolder(words);
  const listed = listDocuments(folder);
  if (listed.length === 0)
    throw new Error(`${folder} has no document to import; files end in .md, .markdown or .txt`);
  const directory = join(knowledgeDirectory, IMPORTED);
  const { documents: known } = loadPolicy(knowledgeDirectory);
  const importFile = createImporter({ folder, store: openPageStore(directory), known });
  const outcomes = importAll(listed, importFile, isJson);
  for (const outcome of outcomes) report(outcome, isJson);
  const index = outcomes.some(isGood) ? buildIndex(knowledgeDirectory) : undefined;
  if (!isJson) process.stdout.write(summarise(outcomes, directory, index));
  return outcomes.every(isGood) ? 0 : 1;
}

function readFolder(words: readonly string[]): string {
  const [folder, more] = words;
  if (folder === undefined)
    throw new UsageError('knowledge import takes a folder; for example port25 knowledge import docs');
  if (more !== undefined) throw new UsageError(`knowledge import takes one folder, not "${more}" as well`);
  const stat = statSync(folder, { throwIfNoEntry: false });
  if (stat === undefined) throw new UsageError(`there is no folder "${folder}"`);
  if (!stat.isDirectory())
    throw new UsageError(`"${folder}" is no folder; knowledge import takes the folder a document is in`);
  return folder;
}

function importAll(listed: readonly Listed[], importFile: ImportFile, isJson: boolean): readonly Outcome[] {
  const bar = createBar(isJson);
  bar?.start(listed.length, 0, { file: '' });
  try {
    return listed.map((each, index) => {
      const outcome = importOne(each, importFile);
      bar?.update(index + 1, { file: each.file });
      return outcome;
    });
  } finally {
    bar?.stop();
  }
}

/** Lines of JSON on the same screen would be torn by it. */
function createBar(isJson: boolean): SingleBar | undefined {
  if (process.stderr.isTTY !== true || (isJson && process.stdout.isTTY === true)) return undefined;
  const format = '{bar} {value}/{total} {file}';
  return new SingleBar({ format, stream: process.stderr, clearOnComplete: true, barsize: 30 });
}

function importOne({ file, error }: Listed, importFile: ImportFile): Outcome {
  if (error !== undefined) return { file, error };
  try {
    return { file, imported: importFile(file) };
  } catch (thrown) {
    if (thrown instanceof StoreError) throw thrown;
    if (thrown instanceof FileError) return { file, error: thrown };
    return { file, error: { code: 'failed', message: reasonOf(thrown) } };
  }
}

function isGood(outcome: Outcome): boolean {
  return 'imported' in outcome;
}

function report(outcome: Outcome, isJson: boolean): void {
  const { file } = outcome;
  const remarks =
    'imported' in outcome ? outcome.imported.warnings : [{ line: 1, reason: outcome.error.message }];
  for (const { line, reason } of remarks) process.stderr.write(`${file}:${line}: ${reason}\n`);
  if (isJson) process.stdout.write(`${JSON.stringify(toContract(outcome))}\n`);
}

function toContract(outcome: Outcome): object {
  if ('error' in outcome) {
    const { code, message } = outcome.error;
    return { file: outcome.file, error: { code, message } };
  }
  const { page, warnings } = outcome.imported;
  const { id, title, locale, dated, url } = page;
  const sections = page.sections.map((section) => section.id);
  return {
    file: outcome.file,
    id,
    title,
    locale,
    dated,
    url,
    sections,
    superseded: countSuperseded(page),
    warnings,
  };
}

function countSuperseded({ sections }: Page): number {
  return sections.flatMap(({ passages }) => passages).filter(({ superseded }) => superseded).length;
}

type Built = { readonly path: string; readonly sections: number };

function buildIndex(knowledgeDirectory: string): Built {
  const { bytes, sections } = makeIndex(knowledgeDirectory);
  try {
    return { path: writeIndex(knowledgeDirectory, bytes), sections };
  } catch (error) {
    throw new StoreError(
      `the documents are imported, but the index cannot be written to ${knowledgeDirectory}: ${reasonOf(error)}; ` +
        'make it writable and run port25 knowledge build',
    );
  }
}

function summarise(outcomes: readonly Outcome[], directory: string, index: Built | undefined): string {
  const imported = outcomes.flatMap((outcome) => ('imported' in outcome ? [outcome.imported] : []));
  const pages = imported.filter(({ isCopy }) => !isCopy).map(({ page }) => page);
  const figures = [
    count(pages.length, 'document'),
    count(sum(pages.map(({ sections }) => sections.length)), 'section'),
    count(sum(pages.map(countSuperseded)), 'superseded passage'),
    count(sum(imported.map(({ warnings }) => warnings.length)), 'warning'),
    count(outcomes.length - imported.length, 'error'),
  ];
  const built =
    index === undefined ? 'the index is as it was' : `index of ${index.sections} sections: ${index.path}`;
  return `${figures.join(', ')}: ${directory}\n${built}\n`;
}

function count(number: number, name: string): string {
  return `${number} ${name}${number === 1 ? '' : 's'}`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
