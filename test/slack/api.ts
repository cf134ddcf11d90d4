import { AUTH_METHODS, accessByCode } from './api-app';
import { ASSISTANT_METHODS } from './api-assistant';
import type { ApiMethods } from './api-call';
import { CHAT_METHODS } from './api-chat';
import { PEOPLE_METHODS } from './api-people';
import { VIEW_METHODS } from './api-views';
import type { Args } from './calls';
import { SlackError } from './slack-error';
import type { SocketHub } from './socket-hub';
import { APP_TOKEN } from './workspaces';
import type { World } from './world';

const METHODS: ApiMethods = {
  ...AUTH_METHODS,
  ...CHAT_METHODS,
  ...VIEW_METHODS,
  ...PEOPLE_METHODS,
  ...ASSISTANT_METHODS,
};

export type ApiRequest = {
  readonly method: string;
  readonly args: Args;
  /** As in the header, or among the arguments. */
  readonly token: string | undefined;
  /** The user and password of basic authorization, in base64. */
  readonly basic: string | undefined;
};

export type ApiProps = { readonly world: World; readonly host: string; readonly hub: SocketHub };

/** Does what a call asks for and says what Slack answers, be it yes or no. */
export function callApi(request: ApiRequest, props: ApiProps): object {
  try {
    return { ok: true, ...perform(request, props) };
  } catch (error) {
    if (error instanceof SlackError) return toRefusal(error);
    throw error;
  }
}

function perform({ method, args, token, basic }: ApiRequest, { world, host, hub }: ApiProps): object {
  if (method === 'oauth.v2.access') return accessByCode(world, args, basic);
  if (method === 'apps.connections.open') {
    if (token !== APP_TOKEN) throw new SlackError('invalid_auth');
    return { url: hub.invite(host) };
  }
  const run = Object.hasOwn(METHODS, method) ? METHODS[method] : undefined;
  if (run === undefined) throw new SlackError('unknown_method');
  const workspace = world.workspaces.ofToken(token);
  return run({ method, args, workspace, token: token ?? '', world });
}

export function toRefusal({ error, messages }: SlackError): object {
  if (messages.length === 0) return { ok: false, error };
  return {
    ok: false,
    error,
    errors: messages,
    response_metadata: { messages: messages.map((each) => `[ERROR] ${each}`) },
  };
}
