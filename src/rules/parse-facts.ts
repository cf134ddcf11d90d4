import { areIdsAtOdds, typesOfOffer } from './candidates';
import { isCreatedSide } from './created-side';
import type { Facts } from './facts';
import { parsePeriod } from './period';
import type { Offer } from './policy';
import { FACT_NAMES, FACT_WORDS, type FactName } from './vocabulary';

export const FACTS_ERROR_CODES = [
  'not-an-object',
  'unknown-fact',
  'bad-value',
  'no-such-date',
  'no-such-port',
  'created-after-as-of',
  'contradiction',
] as const;
export type FactsErrorCode = (typeof FACTS_ERROR_CODES)[number];

/** Facts that cannot be: names the fact, the value and what to give instead. */
export class FactsError extends Error {
  override readonly name = 'FactsError';
  constructor(
    readonly code: FactsErrorCode,
    message: string,
    readonly fact?: string,
    readonly value?: unknown,
  ) {
    super(message);
  }
}

const WORDS: Partial<Record<FactName, readonly string[]>> = FACT_WORDS;

/** Other names a fact may be given by. */
const SYNONYMS: Readonly<Record<string, FactName>> = { type: 'subscription' };

/**
 * Checks raw facts, as a command line or a client sends them. Null and undefined count as not said.
 * @param raw an object with fact names as keys (`type` means `subscription`)
 * @param today `YYYY-MM-DD`, the day asked about where `asOf` is not given
 * @throws {FactsError} on the first thing that cannot be
 */
export function parseFacts(raw: unknown, offers: readonly Offer[], today: string): Facts {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    throw new FactsError(
      'not-an-object',
      `facts are an object such as {"subscription": "csp"}, not ${show(raw)}`,
    );
  }
  const facts: Partial<Record<FactName, unknown>> = {};
  for (const [key, value] of Object.entries(raw)) {
    if (value === null || value === undefined) continue;
    const fact = toFactName(key);
    const parsed = parseFact(fact, value);
    if (facts[fact] !== undefined && facts[fact] !== parsed) throw contradiction(fact, facts[fact], value);
    facts[fact] = parsed;
  }
  return checkTogether(facts as Facts, offers, today);
}

function toFactName(key: string): FactName {
  const name =
    FACT_NAMES.find((each) => each === key) ?? (Object.hasOwn(SYNONYMS, key) ? SYNONYMS[key] : undefined);
  if (name !== undefined) return name;
  throw new FactsError(
    'unknown-fact',
    `there is no fact ${show(key)}; facts are ${FACT_NAMES.join(', ')}`,
    key,
  );
}

/** Checks one value. @throws {FactsError} if the fact cannot have it */
export function parseFact(fact: FactName, value: unknown): string | number | boolean {
  const words = WORDS[fact];
  if (words !== undefined) return parseWord(fact, value, words);
  if (fact === 'created' || fact === 'asOf') return parseDate(fact, value);
  if (fact === 'port') return parsePort(value);
  if (fact === 'exempted') return parseBoolean(fact, value);
  return parseId(fact, value);
}

function parseWord(fact: FactName, value: unknown, words: readonly string[]): string {
  const word = words.find((each) => each === value);
  if (word !== undefined) return word;
  throw new FactsError(
    'bad-value',
    `${fact} cannot be ${show(value)}; it is one of ${words.join(', ')}`,
    fact,
    value,
  );
}

function parseDate(fact: 'created' | 'asOf', given: unknown): string {
  // A year is a number to whoever writes JSON.
  const value = Number.isInteger(given) ? String(given) : given;
  if (typeof value === 'string') {
    if (fact === 'created' && isCreatedSide(value)) return value;
    if (parsePeriod(value) !== undefined) return value;
  }
  const form = 'a day, a month or a year, such as 2017-11-15, 2019-03 or 2016';
  const isDateLike = typeof value === 'string' && /^\d{4}-\d{1,2}(-\d{1,2})?$/.test(value);
  if (isDateLike)
    throw new FactsError(
      'no-such-date',
      `${fact}: there is no date ${show(value)}; give ${form}`,
      fact,
      value,
    );
  throw new FactsError('bad-value', `${fact} cannot be ${show(value)}; give ${form}`, fact, value);
}

function parsePort(value: unknown): number {
  const port = typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : value;
  if (typeof port === 'number' && Number.isInteger(port) && port >= 1 && port <= 65535) return port;
  throw new FactsError(
    'no-such-port',
    `there is no port ${show(value)}; ports are 1 to 65535`,
    'port',
    value,
  );
}

function parseBoolean(fact: FactName, value: unknown): boolean {
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  throw new FactsError('bad-value', `${fact} cannot be ${show(value)}; it is true or false`, fact, value);
}

const IDS: Partial<Record<FactName, { readonly shape: RegExp; readonly example: string }>> = {
  quotaId: { shape: /^[A-Za-z][A-Za-z_]{1,60}_\d{4}-\d{2}-\d{2}$/, example: 'PayAsYouGo_2014-09-01' },
  offerId: { shape: /^MS-AZR-(?:[A-Z]{2,8}-)?\d{4}[A-Z]$/i, example: 'MS-AZR-0003P' },
};

function parseId(fact: FactName, value: unknown): string {
  const id = IDS[fact];
  if (typeof value === 'string' && id?.shape.test(value)) return value;
  throw new FactsError(
    'bad-value',
    `${fact} cannot be ${show(value)}; it looks like ${id?.example}`,
    fact,
    value,
  );
}

function checkTogether(facts: Facts, offers: readonly Offer[], today: string): Facts {
  const created = facts.created === undefined ? undefined : parsePeriod(facts.created);
  const asOf = parsePeriod(facts.asOf ?? today);
  if (created !== undefined && asOf !== undefined && created.first > asOf.last) {
    const day = facts.asOf === undefined ? `today, ${today}` : `asOf ${facts.asOf}`;
    const message = `created ${facts.created} is later than ${day}; a subscription cannot be asked about before it exists`;
    throw new FactsError('created-after-as-of', message, 'created', facts.created);
  }
  if (areIdsAtOdds(facts, offers)) throw contradiction('offerId', facts.quotaId, facts.offerId);
  const types = typesOfOffer(facts, offers);
  if (facts.subscription !== undefined && types !== undefined && !types.includes(facts.subscription)) {
    throw contradiction('subscription', types.join(' or '), facts.subscription);
  }
  return facts;
}

function contradiction(fact: FactName, first: unknown, second: unknown): FactsError {
  const message = `${fact} cannot be both ${show(first)} and ${show(second)}; give the one that is right`;
  return new FactsError('contradiction', message, fact, second);
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
