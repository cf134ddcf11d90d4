import { checkSecret } from './check-secret';
import type { Read } from './read';
import type { Environment } from './slack-access';

/** Another help desk, and what its calls and ours are signed with. */
export type WebhookConfig = { readonly url: string; readonly secret: string };

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

export function readWebhook({
  DESK_WEBHOOK_URL: url,
  DESK_WEBHOOK_SECRET: secret,
}: Environment): Read<WebhookConfig | undefined> {
  const problems = [
    ...(url === undefined ? [] : checkUrl(url)),
    ...(secret === undefined ? [] : checkSecret('DESK_WEBHOOK_SECRET', secret, true)),
    ...checkBoth(url, secret),
  ];
  if (url === undefined || secret === undefined || problems.length > 0) return { value: undefined, problems };
  return { value: { url, secret }, problems };
}

function checkBoth(url: string | undefined, secret: string | undefined): readonly string[] {
  if (url !== undefined && secret === undefined)
    return [
      'DESK_WEBHOOK_SECRET is missing: calls to DESK_WEBHOOK_URL are signed with it; openssl rand -hex 32',
    ];
  if (url === undefined && secret !== undefined)
    return ['DESK_WEBHOOK_SECRET is set and DESK_WEBHOOK_URL is not: set both, or neither'];
  return [];
}

/** The value is not repeated: addresses of webhooks are secrets as often as not. */
function checkUrl(url: string): readonly string[] {
  const give = 'give one such as https://help.example.com/port25';
  if (!URL.canParse(url)) return [`DESK_WEBHOOK_URL is no address: ${give}`];
  const { protocol, hostname, username, password } = new URL(url);
  if (username !== '' || password !== '')
    return ['DESK_WEBHOOK_URL has a user or password in it: leave them out, calls are signed instead'];
  if (protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname))) return [];
  return [`DESK_WEBHOOK_URL is neither https nor http on this machine: ${give}`];
}
