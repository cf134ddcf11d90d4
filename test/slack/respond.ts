import { isTrueArg, textArg } from './api-call';
import type { Args } from './calls';
import { toContent } from './content';
import type { Content, Ephemeral, MessageStore, SlackMessage } from './messages';
import { postEphemeral, postMessage } from './post';
import type { Asked } from './response-urls';
import { SlackError } from './slack-error';
import type { World } from './world';

export type Responded = { readonly status: number; readonly body: string };

/** What a POST to a response URL does, and what Slack answers it. */
export function respond(world: World, id: string, args: Args): Responded {
  const asked = world.responseUrls.use(id);
  if (typeof asked === 'string') return { status: 404, body: asked };
  try {
    show(world, asked, args);
    return { status: 200, body: 'ok' };
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    world.complaints.add(`response_url: ${error.message}`);
    return { status: 400, body: error.error };
  }
}

/** Shows what the app answered a command or a press with, be it by the address or at once. */
export function show(world: World, asked: Asked, args: Args): void {
  if (asked.source !== undefined && isTrueArg(args, 'delete_original')) {
    storeOf(world, asked).remove({ channel: asked.channel, ts: asked.source.ts });
    return;
  }
  const content = toContent({ method: 'response_url', args, world });
  if (asked.source !== undefined && isTrueArg(args, 'replace_original'))
    storeOf(world, asked).change({ channel: asked.channel, ts: asked.source.ts }, content);
  else add(world, asked, { args, content });
}

function storeOf(world: World, { source }: Asked): MessageStore<SlackMessage> | MessageStore<Ephemeral> {
  return source?.isEphemeral === true ? world.ephemerals : world.messages;
}

type Addition = { readonly args: Args; readonly content: Content };

function add(world: World, { channel, workspace, user }: Asked, { args, content }: Addition): void {
  const spot = { channel, workspace, thread: textArg(args, 'thread_ts') };
  if (args.response_type === 'in_channel') postMessage(world, spot, content);
  else postEphemeral(world, { ...spot, user }, content);
}
