import { z } from 'zod';

/**
 * What version 1.5 of Adaptive Cards takes as actions, in those parts we use; the published schema:
 * github.com/microsoft/AdaptiveCards, schemas/1.5.0/adaptive-card.json. Nothing else is let through, so that a
 * slip of a name does not go out: clients drop what they do not know without a word.
 */

const LOOK = {
  title: z.string().min(1),
  style: z.enum(['default', 'positive', 'destructive']).optional(),
};
/** Only what is sent comes with inputs. */
const SENDING = { ...LOOK, data: z.looseObject({}), associatedInputs: z.enum(['auto', 'none']).optional() };

export const SUBMIT = z.strictObject({ type: z.literal('Action.Submit'), ...SENDING });

/** Clients before 1.4 know no Execute: each has to come with what they send instead. */
export const EXECUTE = z.strictObject({
  type: z.literal('Action.Execute'),
  ...SENDING,
  verb: z.string().min(1),
  fallback: SUBMIT,
});

export const REFRESH = z.strictObject({
  action: z.strictObject({
    type: z.literal('Action.Execute'),
    verb: z.string().min(1),
    data: z.looseObject({}),
  }),
  /** Teams' own limit; the schema has none. */
  userIds: z.array(z.string().min(1)).min(1).max(60),
});

export const TOGGLE = z.strictObject({
  type: z.literal('Action.ToggleVisibility'),
  ...LOOK,
  targetElements: z.array(z.string().min(1)).min(1),
});
