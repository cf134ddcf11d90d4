import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FileError, reasonOf } from './file-error';

/** A file to import, or a folder that cannot be looked into, as a path below the folder, parted by `/`. */
export type Listed = { readonly file: string; readonly error?: FileError };

const ENDING = /\.(?:md|markdown|txt)$/i;
/** Folders of other things: code, and parts that documents include. */
const SKIPPED = /^(?:\..*|node_modules|_?includes)$/i;

/** Every document below a folder, in an order that is the same on every system. */
export function listDocuments(folder: string): readonly Listed[] {
  return listBelow(folder, '').toSorted((a, b) => (a.file < b.file ? -1 : Number(a.file > b.file)));
}

function listBelow(folder: string, below: string): readonly Listed[] {
  const entries = readFolder(join(folder, below));
  if (entries instanceof FileError) return [{ file: below === '' ? '.' : below, error: entries }];
  return entries.flatMap((entry) => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) return SKIPPED.test(entry.name) ? [] : listBelow(folder, path);
    // Links to folders may lead round in circles; links to files are looked at when read.
    const isFile = entry.isFile() || entry.isSymbolicLink();
    return isFile && ENDING.test(entry.name) && !entry.name.startsWith('.') ? [{ file: path }] : [];
  });
}

function readFolder(path: string): readonly Dirent[] | FileError {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch (error) {
    return new FileError('unreadable', `the folder cannot be read: ${reasonOf(error)}`);
  }
}
