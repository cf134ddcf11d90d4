import type { StaffDesk } from '../channel';

/** The channel the staff work in: each ticket is a card there, and all about it stands in the card's thread. */
export type StaffRoom = {
  readonly staff: StaffDesk;
  readonly channel: string;
  /** The workspace it is in; undefined where the bot is in one only. */
  readonly team: string | undefined;
};

/** What a card of the staff carries as its place: it belongs to nobody. */
export const STAFF_PLACE = 'staff';

/**
 * Reads `C123`, or `T123/C123` where the app is installed in several workspaces.
 * @throws Error where it is neither
 */
export function parseDeskChannel(text: string): Pick<StaffRoom, 'channel' | 'team'> {
  const [, team, channel] = /^(?:([TE]\w+)\/)?([CG]\w+)$/.exec(text.trim()) ?? [];
  if (channel !== undefined) return { team, channel };
  throw new Error(
    `DESK_SLACK_CHANNEL is "${text}", which is no channel: give its id, such as C0123ABCD ("View channel details" in Slack), or T0123ABCD/C0123ABCD where the app is installed in several workspaces`,
  );
}

/** How a thread of the room is named to the desk. */
export function toThreadKey(channel: string, thread: string): string {
  return `${channel}:${thread}`;
}
