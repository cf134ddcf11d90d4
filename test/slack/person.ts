import type { Workspace } from './workspaces';
import type { World } from './world';

/** What all that people do has in common. */
export type Stage = {
  readonly world: World;
  readonly workspace: Workspace;
  /** `http://127.0.0.1:PORT/` of the simulator. */
  readonly url: string;
};

export const ANN = 'U_ANN';
/** Where people talk unless a test says otherwise. */
export const CHANNEL = 'C_MAIL';

/** A person as interactions name them. */
export function toPerson({ world, workspace }: Stage, user: string): object {
  const { id, name } = world.people.find(user);
  return { id, username: name, name, team_id: workspace.team };
}

export function toTeam({ workspace: { team, domain, enterprise } }: Stage): object {
  return {
    id: team,
    domain,
    ...(enterprise !== undefined && { enterprise_id: enterprise.id, enterprise_name: enterprise.name }),
  };
}

export function toResponseUrl(
  { world, workspace, url }: Stage,
  asked: Omit<Parameters<World['responseUrls']['create']>[0], 'workspace'>,
): string {
  return `${url}response/${world.responseUrls.create({ ...asked, workspace })}`;
}
