import type { Facts } from './facts';
import type { Policy } from './policy';
import { rule } from './rule';
import { possibleSituations } from './situations';
import {
  DESTINATIONS,
  type FactName,
  type Outcome,
  PORTAL_VERDICTS,
  ROUTES,
  SOURCES,
  SUBSCRIPTION_TYPES,
} from './vocabulary';

/** One change that would lead to another outcome. */
export type WhatIf = {
  readonly fact: FactName;
  readonly value: string | number | boolean;
  readonly outcome: Outcome;
};

type Change = Omit<WhatIf, 'outcome'>;
type Case = { readonly facts: Facts; readonly policy: Policy; readonly today: string };

/** The single changes to a decided case that would lead elsewhere. */
export function listWhatIfs(decided: Case & { readonly outcome: Outcome }): readonly WhatIf[] {
  return possibleChanges(decided.facts, decided.today).flatMap((change) => {
    const facts = applyChange(decided.facts, change);
    const outcome = outcomeOf({ ...decided, facts });
    return outcome === undefined || outcome === decided.outcome ? [] : [{ ...change, outcome }];
  });
}

/** The facts with one of them changed; a new type makes the ids of the old one void. */
export function applyChange(facts: Facts, { fact, value }: Change): Facts {
  if (fact !== 'subscription') return { ...facts, [fact]: value };
  const { quotaId: _quotaId, offerId: _offerId, ...rest } = facts;
  return { ...rest, [fact]: value } as Facts;
}

/** The outcome all possibilities share; undefined while they differ. */
function outcomeOf({ facts, policy, today }: Case): Outcome | undefined {
  const outcomes = new Set(
    possibleSituations(facts, policy, today).map((each) => rule(each, policy).outcome),
  );
  return outcomes.size === 1 ? [...outcomes][0] : undefined;
}

function possibleChanges(facts: Facts, today: string): readonly Change[] {
  const changes: readonly Change[] = [
    ...SUBSCRIPTION_TYPES.map((value) => ({ fact: 'subscription' as const, value })),
    ...(['before', 'after'] as const).map((value) => ({ fact: 'created' as const, value })),
    { fact: 'asOf', value: today },
    { fact: 'port', value: 25 },
    { fact: 'port', value: 587 },
    ...SOURCES.map((value) => ({ fact: 'source' as const, value })),
    ...ROUTES.map((value) => ({ fact: 'route' as const, value })),
    ...DESTINATIONS.map((value) => ({ fact: 'destination' as const, value })),
    { fact: 'exempted', value: !(facts.exempted ?? false) },
    ...PORTAL_VERDICTS.map((value) => ({ fact: 'portalVerdict' as const, value })),
  ];
  return changes.filter(({ fact, value }) => facts[fact] !== value);
}
