import { type ApiCall, type ApiMethods, blocksArg, neededArg, textArg } from './api-call';
import { dmOf } from './channels';
import { toContent } from './content';
import type { SlackMessage } from './messages';
import { postEphemeral, postMessage, toWire } from './post';
import { metadataOf, sendOnce } from './sent-once';
import { SlackError } from './slack-error';

export const CHAT_METHODS: ApiMethods = {
  'chat.postMessage': (call) => {
    const message = sendOnce(call, () =>
      postMessage(call.world, spotOf(call), { ...toContent(call), ...metadataOf(call) }),
    );
    return { channel: message.channel, ts: message.ts, message: toWire(call.world, message) };
  },
  'chat.postEphemeral': (call) => {
    const user = neededArg(call.args, 'user');
    if (call.world.people.find(user).isBot) throw new SlackError('user_not_in_channel');
    return { message_ts: postEphemeral(call.world, { ...spotOf(call), user }, toContent(call)).ts };
  },
  'chat.update': (call) => {
    const own = findOwn(call, 'cant_update_message');
    const edited = { user: own.user, ts: call.world.clock.ts() };
    const message = call.world.messages.change(own, { ...toChange(call), ...{ edited } });
    const { channel, ts, text } = message;
    return { channel, ts, text, message: toWire(call.world, message) };
  },
  'chat.delete': (call) => {
    const { channel, ts } = findOwn(call, 'cant_delete_message');
    call.world.messages.remove({ channel, ts });
    return { channel, ts };
  },
};

/** Who is named instead of a channel is written to directly. */
function spotOf({ args, world, workspace }: ApiCall) {
  const named = neededArg(args, 'channel');
  const channel = /^[UW]/.test(named) ? dmOf(world.people.find(named).id) : named;
  world.channels.enter(channel);
  return { channel, thread: textArg(args, 'thread_ts'), workspace };
}

/** Blocks that are not given stay, unless a text takes their place. */
function toChange(call: ApiCall): Partial<SlackMessage> {
  const isTextOnly = blocksArg(call.args) === undefined && textArg(call.args, 'text') !== undefined;
  return isTextOnly ? { ...toContent(call), blocks: [] } : toContent(call);
}

/** @throws SlackError where there is no such message, or somebody else wrote it */
function findOwn({ args, world, workspace }: ApiCall, refusal: string): SlackMessage {
  const channel = neededArg(args, 'channel');
  const ts = neededArg(args, 'ts');
  if (channel.startsWith('U')) throw new SlackError('channel_not_found');
  world.channels.enter(channel);
  const message = world.messages.find(channel, ts);
  if (message === undefined) throw new SlackError('message_not_found', [`no message ${ts} in ${channel}`]);
  if (message.bot_id !== workspace.botId) throw new SlackError(refusal);
  return message;
}
