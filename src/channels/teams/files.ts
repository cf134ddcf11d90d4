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

function toFile(attachment: unknown): readonly FileLink[] {
  const { name, contentUrl } = (attachment ?? {}) as Record<string, unknown>;
  if (typeof name !== 'string' || name.trim() === '' || typeof contentUrl !== 'string') return [];
  const isWeb = URL.canParse(contentUrl) && /^https?:$/.test(new URL(contentUrl).protocol);
  return isWeb ? [{ name: clip(name.trim(), MOST_NAME), url: contentUrl }] : [];
}
