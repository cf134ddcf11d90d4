import { applies, isInForce, type Situation } from './applies';
import { BLOCK_START } from './created-side';
import { DEFAULT_FACTS } from './facts';
import { parsePeriod } from './period';
import type { Clause, Condition, Policy, Row } from './policy';
import { CREATED_SIDES, type CreatedSide, SUBSCRIPTION_TYPES, type SubscriptionType } from './vocabulary';

/** A mistake in the policy: the list and the entry it is in, and what is wrong. */
export type PolicyProblem = {
  readonly list:
    | 'documents'
    | 'clauses'
    | 'rows'
    | 'overrides'
    | 'conflicts'
    | 'offers'
    | 'steps'
    | 'caveats';
  /** Position in the list, from 0. */
  readonly index: number;
  readonly reason: string;
};

/** Everything wrong with a policy: ids, citations, dates, overlaps, holes, contradictions nobody resolved. */
export function checkPolicy(policy: Policy): readonly PolicyProblem[] {
  const cells = allCells(policy);
  return [
    ...checkIds(policy),
    ...checkDates(policy),
    ...checkCitations(policy),
    ...checkAdvice(policy),
    ...checkPartition(policy, cells),
    ...checkBacking(policy, cells),
    ...checkContradictions(policy, cells),
  ];
}

const NAMED_LISTS = ['documents', 'clauses', 'rows', 'overrides'] as const;
const DATED_LISTS = ['clauses', 'rows', 'overrides', 'conflicts'] as const;
const ADVISING_LISTS = ['clauses', 'rows', 'overrides'] as const;

function checkIds(policy: Policy): readonly PolicyProblem[] {
  return NAMED_LISTS.flatMap((list) =>
    duplicates(policy[list].map(({ id }) => id)).map((index) => ({
      list,
      index,
      reason: `the id "${policy[list][index]?.id}" is used before`,
    })),
  ).concat(
    (['steps', 'caveats'] as const).flatMap((list) =>
      duplicates(policy[list]).map((index) => ({
        list,
        index,
        reason: `"${policy[list][index]}" is listed before`,
      })),
    ) as never[],
  );
}

function duplicates(ids: readonly string[]): readonly number[] {
  return ids.flatMap((id, index) => (ids.indexOf(id) < index ? [index] : []));
}

function checkDates(policy: Policy): readonly PolicyProblem[] {
  return DATED_LISTS.flatMap((list) =>
    policy[list].flatMap((entry: Condition, index) =>
      dateMistakes(entry).map((reason) => ({ list, index, reason })),
    ),
  );
}

function dateMistakes({ from, superseded }: Condition): readonly string[] {
  const impossible = [from, superseded].filter((day) => day !== undefined && !isDay(day));
  if (impossible.length > 0) return impossible.map((day) => `there is no day ${day}`);
  if (from === undefined || superseded === undefined || from < superseded) return [];
  return [`superseded ${superseded} is not later than from ${from}`];
}

function isDay(text: string): boolean {
  const period = parsePeriod(text);
  return period !== undefined && period.first === period.last;
}

function checkCitations(policy: Policy): readonly PolicyProblem[] {
  const documents = new Map(policy.documents.map((each) => [each.id, each]));
  const clauses = new Set(policy.clauses.map(({ id }) => id));
  const cited = policy.clauses.flatMap(({ document, section }, index) => {
    const found = documents.get(document);
    if (found === undefined)
      return [{ list: 'clauses' as const, index, reason: `there is no document "${document}"` }];
    if (found.sections.some(({ id }) => id === section)) return [];
    return [
      { list: 'clauses' as const, index, reason: `document "${document}" has no section "${section}"` },
    ];
  });
  const named = (['rows', 'overrides', 'conflicts'] as const).flatMap((list) =>
    policy[list].flatMap((entry, index) =>
      entry.clauses
        .filter((id) => !clauses.has(id))
        .map((id) => ({ list, index, reason: `there is no clause "${id}"` })),
    ),
  );
  return [...cited, ...named];
}

function checkAdvice(policy: Policy): readonly PolicyProblem[] {
  return ADVISING_LISTS.flatMap((list) =>
    policy[list].flatMap((entry, index) => [
      ...unknown(entry.steps, policy.steps).map((id) => ({
        list,
        index,
        reason: `there is no step "${id}"`,
      })),
      ...unknown(entry.caveats, policy.caveats).map((id) => ({
        list,
        index,
        reason: `there is no caveat "${id}"`,
      })),
    ]),
  );
}

