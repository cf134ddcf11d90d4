import type { Memory } from '../channel';
import type { Posted } from './outlet';
import { OWN, type Place, parseCardPlace, toCardPlace } from './places';

/** A direct message is one room for several cases: which of them somebody's words there go on with. */
export interface DirectLine {
  /** A message about a case stands there: who answers below it goes on with that case. */
  keepBelow(posted: Posted, place: Place): Promise<void>;
  /** The case of the message a thread there hangs on; undefined where that is the person's own. */
  findBelow(channel: string, thread: string): Promise<Place | undefined>;
  /** The staff wrote there about a case: what the person says next, below nothing, is meant for them. */
  expect(channel: string, place: Place): Promise<void>;
  findExpected(channel: string): Promise<Place | undefined>;
  /** The bot answers that case itself again, and what is said next is the person's own case. */
  release(channel: string): Promise<void>;
}

/** Who answers a message later than that begins anew. */
const KEPT_MS = 14 * 24 * 3_600_000;

export function createDirectLine(memory: Memory): DirectLine {
  const find = async (key: string): Promise<Place | undefined> => {
    const kept = await memory.read(key);
    return typeof kept === 'string' ? parseCardPlace(kept) : undefined;
  };
  const isElsewhere = (channel: string, { topic }: Place) => topic !== OWN && channel.startsWith('D');
  return {
    keepBelow: async ({ channel, ts }, place) => {
      if (isElsewhere(channel, place))
        await memory.write(toBelowKey(channel, ts), toCardPlace(place), KEPT_MS);
    },
    findBelow: (channel, thread) => find(toBelowKey(channel, thread)),
    expect: async (channel, place) => {
      if (isElsewhere(channel, place)) await memory.write(toNextKey(channel), toCardPlace(place), KEPT_MS);
      else await memory.remove(toNextKey(channel));
    },
    findExpected: (channel) => find(toNextKey(channel)),
    release: (channel) => memory.remove(toNextKey(channel)),
  };
}

function toBelowKey(channel: string, ts: string): string {
  return `slack-below:${channel}:${ts}`;
}

function toNextKey(channel: string): string {
  return `slack-next:${channel}`;
}
