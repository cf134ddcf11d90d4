import { decide } from '../rules/decide';
import type { Policy } from '../rules/policy';
import { type Outcome, SUBSCRIPTION_TYPES, type SubscriptionType } from '../rules/vocabulary';

/** Types whose outcome went the same way. */
export type OutcomeChange = {
  readonly types: readonly SubscriptionType[];
  readonly before: Outcome;
  readonly after: Outcome;
};

/**
 * What is decided otherwise at `to` than at `from`, both `YYYY-MM-DD`, for a subscription created after the
 * cut-off that sends from a VM straight to the internet: that most types in common comes first.
 */
export function listChanges(
  policy: Policy,
  { from, to }: { readonly from: string; readonly to: string },
): readonly OutcomeChange[] {
  const changes = new Map<string, OutcomeChange>();
  for (const type of SUBSCRIPTION_TYPES) {
    const [before, after] = [from, to].map((asOf) => outcomeAt(policy, type, asOf));
    if (before === undefined || after === undefined || before === after) continue;
    const key = `${before} ${after}`;
    changes.set(key, { before, after, types: [...(changes.get(key)?.types ?? []), type] });
  }
  return [...changes.values()].toSorted((a, b) => b.types.length - a.types.length);
}

function outcomeAt(policy: Policy, subscription: SubscriptionType, asOf: string): Outcome | undefined {
  return decide({ subscription, created: 'after', asOf }, policy, asOf).outcome ?? undefined;
}
