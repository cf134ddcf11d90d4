import type { Situation } from './applies';
import type { Facts } from './facts';
import type { Outcome } from './vocabulary';

/** The fact to ask for next, why it matters (a phrase key), and the values still possible. */
export type Need = {
  readonly fact: 'subscription' | 'created';
  readonly why: 'type-decides' | 'offer-ambiguous' | 'created-decides' | 'created-imprecise';
  readonly choices: readonly string[];
};

type Possible = Pick<Situation, 'type' | 'side'> & { readonly outcome: Outcome };

/**
 * The next fact on which the outcome still depends; undefined once every possibility agrees.
 * The type goes first: knowing it often makes the date needless, never the other way round.
 */
export function findNeed(facts: Facts, possible: readonly Possible[]): Need | undefined {
  if (countOutcomes(possible) <= 1) return undefined;
  const sides = unique(possible.map(({ side }) => side));
  const isTypeDecisive = sides.some(
    (side) => countOutcomes(possible.filter((each) => each.side === side)) > 1,
  );
  if (isTypeDecisive) {
    const hasIds = facts.quotaId !== undefined || facts.offerId !== undefined;
    const choices = unique(possible.map(({ type }) => type));
    return { fact: 'subscription', why: hasIds ? 'offer-ambiguous' : 'type-decides', choices };
  }
  return {
    fact: 'created',
    why: facts.created === undefined ? 'created-decides' : 'created-imprecise',
    choices: sides,
  };
}

function countOutcomes(possible: readonly Possible[]): number {
  return unique(possible.map(({ outcome }) => outcome)).length;
}

function unique<Value>(values: readonly Value[]): readonly Value[] {
  return [...new Set(values)];
}
