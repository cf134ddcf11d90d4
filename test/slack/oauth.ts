import type { Clock } from './clock';
import { SlackError } from './slack-error';
import type { Workspace, Workspaces } from './workspaces';

export const CLIENT_ID = '1234567890.0987654321';
export const CLIENT_SECRET = 'simulated-client-secret';

type Grant = { readonly team: string; readonly user: string; readonly scope: string };

/** The part of an installation that goes through the browser, and its end. */
export interface Oauth {
  /** Where browsers are sent back to, as the app's settings say. */
  redirectUrl: string;
  /** Somebody pressed "Allow": the code the browser brings back. */
  grant(grant: Grant): string;
  /** @throws SlackError `invalid_code`, `code_already_used`, `bad_client_secret`, `invalid_client_id` */
  exchange(asked: Asked): { readonly workspace: Workspace; readonly grant: Grant; readonly token: string };
}

type Asked = { readonly code: unknown; readonly clientId: unknown; readonly clientSecret: unknown };

export function createOauth(workspaces: Workspaces, clock: Clock): Oauth {
  const grants = new Map<unknown, Grant>();
  const used = new Set<unknown>();
  return {
    redirectUrl: 'http://127.0.0.1:3978/slack/oauth_redirect',
    grant: (grant) => {
      const code = clock.id('code-');
      grants.set(code, grant);
      return code;
    },
    exchange: ({ code, clientId, clientSecret }) => {
      if (clientId !== CLIENT_ID) throw new SlackError('invalid_client_id');
      if (clientSecret !== CLIENT_SECRET) throw new SlackError('bad_client_secret');
      const grant = grants.get(code);
      if (grant === undefined) throw new SlackError('invalid_code');
      if (used.has(code)) throw new SlackError('code_already_used');
      used.add(code);
      const workspace = workspaces.find(grant.team);
      return { workspace, grant, token: workspaces.issueToken(workspace) };
    },
  };
}
