import type { Content, Ephemeral, SlackMessage } from './messages';
import { APP_ID, type Workspace } from './workspaces';
import type { World } from './world';

type Spot = { readonly channel: string; readonly thread?: string | undefined; readonly workspace: Workspace };

/** The bot says something before everybody. */
export function postMessage(world: World, spot: Spot, content: Content): SlackMessage {
  const message = world.messages.add({ type: 'message', ...byBot(world, spot), ...content });
  world.assistant.answered({ channel: spot.channel, thread: spot.thread ?? '' });
  return message;
}

/** The bot says something to one person. */
export function postEphemeral(
  world: World,
  spot: Spot & { readonly user: string },
  content: Content,
): Ephemeral {
  return world.ephemerals.add({ type: 'ephemeral', to: spot.user, ...byBot(world, spot), ...content });
}

function byBot({ clock }: World, { channel, thread, workspace }: Spot) {
  return {
    channel,
    ts: clock.ts(),
    ...(thread !== undefined && { thread_ts: thread }),
    user: workspace.botUser,
    bot_id: workspace.botId,
    app_id: APP_ID,
    team: workspace.team,
  };
}

/** A message as the Web API and payloads show it: which channel it stands in is said beside it. */
export function toWire(world: World, message: SlackMessage): object {
  const { channel, ...shown } = message;
  const parent =
    message.thread_ts === undefined ? undefined : world.messages.find(channel, message.thread_ts);
  return { ...shown, ...(parent !== undefined && { parent_user_id: parent.user }) };
}
