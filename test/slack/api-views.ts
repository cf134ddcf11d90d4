import { type ApiCall, type ApiMethods, neededArg, textArg } from './api-call';
import { listMarked } from './complaints';
import { checkView } from './faults';
import { SlackError } from './slack-error';
import type { SlackView, ViewInput } from './views';

export const VIEW_METHODS: ApiMethods = {
  'views.open': (call) => {
    const { triggers, views } = call.world;
    const { user } = triggers.check(call.args.trigger_id);
    const view = views.open(readView(call, 'modal'), { user, workspace: call.workspace });
    triggers.spend(call.args.trigger_id);
    return { view };
  },
  'views.push': (call) => {
    const { triggers, views } = call.world;
    const { user, view: from } = triggers.check(call.args.trigger_id);
    if (from === undefined) throw new SlackError('invalid_trigger_id', ['the trigger is not of a view']);
    const view = views.push(readView(call, 'modal'), { user, workspace: call.workspace });
    triggers.spend(call.args.trigger_id);
    return { view };
  },
  'views.update': (call) => {
    const before = call.world.views.find(idOf(call));
    const view = readView(call, before.type);
    return { view: call.world.views.update(before.id, view, textArg(call.args, 'hash')) };
  },
  'views.publish': (call) => {
    const user = call.world.people.find(neededArg(call.args, 'user_id')).id;
    const hash = textArg(call.args, 'hash');
    const place = { user, workspace: call.workspace, ...(hash !== undefined && { hash }) };
    return { view: call.world.views.publish(readView(call, 'home'), place) satisfies SlackView };
  },
};

function idOf({ args }: ApiCall): string {
  return textArg(args, 'view_id') ?? neededArg(args, 'external_id');
}

function readView({ args, method, world }: ApiCall, type: ViewInput['type']): ViewInput {
  const view = checkView(args.view as ViewInput | undefined, type);
  for (const text of listMarked(view)) world.complaints.inspect(method, { text, blocks: [] });
  return view;
}
