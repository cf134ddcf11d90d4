import { readFileSync, realpathSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { FileError, reasonOf } from './file-error';

/** Nobody reads a larger text; it is a dump or a log. */
const LARGEST = 32 * 1024 * 1024;

/**
 * The text of a file below a folder.
 * @param root the folder, its links followed
 * @throws {FileError} where it leads out of the folder or is no text of UTF-8
 */
export function readSourceFile(root: string, file: string): string {
  const bytes = readBytes(root, file);
  if (bytes.length > 1 && (bytes.readUInt16BE(0) === 0xfeff || bytes.readUInt16BE(0) === 0xfffe))
    throw new FileError('not-utf-8', 'it is written in UTF-16; save it as UTF-8');
  if (bytes.includes(0)) throw new FileError('binary', 'it is no text: it holds bytes of zero');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new FileError('not-utf-8', 'it is not written in UTF-8; save it as UTF-8');
  }
}

function readBytes(root: string, file: string): Buffer {
  try {
    const path = realpathSync(join(root, file));
    if (!isBelow(root, path)) throw new FileError('outside', 'it is a link that leads out of the folder');
    const stat = statSync(path);
    if (!stat.isFile()) throw new FileError('unreadable', 'it is no file');
    if (stat.size > LARGEST)
      throw new FileError('too-large', `it has ${stat.size} bytes, more than ${LARGEST}; part it`);
    return readFileSync(path);
  } catch (error) {
    if (error instanceof FileError) throw error;
    throw new FileError('unreadable', `it cannot be read: ${reasonOf(error)}`);
  }
}

/** Whether a path is the folder or below it. */
export function isBelow(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !/^[a-zA-Z]:|^[\\/]/.test(way);
}
