import type { ChangedFact, FactValue, KnownFact } from '../src/answer/answer';
import type { Conversation, Knowledge, LearnedFact, LearnedFacts } from '../src/answer/conversation';
import { areIdsAtOdds, typesOfOffer } from '../src/rules/candidates';
import { DEFAULT_FACTS, type Facts } from '../src/rules/facts';
import { FactsError, parseFact, parseFacts } from '../src/rules/parse-facts';
import type { Policy } from '../src/rules/policy';
import { FACT_NAMES, type FactName, type SubscriptionType } from '../src/rules/vocabulary';

/** How far back a person can go; older states are forgotten. */
const STEPS_BACK = 30;

export function isFactName(name: string): name is FactName {
  return FACT_NAMES.includes(name as FactName);
}

/** What the rules are asked with. */
export function toFacts({ facts, among }: Knowledge): Facts {
  const said = Object.fromEntries(Object.entries(facts).map(([fact, { value }]) => [fact, value]));
  return among.length === 0 ? said : { ...said, among: among as readonly SubscriptionType[] };
}

/** What is known, in the order a person would tell it; defaults the rules filled in are `assumed`. */
export function listKnown({ facts }: Knowledge, today: string): readonly KnownFact[] {
  const assumed: Readonly<Record<string, FactValue>> = { asOf: today, ...DEFAULT_FACTS };
  return FACT_NAMES.flatMap((fact): readonly KnownFact[] => {
    const learned = facts[fact];
    if (learned !== undefined) return [{ fact, value: learned.value, how: learned.how }];
    const value = assumed[fact];
    return value === undefined ? [] : [{ fact, value, how: 'assumed' }];
  });
}

/** Only what the person gave. */
export function listGiven(known: Knowledge, today: string): readonly KnownFact[] {
  return listKnown(known, today).filter(({ how }) => how !== 'assumed');
}

export type Learning = {
  readonly facts: Readonly<Partial<Record<string, FactValue>>>;
  readonly how: LearnedFact['how'];
  /** Types a vague word may mean. */
  readonly maybe?: readonly string[];
  readonly denied?: readonly string[];
};

export type Learned =
  | { readonly known: Knowledge; readonly error?: undefined }
  | { readonly error: FactsError; readonly known?: undefined };

/** What is known once the new facts count; what they contradict gives way. An error where they cannot be. */
export function learn(known: Knowledge, learning: Learning, policy: Policy, today: string): Learned {
  const fresh = toLearned(learning);
  const facts = { ...dropContradicted(known.facts, fresh, policy), ...fresh };
  const among = fresh.subscription === undefined ? narrow(known.among, learning, facts, policy) : [];
  try {
    parseFacts(
      Object.fromEntries(Object.entries(facts).map(([name, { value }]) => [name, value])),
      policy.offers,
      today,
    );
    return { known: { facts: among.length > 0 ? without(facts, ['subscription']) : facts, among } };
  } catch (error) {
    if (error instanceof FactsError) return { error };
    throw error;
  }
}

/** A single value from a button; an error where the fact cannot have it. */
export function parseChoice(fact: string, value: FactValue): { readonly value: FactValue } | undefined {
  if (!isFactName(fact)) return undefined;
  try {
    return { value: parseFact(fact, value) };
  } catch (error) {
    if (error instanceof FactsError) return undefined;
    throw error;
  }
}

function toLearned({ facts, how }: Learning): LearnedFacts {
  return Object.fromEntries(
    Object.entries(facts).flatMap(([fact, value]) => (value === undefined ? [] : [[fact, { value, how }]])),
  );
}

/** The later word wins: a new type makes other ids void, new ids another type. */
function dropContradicted(old: LearnedFacts, fresh: LearnedFacts, policy: Policy): LearnedFacts {
  const ids = pickIds({ ...old, ...fresh });
  const types = typesOfOffer(ids, policy.offers);
  const type = (fresh.subscription ?? old.subscription)?.value;
  const isTypeAtOdds = type !== undefined && types !== undefined && !types.some((each) => each === type);
  if (isTypeAtOdds)
    return without(old, fresh.subscription === undefined ? ['subscription'] : ['quotaId', 'offerId']);
  if (areIdsAtOdds(ids, policy.offers)) return without(old, ['quotaId', 'offerId']);
  return old;
}

function pickIds(facts: LearnedFacts): Pick<Facts, 'quotaId' | 'offerId'> {
  const ids: { quotaId?: string; offerId?: string } = {};
  if (typeof facts.quotaId?.value === 'string') ids.quotaId = facts.quotaId.value;
  if (typeof facts.offerId?.value === 'string') ids.offerId = facts.offerId.value;
  return ids;
}

/** A vague word narrows the types; so does ruling one out, where it was the one believed. */
function narrow(
  among: readonly string[],
  { maybe = [], denied = [] }: Learning,
  facts: LearnedFacts,
  policy: Policy,
): readonly string[] {
  if (maybe.length > 0) return maybe.length > 1 ? maybe : [];
  if (denied.length === 0) return among;
  const current = facts.subscription?.value;
  if (current !== undefined && !denied.includes(String(current))) return among;
  const possible = among.length > 0 ? among : allTypes(policy);
  return possible.filter((type) => !denied.includes(type));
}

function allTypes(policy: Policy): readonly string[] {
  return [...new Set(policy.rows.flatMap((row) => row.types))];
}

function without(facts: LearnedFacts, names: readonly string[]): LearnedFacts {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => !names.includes(name)));
}

/** What is known without some of the facts. */
export function forget(known: Knowledge, names: readonly string[]): Knowledge {
  return { ...known, facts: without(known.facts, names) };
}

/** What differs between two states of knowledge. */
export function compare(before: Knowledge, after: Knowledge): readonly ChangedFact[] {
  return FACT_NAMES.flatMap((fact): readonly ChangedFact[] => {
    const was = before.facts[fact]?.value ?? null;
    const is = after.facts[fact]?.value ?? null;
    return was === is ? [] : [{ fact, before: was, after: is }];
  });
}

/** The conversation with new knowledge, and the old kept for the way back. */
export function remember(conversation: Conversation, known: Knowledge): Conversation {
  const isNew = JSON.stringify(known) !== JSON.stringify(conversation.known);
  if (!isNew) return conversation;
  return {
    ...conversation,
    known,
    earlier: [...conversation.earlier, conversation.known].slice(-STEPS_BACK),
  };
}
