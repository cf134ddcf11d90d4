import { SlackError } from './slack-error';

/** Where the app is installed, and as whom it speaks there. */
export type Workspace = {
  readonly team: string;
  readonly name: string;
  readonly domain: string;
  readonly enterprise: { readonly id: string; readonly name: string } | undefined;
  /** Installed for the whole enterprise at once. */
  readonly isEnterpriseInstall: boolean;
  readonly botUser: string;
  readonly botId: string;
  readonly botToken: string;
};

export type NewWorkspace = Pick<Workspace, 'team'> & Partial<Workspace>;

export const APP_ID = 'A0PORT25';
export const APP_TOKEN = 'xapp-1-A0PORT25-1-simulated';
/** The old way of telling that something comes from Slack; still in each payload. */
export const VERIFICATION_TOKEN = 'simulated-verification-token';
/** No underscore: a real id has none, and this one is read out of texts. */
export const BOT_USER = 'UPORT25BOT';
export const BOT_NAME = 'port25desk';

export interface Workspaces {
  /** Where the app is installed from the start. */
  readonly home: Workspace;
  add(workspace: NewWorkspace): Workspace;
  find(team: string): Workspace;
  /** A new token, as at an installation; the one before goes on working. */
  issueToken(workspace: Workspace): string;
  revoke(token: string): void;
  revokeAll(team: string): void;
  /** @throws SlackError `invalid_auth`, `token_revoked` */
  ofToken(token: string | undefined): Workspace;
}

export const HOME_TEAM: NewWorkspace = { team: 'T_DESK', name: 'Desk', botToken: 'xoxb-simulated-desk' };

export function createWorkspaces(): Workspaces {
  const byTeam = new Map<string, Workspace>();
  const byToken = new Map<string, Workspace>();
  const revoked = new Set<string>();
  const add = (given: NewWorkspace): Workspace => {
    const workspace = { ...defaultsFor(given.team), ...given };
    byTeam.set(workspace.team, workspace);
    byToken.set(workspace.botToken, workspace);
    return workspace;
  };
  return {
    home: add(HOME_TEAM),
    add,
    find: (team) => byTeam.get(team) ?? add({ team }),
    issueToken: (workspace) => {
      const token = `${workspace.botToken}-${byToken.size}`;
      byToken.set(token, workspace);
      return token;
    },
    revoke: (token) => void revoked.add(token),
    revokeAll: (team) => {
      for (const [token, workspace] of byToken) if (workspace.team === team) revoked.add(token);
    },
    ofToken: (token = '') => {
      if (revoked.has(token)) throw new SlackError('token_revoked');
      const workspace = byToken.get(token);
      if (workspace === undefined) throw new SlackError('invalid_auth');
      return workspace;
    },
  };
}

function defaultsFor(team: string): Workspace {
  return {
    team,
    name: team,
    domain: team.toLowerCase().replaceAll('_', '-'),
    enterprise: undefined,
    isEnterpriseInstall: false,
    botUser: BOT_USER,
    botId: 'BPORT25',
    botToken: `xoxb-simulated-${team}`,
  };
}
