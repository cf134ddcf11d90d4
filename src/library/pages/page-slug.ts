import { createHash } from 'node:crypto';

/** Bytes of a name: with its ending it must fit where names are shortest, in encrypted file systems too. */
const LONGEST = 120;
/** Names that Windows keeps for devices, whatever their ending. */
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * A path as an id that is a safe file name everywhere: `guides/mail/Setup Guide.md` is `guides-mail-setup-guide`.
 * A very long one is cut and gets a few digits of its own, the same each time.
 */
export function toPathSlug(file: string): string {
  const slug = file
    .replace(/\.[^./]+$/, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  if (slug === '') return 'document';
  return DEVICES.test(slug) ? `${slug}-document` : shorten(slug);
}

function shorten(slug: string): string {
  if (Buffer.byteLength(slug) <= LONGEST) return slug;
  const digest = createHash('sha256').update(slug).digest('hex').slice(0, 10);
  let kept = '';
  for (const character of slug) {
    if (Buffer.byteLength(kept + character) > LONGEST - digest.length - 1) break;
    kept += character;
  }
  return `${kept.replace(/-$/, '')}-${digest}`;
}

/** Whether an id may be used as a file name as it stands. */
export function isSafeName(id: string): boolean {
  return (
    /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(id) && !id.endsWith('.') && Buffer.byteLength(id) <= LONGEST + 20
  );
}
