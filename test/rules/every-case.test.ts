import type { Situation } from '../../src/rules/applies';
import { turningDays } from '../../src/rules/check-policy';
import { BLOCK_START } from '../../src/rules/created-side';
import { explain, rule } from '../../src/rules/rule';
import {
  CREATED_SIDES,
  DESTINATIONS,
  OUTCOMES,
  PORTAL_VERDICTS,
  ROUTES,
  SOURCES,
  SUBSCRIPTION_TYPES,
} from '../../src/rules/vocabulary';
import { shippedPolicy } from '../support/policy';

const policy = shippedPolicy();
const DAYS = turningDays(policy).map((day) => day || '2015-01-01');

/** Every combination of type, creation, band, source, route, destination, exemption and portal verdict. */
function* everySituation(): Generator<Situation> {
  for (const type of SUBSCRIPTION_TYPES)
    for (const side of CREATED_SIDES)
      for (const day of DAYS) {
        if (side !== 'before' && day < BLOCK_START) continue;
        for (const source of SOURCES)
          for (const route of ROUTES)
            for (const destination of DESTINATIONS)
              for (const exempted of [false, true])
                for (const portalVerdict of [undefined, ...PORTAL_VERDICTS])
                  yield {
                    type,
                    side,
                    day,
                    source,
                    route,
                    destination,
                    exempted,
                    portalVerdict,
                    port: 25,
                    cloud: 'public',
                  };
      }
}

/** Combinations that differ in what clauses look at; the rest of the product adds no new clause. */
function* tellingSituations(): Generator<Situation> {
  for (const situation of everySituation()) {
    const { source, route, destination, exempted, portalVerdict } = situation;
    const special = [
      source !== 'vm',
      route !== 'direct',
      destination !== 'internet',
      exempted,
      portalVerdict !== undefined,
    ];
    // A lifted block on its way through the firewall is the one pair that has clauses of its own.
    const isTelling =
      special.filter(Boolean).length <= 1 || (exempted && route !== 'direct' && source === 'vm');
    if (isTelling && (portalVerdict === undefined || !exempted)) {
      yield situation;
      if (special.every((each) => !each)) for (const port of [443, 587]) yield { ...situation, port };
    }
  }
}

test('every combination leads to exactly one outcome', () => {
  let count = 0;
  for (const situation of everySituation()) {
    const { outcome } = rule(situation, policy);
    if (!OUTCOMES.includes(outcome)) throw new Error(`${outcome} for ${JSON.stringify(situation)}`);
    count += 1;
  }
  expect(count).toBeGreaterThan(100_000);
});

test('every clause is reached by some combination, and every verdict has a clause that decides', () => {
  const reached = new Set<string>();
  const conflicts = new Set<string>();
  for (const situation of tellingSituations()) {
    const { ruled, conflicts: found } = explain(situation, policy);
    for (const { clause } of ruled) reached.add(clause.id);
    for (const { id } of found) conflicts.add(id);
    if (!ruled.some(({ effect }) => effect === 'decides'))
      throw new Error(`nothing decides ${JSON.stringify(situation)}`);
  }
  const missed = policy.clauses.map(({ id }) => id).filter((id) => !reached.has(id));
  process.stdout.write(`clauses reached: ${reached.size} of ${policy.clauses.length}\n`);
  expect(missed).toEqual([]);
  for (let number = 1; number <= 22; number += 1)
    expect(conflicts).toContain(`C-${String(number).padStart(2, '0')}`);
});
