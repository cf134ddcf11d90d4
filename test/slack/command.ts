import { ANN, CHANNEL, type Stage, toResponseUrl } from './person';
import { show } from './respond';
import { SlackError } from './slack-error';
import { escapeTyped, toTyped } from './slack-text';
import type { Answer, Delivery } from './transport';
import { APP_ID, VERIFICATION_TOKEN } from './workspaces';

export type Commanding = {
  readonly user?: string;
  readonly channel?: string;
  /** `/port25`. */
  readonly command?: string;
  /** The text is in Slack's own form already. */
  readonly isRaw?: boolean;
};

/** What Slack sends for a slash command. It comes from channels the bot is not in as well. */
export function toCommand(stage: Stage, text: string, commanding: Commanding = {}): Delivery {
  const { world, workspace } = stage;
  const { user = ANN, channel = CHANNEL, command = '/port25', isRaw = false } = commanding;
  const { enterprise, isEnterpriseInstall } = workspace;
  const raw = isRaw ? text : escapeTyped(text);
  world.complaints.heard(toTyped(raw));
  const payload = {
    token: VERIFICATION_TOKEN,
    team_id: workspace.team,
    team_domain: workspace.domain,
    ...(enterprise !== undefined && { enterprise_id: enterprise.id, enterprise_name: enterprise.name }),
    channel_id: channel,
    channel_name: world.channels.nameOf(channel),
    user_id: user,
    user_name: world.people.find(user).name,
    command,
    text: raw,
    api_app_id: APP_ID,
    is_enterprise_install: String(isEnterpriseInstall),
    response_url: toResponseUrl(stage, { user, channel }),
    trigger_id: world.triggers.create(user),
  };
  return { kind: 'command', payload };
}

/** What a command is answered with at once is shown, for the person alone unless it says otherwise. */
export function takeCommandAnswer(
  { world, workspace }: Stage,
  answer: Answer,
  commanding: Commanding = {},
): void {
  const { user = ANN, channel = CHANNEL } = commanding;
  const { status, body } = answer;
  if (status !== 200 || body === '') return;
  try {
    const args = typeof body === 'object' && body !== null ? { ...body } : { text: String(body) };
    show(world, { user, channel, workspace }, args);
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    world.complaints.add(`${commanding.command ?? 'command'}: ${error.message}`);
  }
}
