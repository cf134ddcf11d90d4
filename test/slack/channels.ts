import { SlackError } from './slack-error';

export type ChannelType = 'channel' | 'group' | 'im' | 'mpim';

export interface Channels {
  /** Where the bot is not a member; it is in all others. Tests add to it. */
  readonly notIn: Set<string>;
  /** By how its id begins, unless a test said otherwise. */
  typeOf(channel: string): ChannelType;
  setType(channel: string, type: ChannelType): void;
  nameOf(channel: string): string;
  /** @throws SlackError `not_in_channel`, or `channel_not_found` where it is private */
  enter(channel: string): void;
}

/** The direct message between a person and the bot. */
export function dmOf(user: string): string {
  return `D${user.slice(1)}`;
}

export function createChannels(): Channels {
  const types = new Map<string, ChannelType>();
  const notIn = new Set<string>();
  const typeOf = (channel: string) => types.get(channel) ?? guessType(channel);
  return {
    notIn,
    typeOf,
    setType: (channel, type) => void types.set(channel, type),
    nameOf: (channel) => (typeOf(channel) === 'im' ? 'directmessage' : channel.toLowerCase()),
    enter: (channel) => {
      if (!/^[CDG]./.test(channel)) throw new SlackError('channel_not_found', [`no channel ${channel}`]);
      if (!notIn.has(channel)) return;
      throw new SlackError(typeOf(channel) === 'channel' ? 'not_in_channel' : 'channel_not_found');
    },
  };
}

function guessType(channel: string): ChannelType {
  if (channel.startsWith('D')) return 'im';
  return channel.startsWith('G') ? 'group' : 'channel';
}
