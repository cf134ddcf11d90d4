import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { KeyedMemory } from './memory';

/** No key opens what is kept under `key`; never says what it is. */
export class VaultError extends Error {
  override readonly name = 'VaultError';
  readonly code = 'vault-sealed';
  constructor(readonly key: string) {
    super(
      `what is kept under ${key} opens with no key of SLACK_TOKEN_KEY: add the key it was sealed with, ` +
        'after the present one and a comma; if that one is lost, install the app there again',
    );
  }
}

type Props = {
  /** Where the sealed values are kept. */
  readonly memory: KeyedMemory;
  /** 32 bytes each: the first seals, every one opens, so that a new key can be put before the old. */
  readonly keys: readonly Buffer[];
};

const ALGORITHM = 'aes-256-gcm';
/** Another way to seal gets another version. */
const VERSION = 'v1';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * A memory whose values are encrypted before they are written. Each is bound to its key: a row copied to
 * another key does not open there. Keys and times of expiry stay readable.
 * `read` rejects with {@link VaultError} where no key opens the value.
 * @throws where there is no key, or one is not 32 bytes long
 */
export function createVault({ memory, keys }: Props): KeyedMemory {
  const [sealing] = keys;
  if (sealing === undefined || keys.some((each) => each.length !== KEY_BYTES))
    throw new Error(`a vault needs at least one key, and each has ${KEY_BYTES} bytes`);
  return {
    async read(key) {
      const sealed = await memory.read(key);
      return sealed === undefined ? undefined : open(sealed, key, keys);
    },
    write: (key, value, keepForMs) => memory.write(key, seal(value, key, sealing), keepForMs),
    remove: (key) => memory.remove(key),
  };
}

/** `v1.` and, in base64url, the nonce, the tag and the text. */
function seal(value: unknown, key: string, secret: Buffer): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, secret, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(toBinding(key));
  const text = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
  return `${VERSION}.${Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url')}`;
}

function open(sealed: unknown, key: string, secrets: readonly Buffer[]): unknown {
  const bytes = toBytes(sealed);
  if (bytes === undefined) throw new VaultError(key);
  for (const secret of secrets) {
    const json = decrypt(bytes, key, secret);
    if (json !== undefined) return JSON.parse(json);
  }
  throw new VaultError(key);
}

/** Undefined for what no vault of this version wrote. */
function toBytes(sealed: unknown): Buffer | undefined {
  if (typeof sealed !== 'string' || !sealed.startsWith(`${VERSION}.`)) return undefined;
  const bytes = Buffer.from(sealed.slice(VERSION.length + 1), 'base64url');
  return bytes.length < NONCE_BYTES + TAG_BYTES ? undefined : bytes;
}

/** Undefined where it is not the key, or a byte was changed: the two cannot be told apart. */
function decrypt(bytes: Buffer, key: string, secret: Buffer): string | undefined {
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv(ALGORITHM, secret, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(toBinding(key));
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  try {
    const text = [decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()];
    return Buffer.concat(text).toString('utf8');
  } catch {
    return undefined;
  }
}

/** What a value is bound to besides the secret: the version it is read as, and the key it is kept under. */
function toBinding(key: string): Buffer {
  return Buffer.from(`${VERSION}:${key}`, 'utf8');
}