function unknown(ids: readonly string[], known: readonly string[]): readonly string[] {
  return ids.filter((id) => !known.includes(id));
}

/** One cell a person can be in; `day` is the first of a stretch in which nothing changes. */
type Cell = { readonly type: SubscriptionType; readonly side: CreatedSide; readonly day: string };

/** For each type, side and day exactly one row. */
function checkPartition(policy: Policy, cells: readonly Cell[]): readonly PolicyProblem[] {
  return cells.flatMap((cell) => {
    const found = policy.rows.flatMap((row, index) => (covers(row, cell) ? [index] : []));
    const [first, second] = found;
    const where = `${cell.type}, created ${cell.side}, on ${cell.day || 'the first day'}`;
    if (first === undefined) {
      return [{ list: 'rows' as const, index: -1, reason: `a hole: no row for ${where}` }];
    }
    if (second === undefined) return [];
    const other = policy.rows[first]?.id;
    return [{ list: 'rows' as const, index: second, reason: `overlaps row "${other}" for ${where}` }];
  });
}

function covers(row: Row, { type, side, day }: Cell): boolean {
  return row.types.includes(type) && row.created.includes(side) && isInForce(row, day);
}

function allCells(policy: Policy): readonly Cell[] {
  const days = turningDays(policy);
  return SUBSCRIPTION_TYPES.flatMap((type) =>
    CREATED_SIDES.flatMap((side) =>
      days.filter((day) => isPossible(side, day)).map((day) => ({ type, side, day })),
    ),
  );
}

function isPossible(side: CreatedSide, day: string): boolean {
  return side === 'before' || day >= BLOCK_START;
}

/** Every day on which anything in the policy changes, and the beginning of time. */
export function turningDays(policy: Policy): readonly string[] {
  const days = DATED_LISTS.flatMap((list) =>
    policy[list].flatMap((entry: Condition) => [entry.from, entry.superseded]),
  ).filter((day) => day !== undefined);
  return [...new Set(['', BLOCK_START, ...days])].sort();
}

/** A row that claims a source must stand on a clause that says so, on every day and for every type. */
function checkBacking(policy: Policy, cells: readonly Cell[]): readonly PolicyProblem[] {
  const clauses = new Map(policy.clauses.map((each) => [each.id, each]));
  return policy.rows.flatMap((row, index) => {
    if (row.clauses.length === 0) return [{ list: 'rows' as const, index, reason: 'cites no clause' }];
    if (row.certainty !== 'sourced') return [];
    const cited = row.clauses.flatMap((id) => clauses.get(id) ?? []);
    const bare = cells.find(
      (cell) => covers(row, cell) && !cited.some((clause) => states(clause, row.outcome, cell)),
    );
    if (bare === undefined) return [];
    const where = `${bare.type}, created ${bare.side}, on ${bare.day || 'the first day'}`;
    return [
      { list: 'rows' as const, index, reason: `no cited clause in force says "${row.outcome}" for ${where}` },
    ];
  });
}

function states(clause: Clause, outcome: string, cell: Cell): boolean {
  return clause.outcome === outcome && applies(clause, toSituation(cell));
}

/** Where a clause in force says otherwise than the row, a conflict has to name it. */
function checkContradictions(policy: Policy, cells: readonly Cell[]): readonly PolicyProblem[] {
  const reported = new Set<number>();
  const stating = policy.clauses
    .map((clause, index) => ({ clause, index }))
    .filter(({ clause }) => clause.outcome !== undefined);
  return cells.flatMap((cell) => {
    const row = policy.rows.find((each) => covers(each, cell));
    if (row === undefined) return [];
    const situation = toSituation(cell);
    const isResolved = ({ id }: Clause): boolean =>
      policy.conflicts.some((each) => each.clauses.includes(id) && applies(each, situation, row.outcome));
    const against = stating
      .filter(({ clause, index }) => clause.outcome !== row.outcome && !reported.has(index))
      .filter(({ clause }) => applies(clause, situation, row.outcome) && !isResolved(clause));
    return against.map(({ clause, index }) => {
      reported.add(index);
      const where = `${cell.type}, created ${cell.side}, on ${cell.day || 'the first day'}`;
      const reason = `says "${clause.outcome}" where row "${row.id}" says "${row.outcome}" (${where}), and no conflict names it`;
      return { list: 'clauses' as const, index, reason };
    });
  });
}

function toSituation({ type, side, day }: Cell): Situation {
  return {
    type,
    side,
    day,
    ...DEFAULT_FACTS,
    exempted: false,
    portalVerdict: undefined,
    cloud: 'public',
  };
}
