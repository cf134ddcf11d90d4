import type { Dialog } from '../src/answer/dialog';
import type { Lookup } from '../src/answer/lookup';
import type { Reading } from '../src/reading/reading';
import type { Policy } from '../src/rules/policy';
import { createAsk } from './ask';
import { createDiagnose } from './diagnose';

/** Every dialog, in the order they are offered a turn; the last takes whatever is left. */
export function createDialogs(policy: Policy, lookup: Lookup): readonly Dialog<Reading>[] {
  return [createAsk(policy, lookup), createDiagnose(policy)];
}
