import { z } from 'zod';
import { checkPolicy, type PolicyProblem } from '../rules/check-policy';
import type { Policy } from '../rules/policy';
import {
  CERTAINTIES,
  CREATED_SIDES,
  DESTINATIONS,
  OUTCOMES,
  PORTAL_VERDICTS,
  ROUTES,
  SOURCES,
  SUBSCRIPTION_TYPES,
} from '../rules/vocabulary';
import { type KnowledgePath, readKnowledgeFile } from './knowledge-file';

const FILES = { documents: 'documents.yaml', offers: 'offers.yaml', policy: 'policy.yaml' } as const;

const id = z.string().min(1);
const ids = z.array(id).readonly();
const day = z.string();
const condition = {
  types: z.array(z.enum(SUBSCRIPTION_TYPES)).readonly().optional(),
  created: z.array(z.enum(CREATED_SIDES)).readonly().optional(),
  from: day.optional(),
  superseded: day.optional(),
  sources: z.array(z.enum(SOURCES)).readonly().optional(),
  routes: z.array(z.enum(ROUTES)).readonly().optional(),
  destinations: z.array(z.enum(DESTINATIONS)).readonly().optional(),
  ports: z
    .array(z.union([z.number().int(), z.literal('other')]))
    .readonly()
    .optional(),
  exempted: z.boolean().optional(),
  portalVerdicts: z.array(z.enum(PORTAL_VERDICTS)).readonly().optional(),
  outcomes: z.array(z.enum(OUTCOMES)).readonly().optional(),
};
/** `guide#section`, where the knowledge base tells it at length. */
const guide = z.string().regex(/^[^#\s]+#\S+$/, 'is no guide and section, such as csp#today');
const told = z.array(z.strictObject({ id, guide })).readonly();
const advice = { steps: ids.default([]), caveats: ids.default([]) };

const document = z.strictObject({
  id,
  title: id,
  url: z.url().optional(),
  locale: id,
  dated: day,
  sections: z.array(z.strictObject({ id, title: id })).readonly(),
});
const offer = z.strictObject({
  quotaId: id.optional(),
  offerId: id.optional(),
  name: id,
  types: z.array(z.enum(SUBSCRIPTION_TYPES)).min(1).readonly(),
  cloud: z.enum(['us-government', 'germany']).optional(),
});
const row = z.strictObject({
  id,
  types: z.array(z.enum(SUBSCRIPTION_TYPES)).readonly(),
  created: z.array(z.enum(CREATED_SIDES)).readonly(),
  from: day.optional(),
  superseded: day.optional(),
  outcome: z.enum(OUTCOMES),
  certainty: z.enum(CERTAINTIES),
  clauses: ids,
  ...advice,
});
const override = z.strictObject({
  id,
  ...condition,
  outcome: z.union([z.enum(OUTCOMES), z.literal('as-requestable')]),
  certainty: z.enum(CERTAINTIES),
  clauses: ids,
  ...advice,
});
const conflict = z.strictObject({
  id,
  ...condition,
  clauses: z.tuple([id, id]).readonly(),
  resolution: id,
  certainty: z.enum(CERTAINTIES).optional(),
});
const clause = z.strictObject({
  id,
  document: id,
  section: id,
  guide,
  ...condition,
  outcome: z.enum(OUTCOMES).optional(),
  ...advice,
});

const SCHEMAS = {
  documents: z.strictObject({ documents: z.array(document).readonly() }),
  offers: z.strictObject({ offers: z.array(offer).readonly() }),
  policy: z.strictObject({
    steps: told,
    caveats: told,
    'type-guides': z.record(z.enum(SUBSCRIPTION_TYPES), guide),
    rows: z.array(row).readonly(),
    overrides: z.array(override).readonly(),
    conflicts: z.array(conflict).readonly(),
    clauses: z.array(clause).readonly(),
  }),
};

/** A knowledge file that cannot be used: each problem with file, line and reason. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError';
  readonly code = 'policy-unusable';
  constructor(readonly problems: readonly string[]) {
    super(`the policy cannot be used:\n${problems.map((each) => `  ${each}`).join('\n')}`);
  }
}

type Loaded<Value> = { readonly value: Value; lineOf(path: KnowledgePath): number };

/**
 * Loads `policy.yaml`, `documents.yaml` and `offers.yaml` and checks them against one another.
 * @param directory the knowledge directory
 * @throws {PolicyError} naming every problem as `file:line: reason`
 */
export function loadPolicy(directory: string): Policy {
  const documents = load(directory, 'documents');
  const offers = load(directory, 'offers');
  const rules = load(directory, 'policy');
  const policy = { ...documents.value, ...offers.value, ...toRules(rules.value) } as Policy;
  const problems = checkPolicy(policy);
  if (problems.length === 0) return policy;
  const loaded = { documents, offers, policy: rules };
  throw new PolicyError(problems.map((problem) => describe(problem, loaded)));
}

/** Rules name steps and caveats by id alone; where each is told is kept beside. */
function toRules({
  steps,
  caveats,
  'type-guides': typeGuides,
  ...rest
}: z.infer<typeof SCHEMAS.policy>): object {
  const guides = Object.fromEntries([...steps, ...caveats].map(({ id, guide }) => [id, guide]));
  return {
    ...rest,
    steps: steps.map(({ id }) => id),
    caveats: caveats.map(({ id }) => id),
    guides,
    typeGuides,
  };
}

function describe(
  { list, index, reason }: PolicyProblem,
  loaded: Record<keyof typeof FILES, Loaded<unknown>>,
): string {
  const file = list === 'documents' || list === 'offers' ? list : 'policy';
  const line = loaded[file].lineOf(index < 0 ? [list] : [list, index]);
  const named = index < 0 ? list : `${list}[${index}]`;
  return `${FILES[file]}:${line}: ${named}: ${reason}`;
}

function load<Name extends keyof typeof FILES>(
  directory: string,
  name: Name,
): Loaded<z.infer<(typeof SCHEMAS)[Name]>> {
  const file = FILES[name];
  const { errors, value, lineOf } = readKnowledgeFile(directory, file);
  if (errors.length > 0) throw new PolicyError(errors.map((each) => `${file}: ${each.message}`));
  const result = SCHEMAS[name].safeParse(value);
  if (result.success) return { value: result.data as z.infer<(typeof SCHEMAS)[Name]>, lineOf };
  throw new PolicyError(
    result.error.issues.map((issue) => {
      const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
      return `${file}:${nearestLine(path, lineOf)}: ${path.join('.')}: ${issue.message}`;
    }),
  );
}

/** A key that is missing has no place; its parent has. */
function nearestLine(path: KnowledgePath, lineOf: (path: KnowledgePath) => number): number {
  for (let length = path.length; length > 0; length -= 1) {
    const line = lineOf(path.slice(0, length));
    if (line > 0) return line;
  }
  return 1;
}
