import { createHash } from 'node:crypto';
import type { webApi } from '@slack/bolt';
import type { DrawnMessage } from './draw-reply';
import type { Posted } from './outlet';

/** Names the messages of the outbox, so that one is known again by whoever reads the channel's metadata. */
const EVENT_TYPE = 'port25_post';

type Spot = { readonly channel: string; readonly thread?: string };

export type Once = {
  readonly message: DrawnMessage;
  /** The same key is the same message. */
  readonly key: string;
};

/**
 * Posts a message that Slack drops where it comes again: `client_msg_id` is what its own clients send for
 * that, and `chat.postMessage` documents the errors of a repeat (duplicate_message_not_found).
 */
export async function postOnce(
  client: webApi.WebClient,
  { channel, thread }: Spot,
  { message, key }: Once,
): Promise<Posted> {
  const once = {
    channel,
    ...(thread !== undefined && { thread_ts: thread }),
    text: message.text,
    blocks: [...message.blocks],
    unfurl_links: false,
    unfurl_media: false,
    // Not among the typed arguments of the method.
    client_msg_id: toMessageId(key),
    metadata: { event_type: EVENT_TYPE, event_payload: { key } },
  };
  const posted = await client.chat.postMessage(once);
  return { channel: posted.channel ?? channel, ts: posted.ts ?? '' };
}

/** A UUID that is the same for the same key, in the form of version 8: made by rules of one's own (RFC 9562). */
export function toMessageId(key: string): string {
  const hex = createHash('sha256').update(key).digest('hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ];
  return parts.join('-');
}
