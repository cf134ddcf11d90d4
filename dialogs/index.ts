import type { Dialog } from '../src/answer/dialog';
import type { Reading } from '../src/reading/reading';
import type { Policy } from '../src/rules/policy';
import { createDiagnose } from './diagnose';

/** Every dialog, in the order they are offered a turn; the last takes whatever is left. */
export function createDialogs(policy: Policy): readonly Dialog<Reading>[] {
  return [createDiagnose(policy)];
}
