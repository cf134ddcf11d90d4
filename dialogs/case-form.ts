import type { FormView } from '../src/answer/answer';
import type { Conversation } from '../src/answer/conversation';
import { FACT_WORDS, type FactName } from '../src/rules/vocabulary';
import { askAbout } from './standing';

/**
 * The facts a person can tell at once, in the order they know them. The date asked about and the cloud are
 * left to words: hardly anybody means another than today and the public one.
 */
const FIELDS: readonly FactName[] = [
  'subscription',
  'created',
  'source',
  'port',
  'portalVerdict',
  'route',
  'destination',
  'exempted',
  'offerId',
];

/** The case as a form, with what is known of it. */
export function toCaseForm({ known }: Conversation): FormView {
  return {
    fields: FIELDS.map((fact) => ({
      fact,
      choices: isPicked(fact) ? askAbout(fact).choices : [],
      value: known.facts[fact]?.value ?? null,
    })),
  };
}

/** Dates, ports and ids are typed: no list could hold them all. */
function isPicked(fact: FactName): boolean {
  return fact in FACT_WORDS || fact === 'exempted';
}
