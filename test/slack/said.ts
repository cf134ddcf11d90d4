import { type ChannelType, dmOf } from './channels';
import type { SlackMessage } from './messages';
import { ANN, CHANNEL, type Stage } from './person';
import { toWire } from './post';
import { toSlackText, toTyped } from './slack-text';

export type Saying = {
  readonly user?: string;
  /** `C_MAIL`, or the direct message where `channelType` is `im`. */
  readonly channel?: string;
  /** Told by the channel's id where it is left out. */
  readonly channelType?: ChannelType;
  readonly threadTs?: string;
  readonly subtype?: string;
  /** Beside the text, as a snippet of pasted log is. */
  readonly files?: readonly { readonly name?: string; readonly preview?: string }[];
  /** The text is in Slack's own form already. */
  readonly isRaw?: boolean;
};

/** A message of a person, in its channel, and as the event tells of it. */
export type Said = { readonly message: SlackMessage; readonly event: object };

/** Says something. @throws Error where Slack would not tell the app: the bot is not in the channel */
export function speak(stage: Stage, text: string, saying: Saying = {}): Said {
  const { world, workspace } = stage;
  const { user = ANN, threadTs } = saying;
  const channel = saying.channel ?? (saying.channelType === 'im' ? dmOf(user) : CHANNEL);
  if (saying.channelType !== undefined) world.channels.setType(channel, saying.channelType);
  if (world.channels.notIn.has(channel)) throw new Error(`the bot is not in ${channel}, so it hears nothing`);
  const raw = saying.isRaw === true ? text : toSlackText(text);
  world.complaints.heard(toTyped(raw));
  const message = world.messages.add({
    type: 'message',
    channel,
    ts: world.clock.ts(),
    user: world.people.find(user).id,
    team: workspace.team,
    text: raw,
    blocks: [],
    ...(threadTs !== undefined && { thread_ts: threadTs }),
    ...toFiles(stage, saying),
  });
  return { message, event: toMessageEvent(stage, message) };
}

/** The event that tells of a message, whoever wrote it. */
export function toMessageEvent({ world }: Stage, message: SlackMessage): object {
  const { channel, ts } = message;
  return {
    ...toWire(world, message),
    ...(message.bot_id === undefined && { client_msg_id: world.clock.id('client-') }),
    channel,
    event_ts: ts,
    channel_type: world.channels.typeOf(channel),
  };
}

/** Where files of a workspace are. */
function toFileBase({ domain }: Stage['workspace']): string {
  return `https://${domain}.slack.com/`;
}

function toFiles({ world, workspace }: Stage, { subtype, files }: Saying): object {
  if (files === undefined) return subtype === undefined ? {} : { subtype };
  return {
    subtype: subtype ?? 'file_share',
    files: files.map(({ name = 'untitled.txt', preview }) => ({
      id: world.clock.id('F'),
      name,
      title: name,
      mimetype: 'text/plain',
      filetype: 'text',
      mode: preview === undefined ? 'hosted' : 'snippet',
      url_private: `${toFileBase(workspace)}files-pri/${name}`,
      permalink: `${toFileBase(workspace)}files/${name}`,
      ...(preview !== undefined && { preview }),
    })),
    upload: false,
    display_as_bot: false,
  };
}
