import { dmOf } from './channels';
import type { Courier } from './deliver';
import { toEvent } from './events';
import { ANN, CHANNEL, type Stage } from './person';
import { type Answer, parseBody, timed } from './transport';

export type Started = Answer & { readonly channel: string; readonly thread: string };

/** What happens around the talking: panes that are opened, installations that come and go. */
export interface Living {
  /** @param options.tab `home` */
  openHome(user?: string, options?: { readonly tab?: 'home' | 'messages' }): Promise<Answer>;
  /** Opens the assistant's pane beside a channel: a new thread in the direct message. */
  startAssistant(start?: { readonly user?: string; readonly channel?: string }): Promise<Started>;
  /** Any event, as it is. */
  event(event: object): Promise<Answer>;
  /** Takes the app out of the workspace: its tokens are void, and both events tell of it. */
  uninstall(): Promise<Answer>;
  /** Voids the bot's tokens, or tells that somebody's own were voided, which are none of the bot's. */
  revokeTokens(whose?: 'bot' | 'person'): Promise<Answer>;
  /** Goes the way of a browser through an installation and resolves to the page it ends on. HTTP only. */
  install(): Promise<Answer>;
}

type Props = { readonly courier: Courier; readonly target: string | undefined };

export function createLiving(stage: Stage, { courier, target }: Props): Living {
  const { world, workspace } = stage;
  const event = (told: object) => courier.deliver(toEvent(stage, { event_ts: world.clock.ts(), ...told }));
  const revokeTokens = (whose = 'bot'): Promise<Answer> => {
    if (whose === 'person') return event({ type: 'tokens_revoked', tokens: { oauth: [ANN], bot: [] } });
    world.workspaces.revokeAll(workspace.team);
    return event({ type: 'tokens_revoked', tokens: { oauth: [], bot: [workspace.botUser] } });
  };
  return {
    event,
    revokeTokens,
    openHome: (user = ANN, { tab = 'home' } = {}) => {
      const view = world.views.home(user);
      const shown = tab === 'home' && view !== undefined ? { view } : {};
      return event({ type: 'app_home_opened', user, channel: dmOf(user), tab, ...shown });
    },
    startAssistant: async ({ user = ANN, channel = CHANNEL } = {}) => {
      const thread = startThread(stage, user);
      const context = { channel_id: channel, team_id: workspace.team, enterprise_id: null };
      const assistant_thread = { user_id: user, context, channel_id: dmOf(user), thread_ts: thread };
      const answer = await event({ type: 'assistant_thread_started', assistant_thread });
      return { ...answer, channel: dmOf(user), thread };
    },
    uninstall: async () => {
      await revokeTokens();
      return event({ type: 'app_uninstalled' });
    },
    install: () => {
      if (target === undefined)
        throw new Error('an app that is reached by Socket Mode is installed by its owner');
      world.oauth.redirectUrl = `${target}/slack/oauth_redirect`;
      return install(target, workspace.team);
    },
  };
}

/** The message an assistant's thread hangs on is the person's. */
function startThread({ world, workspace }: Stage, user: string): string {
  const ts = world.clock.ts();
  const channel = dmOf(user);
  world.assistant.start({ channel, thread: ts });
  world.messages.add({
    type: 'message',
    subtype: 'assistant_app_thread',
    channel,
    ts,
    user,
    team: workspace.team,
    text: 'New chat',
    blocks: [],
  });
  return ts;
}

/** The app's page, Slack's page, and back: with the cookie the app gave. */
async function install(target: string, team: string): Promise<Answer> {
  const page = await fetch(`${target}/slack/install`, { redirect: 'manual' });
  const cookie = page.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  const link = page.headers.get('location') ?? /<a href="([^"]+)"/.exec(await page.text())?.[1] ?? '';
  const allow = new URL(link.replaceAll('&amp;', '&'));
  allow.searchParams.set('team', team);
  const allowed = await fetch(allow, { redirect: 'manual' });
  return timed(async () => {
    const last = await fetch(allowed.headers.get('location') ?? '', {
      headers: { cookie },
      redirect: 'manual',
    });
    const body = parseBody(await last.text());
    return { status: last.status, body, headers: Object.fromEntries(last.headers) };
  });
}
