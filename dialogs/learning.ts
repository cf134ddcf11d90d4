import type { FactValue, TroubleView } from '../src/answer/answer';
import type { Knowledge } from '../src/answer/conversation';
import type { FilledForm } from '../src/answer/form';
import type { Reading } from '../src/reading/reading';
import type { Facts } from '../src/rules/facts';
import { isFactName, type Learning, learn, parseChoice } from './case-file';
import type { Rulebook } from './standing';
import { toTrouble } from './tell';

/** What is known after learning, and what could not be learned. */
export type Noted = { readonly known: Knowledge; readonly troubles: readonly TroubleView[] };

/** Learns what can be; a fact that cannot be is reported and the others count all the same. */
export function learnAll(known: Knowledge, learning: Learning, { policy, today }: Rulebook): Noted {
  const learned = learn(known, learning, policy, today);
  if (learned.error === undefined) return { known: learned.known, troubles: [] };
  const { [learned.error.fact ?? '']: _refused, ...facts } = learning.facts;
  const rest = learn(known, { ...learning, facts }, policy, today);
  return { known: rest.known ?? known, troubles: [toTrouble(learned.error)] };
}

/** Learns what a message said of the real case. */
export function hearFacts(known: Knowledge, reading: Reading | undefined, rulebook: Rulebook): Noted {
  if (reading === undefined) return { known, troubles: [] };
  const { maybe, denied } = reading;
  const how = isPasted(reading) ? 'pasted' : 'said';
  const noted = learnAll(known, { facts: toValues(reading.facts), how, maybe, denied }, rulebook);
  const unread = reading.trouble.map(({ code, fact, text }) => ({ code, fact, text }));
  return { known: noted.known, troubles: [...unread, ...noted.troubles] };
}

export function hasFacts({ facts, maybe, denied, trouble, symptom }: Reading): boolean {
  const count = Object.keys(facts).length + maybe.length + denied.length + trouble.length;
  return count > 0 || symptom !== null;
}

function isPasted({ facts }: Reading): boolean {
  return facts.quotaId !== undefined || facts.offerId !== undefined || facts.portalVerdict !== undefined;
}

/** The facts with a single value; the types a vague word may mean travel beside them. */
export function toValues({ among: _among, ...facts }: Facts): Readonly<Record<string, FactValue>> {
  return facts;
}

/** What a form changed: the rest stood there already and is no choice of the person's. */
export function listPicked(
  { facts: known }: Knowledge,
  filled: FilledForm,
): { readonly facts: Readonly<Record<string, FactValue>>; readonly emptied: readonly string[] } {
  const entries = Object.entries(filled).filter(([fact]) => isFactName(fact));
  const emptied = entries.filter(([fact, value]) => value === null && known[fact] !== undefined);
  const picked = entries.flatMap(([fact, value]): readonly (readonly [string, FactValue])[] => {
    if (value === null) return [];
    // What the fact cannot be stays as it was sent, and is told as trouble when it is learned.
    const parsed = parseChoice(fact, value)?.value ?? value;
    return parsed === known[fact]?.value ? [] : [[fact, parsed]];
  });
  return { facts: Object.fromEntries(picked), emptied: emptied.map(([fact]) => fact) };
}
