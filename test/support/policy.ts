import { join } from 'node:path';
import { loadPolicy } from '../../src/library/load-policy';
import type { Policy } from '../../src/rules/policy';

export const KNOWLEDGE = join(process.cwd(), 'knowledge');

/** The day the tests call today: in the band of the newest edition. */
export const TODAY = '2026-11-21';

let policy: Policy | undefined;

/** The shipped policy, loaded once. */
export function shippedPolicy(): Policy {
  policy ??= loadPolicy(KNOWLEDGE);
  return policy;
}
