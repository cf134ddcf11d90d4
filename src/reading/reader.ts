import { isLocale, type Locale } from '../answer/locale';
import type { Facts } from '../rules/facts';
import type { Offer } from '../rules/policy';
import type { PortalVerdict, SubscriptionType } from '../rules/vocabulary';
import { toClauses } from './clauses';
import { readDates } from './date-facts';
import { findDates, findRawDates } from './dates';
import { readExempted } from './exempted';
import { type IdReading, readIds } from './ids';
import { isOnlyWish, readIntent } from './intents';
import { createLexicon, type Lexicon } from './lexicon';
import type { Message } from './message';
import { normaliseText } from './normal-text';
import { overlaps } from './numeric-dates';
import { readPlaces } from './places';
import { readPort } from './ports';
import type { Evidence, Reader, ReadInput, Reading } from './reading';
import { findSeals } from './seals';
import { readSubscription, type SubscriptionReading } from './subscription';
import { partTopic } from './supposed-topic';
import { tokenise } from './tokens';
import type { Vocabulary } from './vocabulary';
import { type Scope, toScopes } from './what-if-scope';

export type ReaderProps = {
  readonly vocabularies: Readonly<Record<Locale, Vocabulary>>;
  readonly offers: readonly Offer[];
  /** The language natural words are in; undefined where nothing tells. */
  readonly detectLanguage: (text: string) => Locale | undefined;
  readonly readEvidence: (text: string) => EvidenceFound;
};

type EvidenceFound = {
  readonly symptom: string | null;
  readonly evidence: Evidence;
  readonly portalVerdict?: PortalVerdict;
};

/** Builds the reader once; reading a message then takes well under a millisecond. */
export function createReader(props: ReaderProps): Reader {
  const lexicon = createLexicon(props.vocabularies);
  return { read: (input) => readMessage(input, lexicon, props) };
}

function readMessage(input: ReadInput, lexicon: Lexicon, props: ReaderProps): Reading {
  const message = toMessage(input, lexicon);
  const ids = readIds(message.normal, props.offers);
  const { symptom, evidence, portalVerdict } = props.readEvidence(input.text);
  const scopes = toScopes(message);
  const said = readScope(message, { scope: scopes.real, idTypes: ids.types, isHypothetical: false });
  const supposed =
    scopes.supposed && readScope(message, { scope: scopes.supposed, idTypes: [], isHypothetical: true });
  const real: Facts = {
    ...(evidence.port !== null && { port: evidence.port }),
    ...said.facts,
    ...factsOfIds(ids),
    ...(portalVerdict !== undefined && { portalVerdict }),
  };
  const { facts, change } = partTopic(real, supposed?.facts ?? {});
  const trouble = [...said.trouble, ...(supposed?.trouble ?? [])];
  const maybe = said.maybe.length > 0 ? said.maybe : (supposed?.maybe ?? []);
  const { denied } = said;
  const hasCase = Object.keys(facts).length + trouble.length + denied.length + maybe.length > 0;
  const isSupposed = Object.keys(change).length + (supposed?.maybe.length ?? 0) > 0;
  const found = { facts, hasCase, isSupposed, hasEvidence: symptom !== null };
  const intent = readIntent(message, found);
  return {
    locale: input.chosen ?? props.detectLanguage(input.text) ?? input.locale ?? 'en',
    intent,
    facts,
    supposed: change,
    denied,
    maybe,
    trouble,
    language: intent === 'language' ? wantedLanguage(message) : null,
    isOnlyWish: isOnlyWish(message, found),
    asks: message.clauses.every((clause) => clause.asks),
    followsUp: input.isQuoted !== true && followsUp(message),
    symptom,
    evidence,
  };
}

/** More words than this ask something of their own. */
const LONGEST_FOLLOW_UP = 8;

/** "And for CSP?", CSPの場合は？: a few words, opened or closed by one that goes on. */
function followsUp({ tokens, mentions }: Message): boolean {
  const words = tokens.filter(({ kind }) => kind !== 'mark').length;
  const last = tokens.findLastIndex(({ kind }) => kind !== 'mark');
  const goesOn = mentions.of('what-about').some(({ start, end }) => start === 0 || end === last + 1);
  return goesOn && words <= LONGEST_FOLLOW_UP;
}

type ScopeReading = Omit<SubscriptionReading, 'subscription'> & { readonly facts: Facts };

/** The facts within a scope, all but those that ids and pasted evidence tell. */
function readScope(
  message: Message,
  {
    scope,
    idTypes,
    isHypothetical,
  }: { scope: Scope; idTypes: readonly SubscriptionType[]; isHypothetical: boolean },
): ScopeReading {
  const { subscription, denied, maybe, trouble } = readSubscription(message, {
    scope,
    idTypes,
    isHypothetical,
  });
  const port = readPort(message, scope);
  const dates = readDates(message, scope);
  const exempted = readExempted(message, scope, isHypothetical);
  const facts: Facts = {
    ...(subscription !== undefined && { subscription }),
    ...dates.facts,
    ...(port.port !== undefined && { port: port.port }),
    ...readPlaces(message, scope),
    ...(exempted !== undefined && { exempted }),
  };
  return { facts, denied, maybe, trouble: [...trouble, ...dates.trouble, ...port.trouble] };
}

function toMessage(input: ReadInput, lexicon: Lexicon): Message {
  const normal = normaliseText(input.text);
  const seals = findSeals(normal.text);
  const raw = findRawDates(normal.text, seals, input.today);
  const sealed = [...seals.filter((seal) => !raw.some((date) => overlaps(date, seal))), ...raw];
  const tokens = tokenise(
    normal.text,
    sealed.toSorted((a, b) => a.start - b.start),
  );
  const mentions = lexicon.find(tokens);
  const clauses = toClauses(tokens, mentions);
  const dates = findDates({ raw, text: normal.text, tokens, mentions, clauses, input });
  return { input, normal, tokens, mentions, seals, dates, clauses };
}

function factsOfIds({ quotaId, offerId, cloud }: IdReading): Pick<Facts, 'quotaId' | 'offerId' | 'cloud'> {
  return {
    ...(quotaId !== undefined && { quotaId }),
    ...(offerId !== undefined && { offerId }),
    ...(cloud !== undefined && { cloud }),
  };
}

function wantedLanguage({ mentions }: Message): Locale | null {
  const named = [...mentions.of('language-anywhere'), ...mentions.of('language-whole')];
  return named.flatMap(({ values }) => values).find(isLocale) ?? null;
}
