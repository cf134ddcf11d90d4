import { type Stage, toPerson, toTeam } from './person';
import type { Delivery } from './transport';
import { APP_ID, VERIFICATION_TOKEN } from './workspaces';

type Interaction = {
  readonly type: 'block_actions' | 'view_submission' | 'view_closed' | 'message_action' | 'shortcut';
  readonly user: string;
  /** The view it is done in. */
  readonly view?: string;
};

/** An interaction with what all of them have, a new trigger among it. */
export function toInteraction(stage: Stage, { type, user, view }: Interaction, rest: object): Delivery {
  const { enterprise, isEnterpriseInstall } = stage.workspace;
  const payload = {
    type,
    user: toPerson(stage, user),
    api_app_id: APP_ID,
    token: VERIFICATION_TOKEN,
    team: isEnterpriseInstall ? null : toTeam(stage),
    enterprise: enterprise ?? null,
    is_enterprise_install: isEnterpriseInstall,
    ...(type !== 'view_closed' && { trigger_id: stage.world.triggers.create(user, view) }),
    ...rest,
  };
  return { kind: 'interactive', payload };
}
