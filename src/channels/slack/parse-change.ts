import { parseSaid, type Said, type SaidEvent } from './said';

/** What somebody did to a message after it was there. */
export type SaidChange = {
  /** The message, as far as it stays the same: who wrote it, and where. */
  readonly said: Said;
  /** As it was; undefined where Slack does not tell. */
  readonly before: Said | undefined;
  /** As it is now; null: it was deleted. */
  readonly after: Said | null;
  /** The time stamp of the change. */
  readonly at: string;
};

type ChangeEvent = {
  readonly subtype?: string;
  readonly channel?: string;
  readonly channel_type?: string;
  readonly ts?: string;
  readonly event_ts?: string;
  readonly message?: SaidEvent & { readonly edited?: unknown };
  readonly previous_message?: SaidEvent;
};

/** What stands where a message with answers below it was deleted. */
const TOMBSTONE = 'tombstone';

/**
 * An edit or a deletion of what a person wrote; undefined for anything else. Slack tells of a change, too,
 * where a link was unfolded or the bot changed its own message: nobody said anything there.
 */
export function parseChange(event: object): SaidChange | undefined {
  const { subtype, channel, channel_type, ts, event_ts, message, previous_message } = event as ChangeEvent;
  if (subtype !== 'message_changed' && subtype !== 'message_deleted') return undefined;
  const read = (each: SaidEvent | undefined): Said | undefined =>
    each === undefined
      ? undefined
      : parseSaid({ ...each, ...(channel && { channel }), ...(channel_type && { channel_type }) });
  const before = read(previous_message);
  const at = event_ts ?? ts ?? '';
  if (subtype === 'message_deleted' || message?.subtype === TOMBSTONE)
    return before === undefined ? undefined : { said: before, before, after: null, at };
  const after = read(message);
  if (after === undefined || message?.edited === undefined || after.raw === before?.raw) return undefined;
  return { said: after, before, after, at };
}
