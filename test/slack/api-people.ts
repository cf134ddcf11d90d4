import { type ApiMethods, isTrueArg, neededArg } from './api-call';
import { dmOf } from './channels';
import type { User } from './people';
import { SlackError } from './slack-error';

export const PEOPLE_METHODS: ApiMethods = {
  'users.info': ({ args, world, workspace }) => {
    const user = world.people.find(neededArg(args, 'user'));
    const locale = isTrueArg(args, 'include_locale') ? { locale: user.locale } : {};
    return { user: { ...toProfile(user), team_id: workspace.team, ...locale } };
  },
  'conversations.open': ({ args, world }) => {
    const [user = '', ...others] = neededArg(args, 'users').split(',');
    if (others.length > 0) throw new SlackError('method_not_supported_for_channel_type');
    return { no_op: false, already_open: false, channel: { id: dmOf(world.people.find(user).id) } };
  },
};

function toProfile({ id, name, isBot }: User): object {
  const display = { real_name: name, display_name: name };
  return {
    id,
    name,
    real_name: name,
    deleted: false,
    is_bot: isBot,
    is_app_user: false,
    tz: 'Etc/UTC',
    tz_offset: 0,
    profile: { ...display, team: 'simulated' },
  };
}
