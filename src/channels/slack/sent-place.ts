import type { Memory } from '../channel';

/** Where what was delivered stands. What was too long for one message goes on in others. */
export type SentPlace = {
  readonly channel: string;
  readonly ts: string;
  /** The messages it goes on in, in order. */
  readonly more?: readonly string[];
};

/** Reads a place as it was kept; undefined where it is none. */
export function parseSentPlace(raw: unknown): SentPlace | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const { channel, ts, more } = raw as Readonly<Record<string, unknown>>;
  if (typeof channel !== 'string' || typeof ts !== 'string') return undefined;
  const rest = Array.isArray(more) ? more.filter((each) => typeof each === 'string') : [];
  return { channel, ts, ...(rest.length > 0 && { more: rest }) };
}

/**
 * Messages that were deleted and posted anew. Whoever keeps the old place finds the new one, so that the
 * next change does not post a third.
 */
export interface MovedPlaces {
  find(place: SentPlace | undefined): Promise<SentPlace | undefined>;
  move(from: SentPlace, to: SentPlace): Promise<void>;
}

/** No ticket is worked on for so long. */
const MOVED_KEPT_MS = 365 * 24 * 3_600_000;

export function createMovedPlaces(memory: Memory): MovedPlaces {
  return {
    find: async (place) =>
      place === undefined ? undefined : (parseSentPlace(await memory.read(toKey(place))) ?? place),
    move: (from, to) => memory.write(toKey(from), to, MOVED_KEPT_MS),
  };
}

function toKey({ channel, ts }: SentPlace): string {
  return `slack-moved:${channel}:${ts}`;
}
