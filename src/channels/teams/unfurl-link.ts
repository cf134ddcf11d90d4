import type { MessagingExtensionResponse } from 'botbuilder';
import type { Clipping } from '../channel';
import { drawInserted, toAttachment, toResult } from './search-results';

/** Newer cards are not drawn under a link. What is drawn of pages needs no more than this. */
const UNFURLED_CARD_VERSION = '1.3';
/** Browsers take no longer address. */
const MOST_ADDRESS = 2_048;

/** The link that was pasted; undefined where the value of `composeExtension/queryLink` holds none. */
export function parseLink(raw: unknown): string | undefined {
  const { url } = (raw ?? {}) as { readonly url?: unknown };
  return typeof url === 'string' && url.length <= MOST_ADDRESS && URL.canParse(url) ? url : undefined;
}

/** The card under a link; an empty result leaves the link as it is. */
export function toUnfurled(page: Clipping | undefined): MessagingExtensionResponse {
  if (page === undefined) return toResult([]);
  return toResult([toAttachment(page, { ...drawInserted(page.reply), version: UNFURLED_CARD_VERSION })]);
}
