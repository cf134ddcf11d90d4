import type { Block } from './block';
import { SlackError } from './slack-error';

/** A message in a channel as it stands now. A change makes a new object: what a test holds stays as it was. */
export type SlackMessage = {
  readonly type: 'message';
  readonly channel: string;
  readonly ts: string;
  readonly thread_ts?: string;
  readonly user: string;
  readonly bot_id?: string;
  readonly app_id?: string;
  readonly team: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly subtype?: string;
  readonly files?: readonly object[];
  /** What the app keeps with it; only apps see it. */
  readonly metadata?: { readonly event_type: string; readonly event_payload: object };
  readonly edited?: { readonly user: string; readonly ts: string };
};

/** A message only `to` sees. */
export type Ephemeral = Omit<SlackMessage, 'type'> & { readonly type: 'ephemeral'; readonly to: string };

export type Content = Pick<SlackMessage, 'text' | 'blocks' | 'metadata'>;

/** Messages of one kind, in the order they came. */
export interface MessageStore<Kind extends SlackMessage | Ephemeral> {
  add(message: Kind): Kind;
  find(channel: string, ts: string): Kind | undefined;
  /** @throws SlackError `message_not_found` */
  change(message: Pick<Kind, 'channel' | 'ts'>, change: Partial<Content>): Kind;
  /** @throws SlackError `message_not_found` */
  remove(message: Pick<Kind, 'channel' | 'ts'>): void;
  list(channel: string): readonly Kind[];
}

export function createMessageStore<Kind extends SlackMessage | Ephemeral>(): MessageStore<Kind> {
  const kept: Kind[] = [];
  const indexOf = (channel: string, ts: string) =>
    kept.findIndex((each) => each.channel === channel && each.ts === ts);
  const locate = ({ channel, ts }: Pick<Kind, 'channel' | 'ts'>): number => {
    const index = indexOf(channel, ts);
    if (index < 0) throw new SlackError('message_not_found', [`no message ${ts} in ${channel}`]);
    return index;
  };
  return {
    add: (message) => {
      kept.push(message);
      return message;
    },
    find: (channel, ts) => kept[indexOf(channel, ts)],
    change: (message, change) => {
      const index = locate(message);
      const changed = { ...kept[index], ...change } as Kind;
      kept[index] = changed;
      return changed;
    },
    remove: (message) => void kept.splice(locate(message), 1),
    list: (channel) => kept.filter((each) => each.channel === channel),
  };
}
