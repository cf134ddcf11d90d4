import type { webApi } from '@slack/bolt';

type Context = {
  readonly teamId?: string;
  readonly enterpriseId?: string;
  readonly isEnterpriseInstall?: boolean;
};
type Body = {
  readonly team_id?: string;
  readonly team?: { readonly id?: string } | null;
};

/**
 * The workspace something comes from; the organisation, where the app was installed for all of one: there a
 * person has one id, whichever of its workspaces they are in.
 */
export function teamOf(body: object, { teamId, enterpriseId, isEnterpriseInstall }: Context): string {
  if (isEnterpriseInstall === true && enterpriseId !== undefined) return enterpriseId;
  const { team_id, team } = body as Body;
  return team_id ?? team?.id ?? teamId ?? enterpriseId ?? NO_TEAM;
}

/** Slack always names one; without, everybody of a workspace that has no name is still told apart. */
const NO_TEAM = 'T0';

/** Where a message comes from. */
export type MessageOrigin = {
  readonly client: webApi.WebClient;
  readonly team: string;
  /** The bot's own id. */
  readonly bot: string | undefined;
};

type Authorized = {
  readonly authorizations?: readonly { readonly user_id?: string; readonly is_bot?: boolean }[];
};

/** Slack names the bot in each event, so that it is known even before the bot has asked who it is. */
export function originOf(
  context: Context & { readonly botUserId?: string },
  body: object,
): Pick<MessageOrigin, 'team' | 'bot'> {
  const named = (body as Authorized).authorizations?.find(({ is_bot }) => is_bot !== false)?.user_id;
  return { team: teamOf(body, context), bot: context.botUserId ?? named };
}
