/** Why one file cannot be imported; the others can. */
export const FILE_CODES = [
  'unreadable',
  'outside',
  'too-large',
  'binary',
  'not-utf-8',
  'no-text',
  'bad-id',
  'failed',
] as const;
export type FileCode = (typeof FILE_CODES)[number];

export class FileError extends Error {
  override readonly name = 'FileError';
  constructor(
    readonly code: FileCode,
    message: string,
  ) {
    super(message);
  }
}

/** The knowledge directory cannot be written: no document can be imported. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code = 'knowledge-not-writable';
}

/** The system's own words for what failed, without its path: `permission denied`. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return /^[A-Z0-9_]+: (.*?)(?:, \w+(?: '.*)?)?$/s.exec(message)?.[1] ?? message;
}
