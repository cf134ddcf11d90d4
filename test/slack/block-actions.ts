import type { Block, Placed } from './block';
import { describeElement } from './find-element';
import { toInteraction } from './interaction';
import type { Ephemeral, SlackMessage } from './messages';
import { ANN, type Stage, toResponseUrl } from './person';
import { toWire } from './post';
import type { Delivery } from './transport';
import { initialValues } from './view-state';
import type { SlackView, Values } from './views';

/** Where somebody uses an element: exactly one of the three. What is given may be out of date by now. */
export type Where = {
  readonly message?: SlackMessage;
  readonly ephemeral?: Ephemeral;
  readonly view?: SlackView;
  readonly user?: string;
};

/** What was used, and what was picked in it where it has a state. */
export type Use = { readonly placed: Placed; readonly picked?: object };

export function blocksOf({ message, ephemeral, view }: Where): readonly Block[] {
  const surface = message ?? ephemeral ?? view;
  if (surface === undefined)
    throw new Error('nothing to press on: a message, an ephemeral or a view is needed');
  return surface.blocks;
}

/** What Slack sends when somebody presses a button or picks something. */
export function toBlockActions(stage: Stage, where: Where, use: Use): Delivery {
  const { view } = where;
  const user = where.user ?? where.ephemeral?.to ?? ANN;
  const action = { ...describeElement(use.placed), ...use.picked, action_ts: stage.world.clock.ts() };
  const surface = view === undefined ? onMessage(stage, where, { ...use, user }) : onView(stage, view, use);
  const interaction = { type: 'block_actions', user, ...(view && { view: view.id }) } as const;
  return toInteraction(stage, interaction, { ...surface, actions: [action] });
}

function onMessage(
  stage: Stage,
  { message, ephemeral }: Where,
  use: Use & { readonly user: string },
): object {
  const shown = message ?? ephemeral;
  if (shown === undefined) return {};
  if (ephemeral !== undefined && ephemeral.to !== use.user)
    throw new Error(`${use.user} does not see what only ${ephemeral.to} is shown`);
  const { channel, ts, thread_ts } = shown;
  const { world } = stage;
  const isEphemeral = ephemeral !== undefined;
  const source = { isEphemeral, ts };
  return {
    container: {
      type: 'message',
      message_ts: ts,
      channel_id: channel,
      is_ephemeral: isEphemeral,
      ...(thread_ts !== undefined && { thread_ts }),
    },
    channel: { id: channel, name: world.channels.nameOf(channel) },
    ...(message && { message: toWire(world, world.messages.find(channel, ts) ?? message) }),
    state: { values: stateAfter(initialValues(shown.blocks), use) },
    response_url: toResponseUrl(stage, { user: use.user, channel, source }),
  };
}

function onView({ world }: Stage, { id }: SlackView, use: Use): object {
  const { blocks, state } = world.views.find(id);
  world.views.fill(id, stateAfter({ ...initialValues(blocks), ...state.values }, use));
  return { container: { type: 'view', view_id: id }, view: world.views.find(id) };
}

function stateAfter(before: Values, { placed: { block, element }, picked }: Use): Values {
  if (picked === undefined) return before;
  const blockId = block.block_id ?? '';
  const used = { [element.action_id ?? '']: { type: element.type, ...picked } };
  return { ...before, [blockId]: { ...before[blockId], ...used } };
}
