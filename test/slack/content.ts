import { type ApiCall, blocksArg, isTrueArg, textArg } from './api-call';
import { checkBlocks } from './faults';
import { keepBlocks } from './keep-blocks';
import type { Content } from './messages';
import { SlackError } from './slack-error';

const MOST_TEXT = 40_000;

/** Checks what an app wants said, and makes of it what Slack keeps. @throws SlackError `no_text` and others */
export function toContent(call: Pick<ApiCall, 'method' | 'args' | 'world'>): Content {
  const { args, method, world } = call;
  const text = textArg(args, 'text') ?? '';
  const blocks = blocksArg(args) ?? [];
  if (text === '' && blocks.length === 0) throw new SlackError('no_text');
  if (text.length > MOST_TEXT) throw new SlackError('msg_too_long');
  checkBlocks(blocks);
  world.complaints.inspect(method, { text, blocks });
  if (isTrueArg(args, 'link_names') || args.parse === 'full')
    world.complaints.add(`${method}: names in the text would be made mentions`);
  return { text, blocks: keepBlocks(blocks, () => world.clock.id('b')) };
}
