import { candidateTypes } from './candidates';
import { possibleSides } from './created-side';
import type { Facts } from './facts';
import { findNeed, type Need } from './need';
import type { Conflict, Policy } from './policy';
import { type ClauseEffect, type Explanation, explain, rule, weakest } from './rule';
import { dayAskedAbout, possibleSituations } from './situations';
import type { Certainty, CreatedSide, Outcome, SubscriptionType } from './vocabulary';
import { listWhatIfs, type WhatIf } from './what-if';

export type ClauseInVerdict = {
  readonly id: string;
  readonly document: string;
  readonly section: string;
  readonly effect: ClauseEffect;
};

export type ConflictInVerdict = Pick<Conflict, 'id' | 'clauses' | 'resolution'>;

/** A decision with its reasons. Ids are keys of the policy and of the phrasebook. */
export type Verdict = {
  readonly outcome: Outcome;
  readonly certainty: Certainty;
  /** Null where the outcome is the same for every type still possible. */
  readonly subscription: SubscriptionType | null;
  /** Null where no creation date was given, or one too vague to tell and not needed. */
  readonly created: CreatedSide | null;
  /** As given, else today. */
  readonly asOf: string;
  readonly clauses: readonly ClauseInVerdict[];
  readonly conflicts: readonly ConflictInVerdict[];
  readonly steps: readonly string[];
  readonly caveats: readonly string[];
  readonly whatIf: readonly WhatIf[];
  readonly needs: null;
};

/** One fact is missing on which the outcome still depends. */
export type Missing = { readonly outcome: null; readonly needs: Need };

export type Decision = Verdict | Missing;

export function isVerdict(decision: Decision): decision is Verdict {
  return decision.outcome !== null;
}

/**
 * Decides a case.
 * @param facts checked facts (see parseFacts)
 * @param policy a checked policy
 * @param today `YYYY-MM-DD`; the rules know no clock
 * @returns a verdict, or the one fact to ask for next: only while its values lead to different outcomes
 */
export function decide(facts: Facts, policy: Policy, today: string): Decision {
  const situations = possibleSituations(facts, policy, today);
  const need = findNeed(
    facts,
    situations.map((each) => ({ ...each, outcome: rule(each, policy).outcome })),
  );
  if (need !== undefined) return { outcome: null, needs: need };
  const merged = merge(situations.map((situation) => explain(situation, policy)));
  return {
    outcome: merged.outcome,
    certainty: merged.certainty,
    subscription: only(candidateTypes(facts, policy.offers)),
    created:
      facts.created === undefined ? null : only(possibleSides(facts.created, dayAskedAbout(facts, today))),
    asOf: facts.asOf ?? today,
    clauses: merged.ruled.map(({ clause, effect }) => ({
      id: clause.id,
      document: clause.document,
      section: clause.section,
      effect,
    })),
    conflicts: listConflicts(merged.conflicts),
    steps: merged.steps,
    caveats: merged.caveats,
    whatIf: listWhatIfs({ facts, outcome: merged.outcome, policy, today }),
    needs: null,
  };
}

/** One conflict a pair of clauses, though several conditions may have brought it up. */
function listConflicts(conflicts: readonly Conflict[]): readonly ConflictInVerdict[] {
  const pairs = new Map(conflicts.map((each) => [`${each.id} ${each.clauses.join(' ')}`, each]));
  return [...pairs.values()].map(({ id, clauses, resolution }) => ({ id, clauses, resolution }));
}

function only<Value>(values: readonly Value[]): Value | null {
  return values.length === 1 ? (values[0] ?? null) : null;
}

/** What holds in every situation still possible; they share an outcome. */
function merge(explanations: readonly Explanation[]): Explanation {
  const [first, ...others] = explanations;
  if (first === undefined) throw new Error('a case leaves no situation possible');
  if (others.length === 0) return first;
  const ruled = first.ruled.filter(({ clause }) =>
    others.every((other) => other.ruled.some((each) => each.clause.id === clause.id)),
  );
  return {
    ...first,
    certainty: weakest(explanations.map((each) => each.certainty)),
    ruled: ruled.length > 0 ? ruled : allDeciding(explanations),
    conflicts: first.conflicts.filter((conflict) =>
      others.every((other) => other.conflicts.includes(conflict)),
    ),
    steps: first.steps.filter((id) => others.every((other) => other.steps.includes(id))),
    caveats: first.caveats.filter((id) => others.every((other) => other.caveats.includes(id))),
  };
}

/** Where no clause covers all the types still possible, each type's own deciding clauses are named. */
function allDeciding(explanations: readonly Explanation[]): Explanation['ruled'] {
  const deciding = explanations.flatMap((each) => each.ruled.filter(({ effect }) => effect === 'decides'));
  return deciding.filter(
    ({ clause }, index) => deciding.findIndex((each) => each.clause.id === clause.id) === index,
  );
}
