import type { Stage } from './person';
import type { Delivery } from './transport';
import { APP_ID, VERIFICATION_TOKEN } from './workspaces';

/** An event in its envelope. Two events about the same thing have different ids. */
export function toEvent({ world, workspace }: Stage, event: object): Delivery {
  const { team, botUser, enterprise, isEnterpriseInstall } = workspace;
  const enterprise_id = enterprise?.id ?? null;
  const payload = {
    token: VERIFICATION_TOKEN,
    team_id: team,
    context_team_id: team,
    context_enterprise_id: enterprise_id,
    ...(enterprise !== undefined && { enterprise_id }),
    api_app_id: APP_ID,
    event,
    type: 'event_callback',
    event_id: world.clock.id('Ev'),
    event_time: Math.floor(world.clock.now() / 1_000),
    authorizations: [
      {
        enterprise_id,
        team_id: isEnterpriseInstall ? null : team,
        user_id: botUser,
        is_bot: true,
        is_enterprise_install: isEnterpriseInstall,
      },
    ],
    is_ext_shared_channel: false,
    event_context: world.clock.id('4-'),
  };
  return { kind: 'event', payload };
}
