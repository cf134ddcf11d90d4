import { type ApiMethods, textArg } from './api-call';
import type { Args } from './calls';
import { APP_ID, BOT_NAME, type Workspace } from './workspaces';
import type { World } from './world';

/** Methods that say who one is. */
export const AUTH_METHODS: ApiMethods = {
  'auth.test': ({ workspace }) => ({
    url: `https://${workspace.domain}.slack.com/`,
    team: workspace.name,
    user: BOT_NAME,
    team_id: workspace.team,
    user_id: workspace.botUser,
    bot_id: workspace.botId,
    ...(workspace.enterprise !== undefined && { enterprise_id: workspace.enterprise.id }),
    is_enterprise_install: workspace.isEnterpriseInstall,
  }),
  'auth.revoke': ({ token, world }) => {
    world.workspaces.revoke(token);
    return { revoked: true };
  },
};

/** The end of an installation: a code becomes a token. @throws SlackError where Slack says no */
export function accessByCode(world: World, args: Args, basic: string | undefined): object {
  const [id, secret] = basic === undefined ? [] : Buffer.from(basic, 'base64').toString().split(':');
  const { workspace, grant, token } = world.oauth.exchange({
    code: args.code,
    clientId: id ?? textArg(args, 'client_id'),
    clientSecret: secret ?? textArg(args, 'client_secret'),
  });
  return {
    app_id: APP_ID,
    authed_user: { id: grant.user },
    scope: grant.scope,
    token_type: 'bot',
    access_token: token,
    bot_user_id: workspace.botUser,
    ...toPlace(workspace),
  };
}

function toPlace({ team, name, enterprise, isEnterpriseInstall }: Workspace): object {
  return {
    team: isEnterpriseInstall ? null : { id: team, name },
    enterprise: enterprise ?? null,
    is_enterprise_install: isEnterpriseInstall,
  };
}
