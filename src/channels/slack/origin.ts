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
