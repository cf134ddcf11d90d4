import type { Read } from './read';
import type { Environment } from './slack-access';
import { readSlack } from './slack-config';

/** The channels that show tickets. */
export type DeskPlaces = { readonly teamsChannel?: string; readonly slackChannel?: string };

const TEAMS_ID = /^19:[^\s/?#%;]+@thread\.[a-z0-9]+$/;
const WHERE_IN_TEAMS =
  '("Get link to channel" in its menu: what stands between /channel/ and the next slash, decoded)';
const TEAMS_IN_LINK = /19(?::|%3a)[^\s/?#;]+?(?:@|%40)thread\.[a-z0-9]+/i;

const CHANNEL = /^[CG][A-Z0-9_]+$/;
const CHANNEL_OF_TEAM = /^[TE][A-Z0-9]+\/[CG][A-Z0-9_]+$/;
const WHERE_IN_SLACK = '(at the end of "View channel details", or of a link to it)';

/** Channels are told by their ids: names change, and nobody can be found by them. */
export function readDeskPlaces(environment: Environment): Read<DeskPlaces> {
  const { DESK_TEAMS_CHANNEL: teamsChannel, DESK_SLACK_CHANNEL: slackChannel } = environment;
  const problems = [
    ...(teamsChannel === undefined ? [] : checkTeams(teamsChannel, environment)),
    ...(slackChannel === undefined ? [] : checkSlack(slackChannel, environment)),
  ];
  const value = {
    ...(teamsChannel !== undefined && { teamsChannel }),
    ...(slackChannel !== undefined && { slackChannel }),
  };
  return { value: problems.length > 0 ? {} : value, problems };
}

/** Where no bot is registered only what stands in for Teams calls, such as the Agents Playground, and names its channel as it likes. */
const STAND_IN_ID = /^[a-z0-9][\w.-]*$/i;

function checkTeams(channel: string, { MicrosoftAppId }: Environment): readonly string[] {
  if (TEAMS_ID.test(channel)) return [];
  if (MicrosoftAppId === undefined && STAND_IN_ID.test(channel)) return [];
  const inLink = decode(TEAMS_IN_LINK.exec(channel)?.[0]);
  if (inLink !== undefined && TEAMS_ID.test(inLink))
    return [`DESK_TEAMS_CHANNEL is more than the channel's id: set it to ${inLink}`];
  return [
    `DESK_TEAMS_CHANNEL ${channel} is no id of a channel: give one such as 19:…@thread.tacv2 ${WHERE_IN_TEAMS}`,
  ];
}

function decode(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function checkSlack(channel: string, environment: Environment): readonly string[] {
  const { mode } = readSlack(environment);
  if (mode === undefined)
    return [
      'DESK_SLACK_CHANNEL is set and nothing else of Slack: set up Slack (SLACK_BOT_TOKEN …), or unset it',
    ];
  const [shape, example] =
    mode === 'oauth' ? [CHANNEL_OF_TEAM, 'T0123ABCD/C0123ABCD'] : [CHANNEL, 'C0123ABCD'];
  if (shape.test(channel)) return [];
  if (mode === 'oauth' && CHANNEL.test(channel))
    return [
      `DESK_SLACK_CHANNEL ${channel} is in one of many workspaces: put its id before it, such as ${example}`,
    ];
  if (mode !== 'oauth' && CHANNEL_OF_TEAM.test(channel))
    return [
      `DESK_SLACK_CHANNEL ${channel} names a workspace, and one only is served: give what is behind the /`,
    ];
  return [
    `DESK_SLACK_CHANNEL ${channel} is no id of a channel: give one such as ${example} ${WHERE_IN_SLACK}`,
  ];
}
