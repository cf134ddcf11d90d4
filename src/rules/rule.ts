import { applies, isInForce, type Situation } from './applies';
import type { Clause, Conflict, Policy, Row } from './policy';
import { remembered } from './rule-cache';
import {
  CERTAINTIES,
  type Certainty,
  type CreatedSide,
  type Outcome,
  type SubscriptionType,
} from './vocabulary';

/** What decided a situation: an override or a row, reduced to what both have. */
export type Ruling = {
  /** Whether a row decided, not an override. */
  readonly isRow: boolean;
  readonly outcome: Outcome;
  readonly certainty: Certainty;
  readonly clauses: readonly string[];
  readonly steps: readonly string[];
  readonly caveats: readonly string[];
};

/** The effect a clause has on a verdict. */
export type ClauseEffect = 'decides' | 'confirms' | 'advises' | 'overruled';

export type RuledClause = { readonly clause: Clause; readonly effect: ClauseEffect };

/** A ruling with everything that backs or qualifies it. */
export type Explanation = Ruling & {
  readonly ruled: readonly RuledClause[];
  readonly conflicts: readonly Conflict[];
};

/**
 * Decides a situation: the first override that holds, else the one row for its type, side and day.
 * @throws if the policy has a hole; a checked policy has none
 */
export const rule = remembered((situation: Situation, policy: Policy): Ruling => {
  const ruling = ruleByOverride(situation, policy) ?? { ...findRow(situation, policy), isRow: true };
  if (situation.cloud === 'public') return ruling;
  // Overrides (7): other clouds have documents of their own, which are not among the sources.
  return { ...ruling, certainty: 'unsourced', caveats: [...ruling.caveats, 'other-cloud'] };
}, 20_000);

function ruleByOverride(situation: Situation, policy: Policy): Ruling | undefined {
  const override = policy.overrides.find((each) => applies(each, situation));
  if (override === undefined) return undefined;
  const { outcome } = override;
  if (outcome !== 'as-requestable') return { ...override, outcome, isRow: false };
  const row = findRequestableRow(situation, policy);
  return {
    isRow: false,
    outcome: row.outcome,
    certainty: weakest([row.certainty, override.certainty]),
    clauses: [...override.clauses, ...row.clauses],
    steps: [...row.steps, ...override.steps],
    caveats: [...row.caveats, ...override.caveats],
  };
}

/**
 * The portal said "blocked, may request": whatever the day let such a subscription ask for.
 * A type that is never blocked by its row (EA) can only be a Dev/Test offer then.
 */
function findRequestableRow(situation: Situation, policy: Policy): Row {
  const row = findRow({ ...situation, side: 'after' }, policy);
  if (row.outcome !== 'open' && row.outcome !== 'unknown') return row;
  return findRow({ ...situation, side: 'after', type: 'enterprise-dev-test' }, policy);
}

type Cell = { readonly type: SubscriptionType; readonly side: CreatedSide; readonly day: string };

/** The row for a type, side and day. @throws if there is none */
export function findRow(cell: Cell, policy: Policy): Row {
  const row = rowsOf(policy)
    .get(cellKey(cell))
    ?.find((each) => isInForce(each, cell.day));
  if (row === undefined) throw new Error(`no policy row for ${cell.type}, ${cell.side}, ${cell.day}`);
  return row;
}

/** Rows by type and side: a decision looks up some fifty cells to tell what would change it. */
const ROWS = new WeakMap<Policy, ReadonlyMap<string, readonly Row[]>>();

function rowsOf(policy: Policy): ReadonlyMap<string, readonly Row[]> {
  const known = ROWS.get(policy);
  if (known !== undefined) return known;
  const rows = new Map<string, Row[]>();
  for (const row of policy.rows) {
    for (const key of row.types.flatMap((type) => row.created.map((side) => cellKey({ type, side })))) {
      rows.set(key, [...(rows.get(key) ?? []), row]);
    }
  }
  ROWS.set(policy, rows);
  return rows;
}

function cellKey({ type, side }: Pick<Cell, 'type' | 'side'>): string {
  return `${type} ${side}`;
}

/** Everything that stands behind a ruling: clauses with their effect, conflicts, and their advice. */
export const explain = remembered((situation: Situation, policy: Policy): Explanation => {
  const ruling = rule(situation, policy);
  const ruled = ruleClauses(situation, ruling, policy);
  const heard = ruled.filter((each) => isHeard(each, situation, ruling)).map(({ clause }) => clause);
  const conflicts = policy.conflicts.filter(
    (each) => applies(each, situation, ruling.outcome) && isTouched(each, ruling.outcome),
  );
  return {
    ...ruling,
    certainty: weakest([ruling.certainty, ...conflicts.map(({ certainty = 'sourced' }) => certainty)]),
    ruled,
    conflicts,
    steps: inOrder(policy.steps, [...ruling.steps, ...heard.flatMap((clause) => clause.steps)]),
    caveats: inOrder(policy.caveats, [...ruling.caveats, ...heard.flatMap((clause) => clause.caveats)]),
  };
}, 1_000);

/**
 * Whether a clause's steps and caveats count. A row may stand on the clause of a neighbouring type;
 * an override also names clauses that are not about the case, and their advice does not fit it.
 */
function isHeard({ clause, effect }: RuledClause, situation: Situation, ruling: Ruling): boolean {
  if (effect === 'overruled') return false;
  return ruling.isRow || applies(clause, situation, ruling.outcome);
}

/** Sources that disagree on port 25 from a VM do not matter where the policy does not get that far. */
function isTouched(conflict: Conflict, outcome: Outcome): boolean {
  if (outcome === 'not-restricted') return conflict.ports !== undefined;
  if (outcome === 'unsupported') return conflict.sources !== undefined || conflict.routes !== undefined;
  return true;
}

const EFFECT_ORDER: readonly ClauseEffect[] = ['decides', 'confirms', 'advises', 'overruled'];

function ruleClauses(situation: Situation, ruling: Ruling, policy: Policy): readonly RuledClause[] {
  return policy.clauses
    .filter((clause) => ruling.clauses.includes(clause.id) || applies(clause, situation, ruling.outcome))
    .map((clause) => ({ clause, effect: effectOf(clause, ruling) }))
    .sort((a, b) => EFFECT_ORDER.indexOf(a.effect) - EFFECT_ORDER.indexOf(b.effect));
}

function effectOf(clause: Clause, ruling: Ruling): ClauseEffect {
  if (ruling.clauses.includes(clause.id)) return 'decides';
  if (clause.outcome === undefined) return 'advises';
  return clause.outcome === ruling.outcome ? 'confirms' : 'overruled';
}

function inOrder(order: readonly string[], ids: readonly string[]): readonly string[] {
  const wanted = new Set(ids);
  return order.filter((id) => wanted.has(id));
}

/** The least certain of several. */
export function weakest(certainties: readonly Certainty[]): Certainty {
  const last = Math.max(0, ...certainties.map((each) => CERTAINTIES.indexOf(each)));
  return CERTAINTIES[last] ?? 'sourced';
}
