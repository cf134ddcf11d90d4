import type { Situation } from './applies';
import { candidateTypes, findOffers } from './candidates';
import { possibleSides } from './created-side';
import { DEFAULT_FACTS, type Facts } from './facts';
import { parsePeriod } from './period';
import type { Policy } from './policy';

/** The day a question is about: the first of the month or year said, today if nothing was said. */
export function dayAskedAbout(facts: Facts, today: string): string {
  return (facts.asOf === undefined ? undefined : parsePeriod(facts.asOf)?.first) ?? today;
}

/** Every situation that the facts leave possible: each candidate type with each possible side. */
export function possibleSituations(facts: Facts, policy: Policy, today: string): readonly Situation[] {
  const day = dayAskedAbout(facts, today);
  const rest = { ...fillDefaults(facts, policy), day };
  const sides = possibleSides(facts.created, day);
  return candidateTypes(facts, policy.offers).flatMap((type) =>
    sides.map((side) => ({ ...rest, type, side })),
  );
}

function fillDefaults(facts: Facts, policy: Policy): Omit<Situation, 'type' | 'side' | 'day'> {
  const cloudOfOffer = findOffers(facts, policy.offers).find((offer) => offer.cloud !== undefined)?.cloud;
  return {
    port: facts.port ?? DEFAULT_FACTS.port,
    source: facts.source ?? DEFAULT_FACTS.source,
    route: facts.route ?? DEFAULT_FACTS.route,
    destination: facts.destination ?? DEFAULT_FACTS.destination,
    exempted: facts.exempted ?? false,
    portalVerdict: facts.portalVerdict,
    cloud: facts.cloud ?? cloudOfOffer ?? 'public',
  };
}
