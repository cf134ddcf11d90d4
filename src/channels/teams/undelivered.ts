import { randomBytes } from 'node:crypto';
import type { Activity } from 'botbuilder';
import { isGone } from './delivery-problem';
import { type ChannelLogger, describeError } from './logger';
import type { References } from './references';

/** Something could not be said where an activity came from. Resolves to the number the log has it under. */
export type OnUndelivered = (activity: Activity, error: unknown) => Promise<string>;

export function createOnUndelivered(props: {
  readonly logger: ChannelLogger;
  readonly references: Pick<References, 'forget'>;
}): OnUndelivered {
  return async (activity, error) => {
    const id = randomBytes(4).toString('hex');
    props.logger.error(
      { id, type: activity.type, ...describeError(error) },
      'a reply could not be delivered',
    );
    if (isGone(error)) await props.references.forget(activity);
    return id;
  };
}
