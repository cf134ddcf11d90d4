import { parseCommand } from '../../src/channels/slack/parse-command';
import { SCOPES } from '../../src/channels/slack/slack-app';
import { readManifest } from './manifest-schema';
import {
  find,
  listBoltPaths,
  listCalls,
  listCommands,
  listEvents,
  listRoutes,
  listShortcuts,
} from './slack-sources';

const { features, oauth_config, settings } = readManifest();
const events = settings.event_subscriptions.bot_events;
const scopes = oauth_config.scopes.bot;

/** What each method of the Web API needs of a bot (docs.slack.dev/reference/methods). */
const METHODS: Readonly<Record<string, readonly string[]>> = {
  'apps.connections.open': [],
  'assistant.threads.setStatus': ['chat:write'],
  'assistant.threads.setSuggestedPrompts': ['assistant:write'],
  'auth.test': [],
  'chat.delete': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  // Only direct messages are opened.
  'conversations.open': ['im:write'],
  'oauth.v2.access': [],
  'users.info': ['users:read'],
  'views.open': [],
  'views.publish': [],
  'views.update': [],
};

/** What each event needs (docs.slack.dev/reference/events). */
const EVENTS: Readonly<Record<string, readonly string[]>> = {
  app_home_opened: [],
  app_mention: ['app_mentions:read'],
  app_uninstalled: [],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.im': ['im:history'],
  'message.mpim': ['mpim:history'],
  tokens_revoked: [],
};

/** Comes to apps with `assistant_view` alone, which a new app cannot have: handled for those, not subscribed. */
const OF_OLDER_APPS = ['assistant_thread_started'];

const sorted = (all: Iterable<string>): readonly string[] => [...new Set(all)].sort();
const pathOf = (url: string | undefined): string => new URL(url ?? '').pathname;

test('every event that is handled is subscribed to, and the other way round', () => {
  const handled = listEvents()
    .filter((name) => !OF_OLDER_APPS.includes(name))
    .flatMap((name) =>
      name === 'message' ? Object.keys(EVENTS).filter((each) => each.startsWith('message.')) : [name],
    );
  expect(events).toEqual(sorted(handled));
});

test('the agent view stands alone, with the scope it needs and without the event it never gets', () => {
  expect(features).not.toHaveProperty('assistant_view');
  expect(scopes).toContain('assistant:write');
  expect(events).toEqual(expect.arrayContaining(['app_home_opened', 'message.im']));
  expect(events).toEqual(expect.not.arrayContaining(OF_OLDER_APPS));
});

test('every method that is called, and every event, is one whose scopes are known here', () => {
  expect(listCalls().filter((name) => METHODS[name] === undefined)).toEqual([]);
  expect(events.filter((name) => EVENTS[name] === undefined)).toEqual([]);
});

test('every scope is needed by a method, an event or a command, and none is missing', () => {
  const needed = [
    ...listCalls().flatMap((name) => METHODS[name] ?? []),
    ...events.flatMap((name) => EVENTS[name] ?? []),
    ...(listCommands().length + listShortcuts().length > 0 ? ['commands'] : []),
  ];
  expect(scopes).toEqual(sorted(needed));
});

test('whoever installs by OAuth is asked for the scopes of the manifest', () => {
  expect(sorted(SCOPES)).toEqual(sorted(scopes));
});

test('the commands and shortcuts are those that are listened to', () => {
  expect(features.slash_commands.map(({ command }) => command)).toEqual(listCommands());
  const shortcuts = features.shortcuts.map(({ type, callback_id }) => ({ type, callback_id }));
  expect(shortcuts).toEqual(listShortcuts());
});

test.each(features.slash_commands.flatMap(({ usage_hint }) => usage_hint.split('|')).slice(1))(
  '"%s" of the usage hint is a word the command knows',
  (hint) => {
    const said = hint.replace('…', 'something').trim();
    // What it does not know is said as it is.
    expect(parseCommand(said)).not.toEqual({ do: 'say', text: said });
  },
);

test('Slack calls the addresses that the service serves', () => {
  const routes = ['GET /slack/install', 'GET /slack/oauth_redirect', 'POST /slack/events'];
  expect(listRoutes()).toEqual(routes);
  expect(listBoltPaths()).toEqual(sorted(routes.map((route) => route.replace(/^\w+ /, ''))));
  const called = [
    settings.event_subscriptions.request_url,
    settings.interactivity.request_url,
    ...features.slash_commands.map(({ url }) => url),
  ];
  expect(sorted(called.map(pathOf))).toEqual(['/slack/events']);
  expect(oauth_config.redirect_urls?.map(pathOf)).toEqual(['/slack/oauth_redirect']);
});

test('what is drawn and pressed is switched on', () => {
  expect(features.app_home).toEqual({
    home_tab_enabled: listCalls().includes('views.publish'),
    messages_tab_enabled: true,
    messages_tab_read_only_enabled: false,
  });
  expect(settings.interactivity.is_enabled).toBe(find(/\bapp\s*\.(action|view|shortcut)\(/g).length > 0);
});

test('it is made for HTTP, for whole organisations, with tokens that stay', () => {
  const { org_deploy_enabled, socket_mode_enabled, token_rotation_enabled } = settings;
  expect({ org_deploy_enabled, socket_mode_enabled, token_rotation_enabled }).toEqual({
    org_deploy_enabled: true,
    socket_mode_enabled: false,
    token_rotation_enabled: false,
  });
});
