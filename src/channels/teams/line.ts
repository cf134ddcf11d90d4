import type { Activity } from 'botbuilder';
import { type Reference, toReference } from './reference';
import type { TeamsAdapter } from './teams-adapter';

/** Where something is said in answer to an activity. The context of a turn is one, until that turn is over. */
export type Line = Mouth & {
  readonly activity: Activity;
  readonly updateActivity: (activity: Partial<Activity> & { readonly id: string }) => Promise<unknown>;
};

export type Mouth = { readonly sendActivity: (activity: Partial<Activity>) => Promise<unknown> };

/** The same place once the turn is over, in private where the turn was. */
export function createLine(adapter: Pick<TeamsAdapter, 'post' | 'change'>, activity: Activity): Line {
  const reference = toReference(activity);
  return {
    ...createMouth(adapter, reference),
    activity,
    updateActivity: (changed) => adapter.change(reference, changed),
  };
}

export function createMouth(adapter: Pick<TeamsAdapter, 'post'>, reference: Reference): Mouth {
  return { sendActivity: (activity) => adapter.post(reference, activity) };
}
