import type { Activity } from 'botbuilder';
import { clip } from '../../answer/clip';
import type { FileLink } from '../../answer/ticket';

const MOST_FILES = 20;
const MOST_NAME = 200;

/**
 * Files beside a message, by the address where whoever may see them opens them. What Teams offers for
 * download instead carries its own key, and is not passed on.
 */
export function readFiles({ attachments }: Pick<Activity, 'attachments'>): readonly FileLink[] {
  if (!Array.isArray(attachments)) return [];
  return attachments.flatMap(toFile).slice(0, MOST_FILES);
}

/** Pictures and sounds come without a name, and only the bot could fetch them. */
export function hasMedia({ attachments }: Pick<Activity, 'attachments'>): boolean {
  return Array.isArray(attachments) && attachments.some(isMedia);
}

function isMedia(attachment: unknown): boolean {
  const { contentType, contentUrl } = (attachment ?? {}) as Record<string, unknown>;
  return typeof contentUrl === 'string' && /^(?:image|audio|video)\//.test(String(contentType));
}

function toFile(attachment: unknown): readonly FileLink[] {
  const { name, contentUrl } = (attachment ?? {}) as Record<string, unknown>;
  if (typeof name !== 'string' || name.trim() === '' || typeof contentUrl !== 'string') return [];
  const isWeb = URL.canParse(contentUrl) && /^https?:$/.test(new URL(contentUrl).protocol);
  return isWeb ? [{ name: clip(name.trim(), MOST_NAME), url: contentUrl }] : [];
}
