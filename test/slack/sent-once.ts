import { type ApiCall, textArg } from './api-call';
import type { SlackMessage } from './messages';
import { SlackError } from './slack-error';

/** Messages by the id their sender gave them, so that a repeat is no second message. */
export interface SentOnce {
  find(sender: string, id: string): Pick<SlackMessage, 'channel' | 'ts'> | undefined;
  keep(sender: string, id: string, message: SlackMessage): void;
}

export function createSentOnce(): SentOnce {
  const sent = new Map<string, Pick<SlackMessage, 'channel' | 'ts'>>();
  return {
    find: (sender, id) => sent.get(`${sender} ${id}`),
    keep: (sender, id, { channel, ts }) => void sent.set(`${sender} ${id}`, { channel, ts }),
  };
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/**
 * Posts, unless the same app sent the same id before: then it is the message of then.
 * @throws SlackError `duplicate_message_not_found` where that one is gone
 */
export function sendOnce({ args, world, workspace }: ApiCall, post: () => SlackMessage): SlackMessage {
  const id = textArg(args, 'client_msg_id');
  if (id === undefined) return post();
  if (!UUID.test(id)) world.complaints.add(`chat.postMessage: client_msg_id ${id} is no UUID`);
  const before = world.sentOnce.find(workspace.botId, id);
  if (before === undefined) {
    const message = post();
    world.sentOnce.keep(workspace.botId, id, message);
    return message;
  }
  const message = world.messages.find(before.channel, before.ts);
  if (message === undefined) throw new SlackError('duplicate_message_not_found');
  return message;
}

type Metadata = NonNullable<SlackMessage['metadata']>;

/** @throws SlackError `invalid_metadata_format` */
export function metadataOf({ args }: Pick<ApiCall, 'args'>): { readonly metadata?: Metadata } {
  if (args.metadata === undefined || args.metadata === null) return {};
  const metadata = args.metadata as Partial<Metadata>;
  if (typeof metadata.event_type !== 'string' || typeof metadata.event_payload !== 'object')
    throw new SlackError('invalid_metadata_format');
  return { metadata: metadata as Metadata };
}
