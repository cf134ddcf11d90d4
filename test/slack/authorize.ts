import type { IncomingMessage } from 'node:http';
import type { HttpAnswer } from './server';
import { HOME_TEAM } from './workspaces';
import type { World } from './world';

/** The page that asks "Allow?": here somebody always does, for the workspace named in `team`. */
export function authorize(request: IncomingMessage, { oauth }: World): HttpAnswer {
  const { searchParams } = new URL(request.url ?? '', 'http://simulator');
  const team = searchParams.get('team') ?? HOME_TEAM.team;
  const scope = searchParams.get('scope') ?? '';
  const back = new URL(searchParams.get('redirect_uri') ?? oauth.redirectUrl);
  back.searchParams.set('code', oauth.grant({ team, scope, user: 'U_ANN' }));
  back.searchParams.set('state', searchParams.get('state') ?? '');
  return { status: 302, body: '', headers: { location: back.href } };
}
