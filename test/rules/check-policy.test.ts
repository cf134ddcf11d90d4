import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadPolicy, PolicyError } from '../../src/library/load-policy';
import { checkPolicy } from '../../src/rules/check-policy';
import type { Policy } from '../../src/rules/policy';
import { KNOWLEDGE, shippedPolicy } from '../support/policy';

const policy = shippedPolicy();

function reasons(change: Partial<Policy>): readonly string[] {
  return checkPolicy({ ...policy, ...change }).map(({ list, reason }) => `${list}: ${reason}`);
}

/** The entry of a list with some parts changed. */
function edit<Entry extends { readonly id: string }>(
  list: readonly Entry[],
  id: string,
  parts: object,
): readonly Entry[] {
  return list.map((entry) => (entry.id === id ? { ...entry, ...parts } : entry));
}

const row = policy.rows.find(
  ({ types, outcome }) => types.includes('pay-as-you-go') && outcome === 'blocked',
);
const clause = policy.clauses[0];
if (row === undefined || clause === undefined) throw new Error('the shipped policy is empty');

test('the shipped policy has nothing wrong', () => {
  expect(reasons({})).toEqual([]);
});

test.each<[string, Partial<Policy>, RegExp]>([
  [
    'a document nobody listed',
    { clauses: edit(policy.clauses, clause.id, { document: 'docs-fr' }) },
    /no document "docs-fr"/,
  ],
  [
    'a section that is not there',
    { clauses: edit(policy.clauses, clause.id, { section: 'x' }) },
    /has no section "x"/,
  ],
  [
    'a clause nobody wrote',
    { rows: edit(policy.rows, row.id, { clauses: ['nowhere'] }) },
    /no clause "nowhere"/,
  ],
  ['a step nobody wrote', { rows: edit(policy.rows, row.id, { steps: ['pray'] }) }, /no step "pray"/],
  ['a hole', { rows: policy.rows.filter(({ id }) => id !== row.id) }, /a hole: no row for pay-as-you-go/],
  ['an overlap', { rows: [...policy.rows, { ...row, id: 'twin' }] }, /overlaps row/],
  ['an id used twice', { rows: [...policy.rows, row] }, /is used before/],
  [
    'a day that does not exist',
    { rows: edit(policy.rows, row.id, { from: '2022-02-30' }) },
    /no day 2022-02-30/,
  ],
  [
    'an end before the beginning',
    { rows: edit(policy.rows, row.id, { from: '2022-11-07', superseded: '2020-01-01' }) },
    /not later than/,
  ],
  [
    'an outcome no cited clause states',
    { rows: edit(policy.rows, row.id, { outcome: 'open' }) },
    /no cited clause in force says "open"/,
  ],
  ['a row without a clause', { rows: edit(policy.rows, row.id, { clauses: [] }) }, /cites no clause/],
  ['a contradiction nobody resolved', { conflicts: [] }, /and no conflict names it/],
])('%s is found', (_title, change, reason) => {
  expect(reasons(change).join('\n')).toMatch(reason);
});

function knowledgeWith(file: string, change: (text: string) => string): string {
  const directory = mkdtempSync(join(tmpdir(), 'port25-knowledge-'));
  cpSync(KNOWLEDGE, directory, { recursive: true });
  writeFileSync(join(directory, file), change(readFileSync(join(directory, file), 'utf8')));
  return directory;
}

function refusal(directory: string): string {
  try {
    loadPolicy(directory);
  } catch (error) {
    if (error instanceof PolicyError) return error.message;
    throw error;
  }
  return 'not refused';
}

test.each<[string, string, (text: string) => string, RegExp]>([
  [
    'a type nobody knows',
    'policy.yaml',
    (text) => text.replace('types: [enterprise-agreement]', 'types: [gold]'),
    /policy\.yaml:\d+: rows\.\d+\.types\.0: /,
  ],
  [
    'a key nobody knows',
    'offers.yaml',
    (text) => text.replace('name:', 'nam:'),
    /offers\.yaml:\d+: offers\.0/,
  ],
  ['text that is no YAML', 'documents.yaml', (text) => `${text}\n  - : [`, /documents\.yaml: /],
  [
    'an unknown section',
    'policy.yaml',
    (text) => text.replace('section: enterprise-agreement', 'section: nowhere'),
    /policy\.yaml:\d+: clauses\[\d+\]: document "[^"]+" has no section "nowhere"/,
  ],
])('%s stops the start with file, line and reason', (_title, file, change, message) => {
  expect(refusal(knowledgeWith(file, change))).toMatch(message);
});
