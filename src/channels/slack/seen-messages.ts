import type { SlackDesk } from './slack-desk';

/** So many messages are remembered at a time; redeliveries come within minutes. */
const MOST_MESSAGES = 5_000;

/** Tells a message that comes for the first time, as far as this process knows. */
export function createSeenMessages(): SlackDesk['isNew'] {
  const seen = new Set<string>();
  return ({ channel, ts }) => {
    const key = `${channel}:${ts}`;
    if (seen.has(key)) return false;
    seen.add(key);
    const oldest = seen.values().next();
    if (seen.size > MOST_MESSAGES && oldest.done !== true) seen.delete(oldest.value);
    return true;
  };
}
