import type { Clock } from './clock';
import { SlackError } from './slack-error';

type Trigger = { readonly user: string; readonly at: number; readonly view: string | undefined };

/** What lets an app open a view: once, within three seconds of what a person did. */
export interface Triggers {
  /** @param view the view it was done in */
  create(user: string, view?: string): string;
  /** @throws SlackError `expired_trigger_id`, `exchanged_trigger_id`, `invalid_trigger_id` */
  check(id: unknown): Trigger;
  spend(id: unknown): void;
}

const TRIGGER_MS = 3_000;

export function createTriggers(clock: Clock): Triggers {
  const issued = new Map<unknown, Trigger>();
  const spent = new Set<unknown>();
  return {
    create: (user, view) => {
      const id = `${issued.size + 1}.${clock.id('T').slice(-5)}.${Math.random().toString(16).slice(2)}`;
      issued.set(id, { user, view, at: clock.now() });
      return id;
    },
    check: (id) => {
      const trigger = issued.get(id);
      if (trigger === undefined) throw new SlackError('invalid_trigger_id');
      if (spent.has(id)) throw new SlackError('exchanged_trigger_id');
      if (clock.now() - trigger.at > TRIGGER_MS) throw new SlackError('expired_trigger_id');
      return trigger;
    },
    spend: (id) => void spent.add(id),
  };
}
