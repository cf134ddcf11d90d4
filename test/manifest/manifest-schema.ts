import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

/** What Slack takes as a manifest, in those parts we use; its own schema: github.com/slackapi/manifest-schema. */

const line = (most: number, least = 1) => z.string().min(least).max(most);
const url = z.url({ protocol: /^https$/ }).max(3_000);

/** Scopes or events; one listed twice is a slip. */
const names = (most: number) =>
  z
    .array(z.string().regex(/^[a-z_]+(?:[.:][a-z_]+)*$/))
    .max(most)
    .refine((all) => new Set(all).size === all.length, 'something is listed twice');

const COMMAND = z.strictObject({
  command: line(32).regex(/^\/[a-z0-9_-]+$/),
  url: url.optional(),
  description: line(2_000),
  usage_hint: line(1_000),
  should_escape: z.boolean(),
});

const SHORTCUT = z.strictObject({
  name: line(24),
  type: z.enum(['message', 'global']),
  callback_id: line(255),
  description: line(150),
});

const FEATURES = z.strictObject({
  app_home: z.strictObject({
    home_tab_enabled: z.boolean(),
    messages_tab_enabled: z.boolean(),
    messages_tab_read_only_enabled: z.boolean(),
  }),
  agent_view: z.strictObject({ agent_description: line(300) }),
  bot_user: z.strictObject({ display_name: line(80), always_online: z.boolean() }),
  slash_commands: z.array(COMMAND).min(1).max(50),
  shortcuts: z.array(SHORTCUT).min(1).max(10),
});

const SETTINGS = z.strictObject({
  event_subscriptions: z.strictObject({ request_url: url.optional(), bot_events: names(100) }),
  interactivity: z.strictObject({ is_enabled: z.boolean(), request_url: url.optional() }),
  org_deploy_enabled: z.boolean(),
  socket_mode_enabled: z.boolean(),
  token_rotation_enabled: z.boolean(),
});

const MANIFEST = z.strictObject({
  display_information: z.strictObject({
    name: line(35),
    description: line(140),
    long_description: line(4_000, 175),
    background_color: z.string().regex(/^#(?:[0-9a-f]{3}){1,2}$/i),
  }),
  features: FEATURES,
  oauth_config: z.strictObject({
    redirect_urls: z.array(url).min(1).max(1_000).optional(),
    scopes: z.strictObject({ bot: names(255) }),
  }),
  settings: SETTINGS,
});
export type Manifest = z.infer<typeof MANIFEST>;

/** @throws where Slack would not take it */
export function parseManifest(yaml: string): Manifest {
  return MANIFEST.parse(parse(yaml));
}

/** The manifest as it is shipped. */
export function readManifest(): Manifest {
  return parseManifest(readFileSync(join(process.cwd(), 'manifest/slack/manifest.yaml'), 'utf8'));
}
