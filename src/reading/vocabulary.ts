import { z } from 'zod';
import { LOCALES } from '../answer/locale';
import { CLOUDS, DESTINATIONS, ROUTES, SOURCES, SUBSCRIPTION_TYPES } from '../rules/vocabulary';
import { toSteps } from './phrase-trie';
import { INTENTS } from './reading';

/**
 * Small words that say what the words beside them mean. `-lead` stands before what it is about,
 * `-tail` behind it, `-look` looks like the others of its family and means nothing.
 */
export const CUES = [
  // What a date is: when the subscription was made (`since` may also begin an incident), the time asked about, or anything else.
  'created',
  'since',
  'as-of',
  'event',
  'date-look',
  // On which side of a date: strictly before, up to and with, strictly after, from it on.
  'before-lead',
  'before-tail',
  'until-lead',
  'until-tail',
  'after-lead',
  'after-tail',
  'from-lead',
  'from-tail',
  'on-day',
  // What makes a bare number a year.
  'year-lead',
  'year-tail',
  // What is ruled out, and what was so once.
  'deny-lead',
  'deny-tail',
  'deny-look',
  'former-lead',
  'former-tail',
  // Whether the block was lifted.
  'exempted',
  'not-exempted',
  'exempt-look',
  // What is asked of Microsoft: its date is no creation; a wish for it is no exemption, nor is
  // what was not done.
  'exemption',
  'wished',
  'undone',
  'undone-tail',
  // What a number counts, and what has a number in its name: neither a year nor a port.
  'count-tail',
  'product',
  // What makes a number a port; `port-maybe` only one of mail's own.
  'port-lead',
  'port-maybe',
  'port-tail',
  'port-near',
  // What a place is: where the connection starts ("from the VM"), or that it is not used.
  'origin-lead',
  'origin-tail',
  // How something is said.
  'what-if',
  'what-if-look',
  // Together a supposition: a wish or an "if we", and a word for changing over; `moved` and
  // `came-of-it` say that it was done.
  'came-of-it',
  'moved',
  'intend',
  'move',
  'at-present',
  'correct',
  'correct-start',
  'asks',
  'asks-start',
  'contrast',
  'own',
  'problem',
  'problem-look',
  'topic',
  'subscription',
  // What makes a name no type ("MSDN forum"), a question about types a choice between them ("do I need an
  // EA"), a type unsure, and a date one of the policy ("is it true that since 2017 …").
  'no-type-lead',
  'no-type-tail',
  'weighing',
  'unsure',
  'policy-talk',
  // "And …?", before a word for today.
  'what-about',
  // Nothing between a machine and the internet.
  'direct',
  // Words that may stand between a cue and what it is about, and words of politeness.
  'filler',
  'or',
  'polite',
] as const;
export type Cue = (typeof CUES)[number];

export const RELATIVE_DATES = [
  'this-year',
  'last-year',
  'year-before-last',
  'this-month',
  'last-month',
  'last-week',
  'today',
  'yesterday',
  'day-before-yesterday',
  'last',
  'ago',
] as const;
export type RelativeDate = (typeof RELATIVE_DATES)[number];

const phrase = z.string().refine((text) => toSteps(text).length > 0, 'has no letter, sign or digit');
const phrases = z.array(phrase).readonly();
const wish = z.strictObject({ whole: phrases.default([]), anywhere: phrases.default([]) });
const MONTHS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'] as const;

