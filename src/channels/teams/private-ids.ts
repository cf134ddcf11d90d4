import { type Activity, ActivityTypes } from 'botbuilder';
import { isPrivate, toPrivate } from './private';
import { createRecent } from './recent';

/** More than this many at a time are forgotten from the oldest on. */
const MOST_REMEMBERED = 5_000;
const CHANGES: readonly string[] = [ActivityTypes.MessageUpdate, ActivityTypes.MessageDelete];

/**
 * Makes what knows a private message again when it is changed: no document says that Teams tells of a change
 * of one as of a private one.
 */
export function createPrivateIds(): (activity: Activity) => Activity {
  const known = createRecent<true>(MOST_REMEMBERED);
  return (activity) => {
    const key = JSON.stringify([activity.conversation.id, activity.id]);
    if (CHANGES.includes(activity.type)) return known.get(key) ? toPrivate(activity) : activity;
    if (activity.type !== ActivityTypes.Message || !isPrivate(activity)) return activity;
    known.set(key, true);
    return activity;
  };
}
