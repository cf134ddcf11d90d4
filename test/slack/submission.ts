import { checkView } from './faults';
import { toInteraction } from './interaction';
import { ANN, type Stage } from './person';
import { SlackError } from './slack-error';
import type { Answer, Delivery } from './transport';
import { type Filling, fillIn } from './view-state';
import type { SlackView, ViewInput } from './views';

/** What Slack sends when somebody sends a form. @throws Error where its client would not send it */
export function toSubmission(
  stage: Stage,
  view: SlackView,
  asked: { filling: Filling; user?: string },
): Delivery {
  const { views } = stage.world;
  const { id, blocks, state } = views.find(view.id);
  for (const typed of Object.values(asked.filling)) stage.world.complaints.heard(String(typed));
  views.fill(id, fillIn(blocks, state.values, asked.filling));
  const interaction = { type: 'view_submission', user: asked.user ?? ANN, view: id } as const;
  return toInteraction(stage, interaction, { view: views.find(id), response_urls: [] });
}

/** What Slack sends when somebody closes a form, to apps that want to know. */
export function toClosing(stage: Stage, view: SlackView, user = ANN): Delivery {
  return toInteraction(stage, { type: 'view_closed', user }, { view, is_cleared: false });
}

type Response = {
  readonly response_action?: string;
  readonly errors?: Readonly<Record<string, string>>;
  readonly view?: ViewInput;
};

/** Does with the form what the app answered: it closes, stays with errors, or changes. */
export function takeSubmissionAnswer(stage: Stage, view: SlackView, answer: Answer): void {
  if (answer.status !== 200) return;
  try {
    obey(stage, view, (answer.body || {}) as Response);
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    stage.world.complaints.add(`view_submission: ${error.message}`);
  }
}

function obey({ world, workspace }: Stage, { id }: SlackView, response: Response): unknown {
  const user = world.views.ownerOf(id);
  switch (response.response_action) {
    case undefined:
      return world.views.close(id);
    case 'clear':
      return world.views.clear(user);
    case 'errors':
      return checkErrors(world.views.find(id), response.errors ?? {});
    case 'update':
      return world.views.update(id, checkView(response.view, 'modal'));
    case 'push':
      return world.views.push(checkView(response.view, 'modal'), { user, workspace });
    default:
      throw new SlackError('invalid_arguments', [`response_action ${response.response_action}`]);
  }
}

function checkErrors({ blocks }: SlackView, errors: Readonly<Record<string, string>>): void {
  const fields = blocks.filter(({ type }) => type === 'input').map(({ block_id }) => block_id);
  const lost = Object.keys(errors).filter((blockId) => !fields.includes(blockId));
  if (lost.length > 0 || Object.keys(errors).length === 0)
    throw new SlackError('invalid_arguments', [
      `errors beside no field: ${lost.join(', ') || 'none at all'}`,
    ]);
}
