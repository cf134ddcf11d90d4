import { z } from 'zod';
import { LOCALES, type Locale } from '../answer/locale';
import { PORTAL_VERDICTS, type PortalVerdict } from '../rules/vocabulary';
import { compileAny, compilePattern, findPatternMistake } from './evidence-pattern';

/** What a pasted error can mean. Each has its guidance; no other value is ever given. */
export const SYMPTOMS = [
  'port-25-timeout',
  'refused',
  'unreachable',
  'all-ports-timeout',
  'submission-timeout',
  'nsg-deny',
  'firewall-deny',
  'dns',
  'no-banner',
  'tls-required',
  'tls-mode',
  'auth',
  'sender-not-allowed',
  'throttled',
  'relay-denied',
  'rejected-reputation',
  'rejected-authentication',
  'rejected-recipient',
  'portal-verdict',
] as const;
export type SymptomClass = (typeof SYMPTOMS)[number];

/** Which ports must have been silent: these, several, none that the text names, any other. */
export type TimeoutCondition = 'several' | 'unnamed' | 'other' | readonly number[];

/** Something to look for, and what in the same line makes a match count for nothing. */
export type Phrase = { readonly find: RegExp; readonly unless: RegExp | undefined };

export type Symptom = {
  /** Null: evidence that has no class of its own, but settles that no later one is meant. */
  readonly class: SymptomClass | null;
  readonly portalVerdict: PortalVerdict | undefined;
  readonly phrase: Phrase | undefined;
  readonly timeout: TimeoutCondition | undefined;
};

/** The evidence patterns, ready to match; made from `symptoms.yaml` by {@link parseSymptoms}. */
export type Symptoms = {
  /** In order of precedence. */
  readonly symptoms: readonly Symptom[];
  readonly timeouts: Phrase;
  readonly successes: Phrase;
  readonly echoes: Phrase;
  readonly everyPort: Phrase;
  readonly tools: readonly { readonly tool: string; readonly find: RegExp }[];
  readonly hosts: readonly RegExp[];
  readonly ports: { readonly patterns: readonly RegExp[]; readonly loose: readonly RegExp[] };
  /** Most telling first. */
  readonly codes: readonly (readonly RegExp[])[];
};

/** Patterns that cannot be used: each mistake with file, entry and reason. */
export class SymptomsError extends Error {
  override readonly name = 'SymptomsError';
  readonly code = 'symptoms-unusable';
  constructor(readonly problems: readonly string[]) {
    super(`the evidence patterns cannot be used:\n${problems.map((each) => `  ${each}`).join('\n')}`);
  }
}

const pattern = z.string().superRefine((source, context) => {
  const mistake = findPatternMistake(source);
  if (mistake !== undefined) context.addIssue({ code: 'custom', message: `${mistake} (${source})` });
});
const patterns = z.array(pattern).readonly();
const words = z.partialRecord(z.enum(LOCALES), patterns);
const phraseShape = { patterns: patterns.optional(), words: words.optional(), unless: patterns.optional() };
const phrase = z.strictObject(phraseShape).refine(hasPatterns, 'says nothing to look for');
const port = z.number().int().min(1).max(65535);

const symptom = z
  .strictObject({
    class: z.enum(SYMPTOMS).nullable(),
    portalVerdict: z.enum(PORTAL_VERDICTS).optional(),
    ...phraseShape,
    timeout: z.union([z.enum(['several', 'unnamed', 'other']), z.array(port).min(1).readonly()]).optional(),
  })
  .refine(
    (each) => hasPatterns(each) !== (each.timeout !== undefined),
    'needs either patterns and words, or timeout',
  )
  .refine(
    (each) => (each.class === 'portal-verdict') === (each.portalVerdict !== undefined),
    'portalVerdict goes with the class portal-verdict, and with no other',
  );

const file = z.strictObject({
  symptoms: z.array(symptom).min(1).readonly(),
  timeouts: phrase,
  successes: phrase,
  echoes: phrase,
  everyPort: phrase,
  tools: z
    .array(z.strictObject({ tool: z.string().min(1), patterns: z.array(pattern).min(1).readonly() }))
    .readonly(),
  hosts: patternsNaming('host', 'ip'),
  ports: z.strictObject({ patterns: patternsNaming('port'), loose: patternsNaming('port') }),
  codes: z.array(z.strictObject({ patterns: patternsNaming('code') })).readonly(),
});

type RawPhrase = z.infer<typeof phrase>;

function patternsNaming(...groups: readonly string[]) {
  const named = pattern.refine(
    (source) => groups.some((group) => source.includes(`(?<${group}>`)),
    `names no group: ${groups.join(' or ')}`,
  );
  return z.array(named).readonly();
}

function hasPatterns(raw: {
  readonly patterns?: readonly string[] | undefined;
  readonly words?: unknown;
}): boolean {
  return allPatterns(raw as RawPhrase).length > 0;
}

function allPatterns(raw: RawPhrase): readonly string[] {
  const spoken: Partial<Record<Locale, readonly string[]>> = raw.words ?? {};
  return [...(raw.patterns ?? []), ...LOCALES.flatMap((locale) => spoken[locale] ?? [])];
}

/**
 * Checks the evidence patterns and makes them ready to match.
 * @param raw the content of `symptoms.yaml`
 * @param name of the file, for the messages
 * @throws {SymptomsError} naming file, entry and reason of each mistake: an unknown class, a pattern that
 * is no regular expression, repeats without a bound or is not written as the uniform text is
 */
export function parseSymptoms(raw: unknown, name: string): Symptoms {
  const result = file.safeParse(raw);
  if (!result.success) {
    throw new SymptomsError(
      result.error.issues.map(
        ({ path, message }) => `${name}: ${path.map(String).join('.') || 'all'}: ${message}`,
      ),
    );
  }
  const { data } = result;
  return {
    symptoms: data.symptoms.map(toSymptom),
    timeouts: toPhrase(data.timeouts),
    successes: toPhrase(data.successes),
    echoes: toPhrase(data.echoes),
    everyPort: toPhrase(data.everyPort),
    tools: data.tools.map((each) => ({ tool: each.tool, find: compilePattern(each.patterns.join('|')) })),
    hosts: data.hosts.map(compilePattern),
    ports: { patterns: data.ports.patterns.map(compilePattern), loose: data.ports.loose.map(compilePattern) },
    codes: data.codes.map((tier) => tier.patterns.map(compilePattern)),
  };
}

function toSymptom(raw: z.infer<typeof symptom>): Symptom {
  return {
    class: raw.class,
    portalVerdict: raw.portalVerdict,
    phrase: raw.timeout === undefined ? toPhrase(raw) : undefined,
    timeout: raw.timeout,
  };
}

function toPhrase(raw: RawPhrase): Phrase {
  const find = compileAny(allPatterns(raw));
  if (find === undefined) throw new Error('a phrase without patterns passed the check');
  return { find, unless: compileAny(raw.unless ?? []) };
}
