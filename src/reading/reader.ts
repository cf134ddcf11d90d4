import { isLocale, type Locale } from '../answer/locale';
import type { Facts } from '../rules/facts';
import type { Offer } from '../rules/policy';
import type { PortalVerdict } from '../rules/vocabulary';
import { toClauses } from './clauses';
import { readDates } from './date-facts';
import { findDates, findRawDates } from './dates';
import { readExempted } from './exempted';
import { type IdReading, readIds } from './ids';
import { readIntent } from './intents';
import { createLexicon, type Lexicon } from './lexicon';
import type { Message } from './message';
import { normaliseText } from './normal-text';
import { overlaps } from './numeric-dates';
import { readPlaces } from './places';
import { readPort } from './ports';
import type { Evidence, Reader, ReadInput, Reading } from './reading';
import { findSeals } from './seals';
import { readSubscription } from './subscription';
import { tokenise } from './tokens';
import type { Vocabulary } from './vocabulary';
import { supposedScope, wholeScope } from './what-if-scope';

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
  const supposed = supposedScope(message);
  const scope = supposed ?? wholeScope(message);
  const isHypothetical = supposed !== undefined;
  const subscription = readSubscription(message, { scope, idTypes: ids.types, isHypothetical });
  const port = readPort(message, scope);
  const dates = readDates(message, scope);
  const exempted = readExempted(message, scope, isHypothetical);
  const facts: Facts = {
    ...(subscription.subscription !== undefined && { subscription: subscription.subscription }),
    ...dates.facts,
    ...(evidence.port !== null && { port: evidence.port }),
    ...(port.port !== undefined && { port: port.port }),
    ...factsOfIds(ids),
    ...readPlaces(message, scope),
    ...(exempted !== undefined && { exempted }),
    ...(portalVerdict !== undefined && { portalVerdict }),
  };
  const trouble = [...subscription.trouble, ...dates.trouble, ...port.trouble];
  const { denied, maybe } = subscription;
  const hasCase = Object.keys(facts).length + trouble.length + denied.length + maybe.length > 0;
  const intent = readIntent(message, {
    facts,
    hasCase,
    isSupposed: isHypothetical,
    hasEvidence: symptom !== null,
  });
  return {
    locale: input.chosen ?? props.detectLanguage(input.text) ?? input.locale ?? 'en',
    intent,
    facts,
    denied,
    maybe,
    trouble,
    language: intent === 'language' ? wantedLanguage(message) : null,
    symptom,
    evidence,
  };
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
  const dates = findDates({ raw, tokens, mentions, input });
  return { input, normal, tokens, mentions, seals, dates, clauses: toClauses(tokens, mentions) };
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
