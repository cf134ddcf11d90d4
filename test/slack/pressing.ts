import { blocksOf, toBlockActions, type Where } from './block-actions';
import type { Courier } from './deliver';
import { findButton, findDatepicker, findOption, type Target } from './find-element';
import { toInteraction } from './interaction';
import type { SlackMessage } from './messages';
import { ANN, CHANNEL, type Stage, toResponseUrl } from './person';
import { toWire } from './post';
import { takeSubmissionAnswer, toClosing, toSubmission } from './submission';
import type { Answer } from './transport';
import type { Filling } from './view-state';
import type { SlackView } from './views';

export type OnMessage = {
  /** One that stands in the channel, or what one looks like, such as one of another bot. */
  readonly message: SlackMessage | object;
  readonly channel?: string;
  readonly user?: string;
};

/** What people press, pick and send. */
export interface Pressing {
  press(press: Where & Target): Promise<Answer>;
  /** Picks an option, known by its text or its value. */
  pick(pick: Where & Target): Promise<Answer>;
  /** @param pick.date such as `2019-03-05` */
  pickDate(pick: Where & Target & { readonly date: string }): Promise<Answer>;
  /** Fills a form in and sends it. It closes, stays or changes as the app answers. */
  submit(view: SlackView, filling: Filling, by?: { readonly user?: string }): Promise<Answer>;
  /** Closes a form; resolves to undefined where the app did not want to know. */
  close(view: SlackView, by?: { readonly user?: string }): Promise<Answer | undefined>;
  /** A shortcut from the menu of a message. */
  shortcut(callbackId: string, on: OnMessage): Promise<Answer>;
  globalShortcut(callbackId: string, by?: { readonly user?: string }): Promise<Answer>;
}

export function createPressing(stage: Stage, { deliver }: Courier): Pressing {
  const { views, clock } = stage.world;
  return {
    press: (press) => {
      const placed = findButton(blocksOf(press), press);
      return deliver(toBlockActions(stage, press, { placed }));
    },
    pick: (pick) => {
      const { placed, option } = findOption(blocksOf(pick), pick);
      return deliver(toBlockActions(stage, pick, { placed, picked: { selected_option: option } }));
    },
    pickDate: ({ date, ...pick }) => {
      const placed = findDatepicker(blocksOf(pick), pick);
      return deliver(toBlockActions(stage, pick, { placed, picked: { selected_date: date } }));
    },
    submit: async (view, filling, by = {}) => {
      const answer = await deliver(toSubmission(stage, view, { filling, ...by }));
      takeSubmissionAnswer(stage, view, answer);
      return answer;
    },
    close: async (view, { user } = {}) => {
      views.close(view.id);
      return view.notify_on_close === true ? deliver(toClosing(stage, view, user)) : undefined;
    },
    shortcut: (callbackId, on) => deliver(toMessageAction(stage, callbackId, on)),
    globalShortcut: (callback_id, { user = ANN } = {}) =>
      deliver(toInteraction(stage, { type: 'shortcut', user }, { callback_id, action_ts: clock.ts() })),
  };
}

function toMessageAction(stage: Stage, callback_id: string, { message, channel, user = ANN }: OnMessage) {
  const { world, workspace } = stage;
  const standing = message as Partial<SlackMessage>;
  const id = channel ?? standing.channel ?? CHANNEL;
  const shown = {
    type: 'message',
    user: ANN,
    team: workspace.team,
    ts: world.clock.ts(),
    ...(standing.channel === undefined ? message : toWire(world, message as SlackMessage)),
  };
  return toInteraction(
    stage,
    { type: 'message_action', user },
    {
      callback_id,
      action_ts: world.clock.ts(),
      channel: { id, name: world.channels.nameOf(id) },
      message_ts: shown.ts,
      message: shown,
      response_url: toResponseUrl(stage, { user, channel: id }),
    },
  );
}
