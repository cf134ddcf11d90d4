type Context = { readonly teamId?: string; readonly enterpriseId?: string };
type Body = {
  readonly team_id?: string;
  readonly team?: { readonly id?: string } | null;
};

/** The workspace something comes from; the organisation, where the app was installed for all of one. */
export function teamOf(body: object, { teamId, enterpriseId }: Context): string {
  const { team_id, team } = body as Body;
  return team_id ?? team?.id ?? teamId ?? enterpriseId ?? NO_TEAM;
}

/** Slack always names one; without, everybody of a workspace that has no name is still told apart. */
const NO_TEAM = 'T0';
