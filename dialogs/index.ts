import type { Dialog } from '../src/answer/dialog';
import type { Lookup } from '../src/answer/lookup';
import type { Reading } from '../src/reading/reading';
import type { Policy } from '../src/rules/policy';
import { createAsk } from './ask';
import { createDiagnose } from './diagnose';
import { createSupport } from './support';
import { offering } from './support-offer';

/** Every dialog, in the order they are offered a turn; the last takes whatever is left. */
export function createDialogs(policy: Policy, lookup: Lookup): readonly Dialog<Reading>[] {
  return [createSupport(policy), offering(createAsk(policy, lookup)), offering(createDiagnose(policy))];
}