const vocabulary = z.strictObject({
  types: z.partialRecord(z.enum(SUBSCRIPTION_TYPES), phrases),
  ambiguous: z.array(z.strictObject({ names: phrases, types: z.array(z.enum(SUBSCRIPTION_TYPES)).min(2) })),
  // What hints at a type and is outdone by any name of one: "bought through a reseller".
  hints: z.partialRecord(z.enum(SUBSCRIPTION_TYPES), phrases).default({}),
  // A type where it is the answer, and any word elsewhere: "other".
  answers: z.partialRecord(z.enum(SUBSCRIPTION_TYPES), phrases).default({}),
  lookalikes: phrases,
  sources: z.partialRecord(z.enum(SOURCES), phrases),
  routes: z.partialRecord(z.enum(ROUTES), phrases),
  destinations: z.partialRecord(z.enum(DESTINATIONS), phrases),
  // Ports by a name or in words: "twenty-five".
  ports: z.partialRecord(z.enum(['25', '465', '587', '2525']), phrases).default({}),
  clouds: z.partialRecord(z.enum(CLOUDS), phrases),
  months: z.partialRecord(z.enum(MONTHS), phrases),
  relative: z.partialRecord(z.enum(RELATIVE_DATES), phrases),
  cues: z.partialRecord(z.enum(CUES), phrases),
  intents: z.partialRecord(z.enum(INTENTS), wish),
  languages: z.partialRecord(z.enum(LOCALES), wish),
});

/** The words of one language, as `knowledge/<locale>/vocabulary.yaml` lists them. */
export type Vocabulary = z.infer<typeof vocabulary>;

/** A vocabulary that cannot be used: each problem with file, key, value and reason. */
export class VocabularyError extends Error {
  override readonly name = 'VocabularyError';
  readonly code = 'vocabulary-unusable';
  constructor(readonly problems: readonly string[]) {
    super(`the vocabulary cannot be used:\n${problems.map((each) => `  ${each}`).join('\n')}`);
  }
}

/**
 * Checks a vocabulary as read from YAML.
 * @param file its name, for the messages
 * @throws {VocabularyError} naming key and value of every mistake, a name with two meanings included
 */
export function parseVocabulary(raw: unknown, file: string): Vocabulary {
  const result = vocabulary.safeParse(raw);
  if (!result.success) {
    throw new VocabularyError(result.error.issues.map((issue) => describe(issue, raw, file)));
  }
  const clashes = findClashes(result.data).map((clash) => `${file}: ${clash}`);
  if (clashes.length > 0) throw new VocabularyError(clashes);
  return result.data;
}

function describe({ path, message }: z.core.$ZodIssue, raw: unknown, file: string): string {
  const value = path.reduce<unknown>(
    (each, key) => (each as Record<PropertyKey, unknown> | undefined)?.[key],
    raw,
  );
  const shown = JSON.stringify(value) ?? 'nothing';
  const short = shown.length > 80 ? `${shown.slice(0, 80)}…` : shown;
  return `${file}: ${path.map(String).join('.') || 'the file'}: ${short}: ${message}`;
}

/** Names that stand for two things: only one of them could ever be read. */
function findClashes({
  types,
  ambiguous,
  hints,
  answers,
  lookalikes,
  sources,
  routes,
  destinations,
}: Vocabulary): readonly string[] {
  const seen = new Map<string, string>();
  const listed = [
    ...toKeyed('types', types),
    ...toKeyed('hints', hints),
    ...toKeyed('answers', answers),
    ...ambiguous.map(({ names }, index) => [`ambiguous.${index}`, names] as const),
    ['lookalikes', lookalikes] as const,
    ...toKeyed('sources', sources),
    ...toKeyed('routes', routes),
    ...toKeyed('destinations', destinations),
  ];
  return listed.flatMap(([key, names]) =>
    names.flatMap((name) => {
      const spelling = toSteps(name)
        .map(({ text, isStem }) => (isStem ? `${text}*` : text))
        .join(' ');
      const other = seen.get(spelling);
      seen.set(spelling, key);
      return other === undefined || other === key ? [] : [`${key}: "${name}": is also in ${other}`];
    }),
  );
}

function toKeyed(
  group: string,
  lists: Readonly<Record<string, readonly string[] | undefined>>,
): readonly (readonly [string, readonly string[]])[] {
  return Object.entries(lists).map(([key, names]) => [`${group}.${key}`, names ?? []] as const);
}
