/** One of the keys cannot be used: says which, by number, and never repeats it. */
export class VaultKeyError extends Error {
  override readonly name = 'VaultKeyError';
  readonly code = 'vault-key-unusable';
  /** @param position from 1 */
  constructor(
    readonly position: number,
    readonly count: number,
  ) {
    super(
      `key ${position} of ${count} is not 32 bytes in base64 or 64 hexadecimal digits: ` +
        'make one with: openssl rand -base64 32',
    );
  }
}

const HEX = /^[0-9a-f]{64}$/i;
/** Both alphabets, with or without the sign at the end. */
const BASE64 = /^[A-Za-z0-9+/_-]{43}=?$/;

/**
 * Reads keys of 32 bytes, each in base64 or hexadecimal, with commas between: the first is to seal, all open.
 * @throws {VaultKeyError} at the first that is neither
 */
export function parseVaultKeys(text: string): readonly Buffer[] {
  return text.split(',').map((part, index, { length }) => {
    const key = part.trim();
    if (HEX.test(key)) return Buffer.from(key, 'hex');
    if (BASE64.test(key)) return Buffer.from(key, 'base64');
    throw new VaultKeyError(index + 1, length);
  });
}
