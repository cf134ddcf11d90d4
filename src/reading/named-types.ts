import { SUBSCRIPTION_TYPES, type SubscriptionType } from '../rules/vocabulary';
import { type Clause, clauseAt } from './clauses';
import type { Kind, Mention } from './lexicon';
import { isWithin, type Message } from './message';
import { isDenied, type Rivals, toRivals } from './polarity';
import type { Scope } from './what-if-scope';

/** Words that name a type; several types where the words leave it open ("MCA"). */
export type Named = Mention & { readonly types: readonly SubscriptionType[] };

/** What a scope affirms and what it rules out. */
export type NamedTypes = { readonly affirmed: readonly Named[]; readonly ruledOut: readonly Named[] };

/** The types a scope names. Names come first, hints ("through a reseller") only where no name is left. */
export function findNamed(message: Message, scope: Scope): NamedTypes {
  const names = part('type', message, scope);
  if (names.affirmed.length > 0) return names;
  const hints = part('hint', message, scope);
  const answer = hints.affirmed.length > 0 ? [] : answers(message, scope);
  return {
    affirmed: [...hints.affirmed, ...answer],
    ruledOut: [...names.ruledOut, ...hints.ruledOut],
  };
}

function part(kind: 'type' | 'hint', message: Message, scope: Scope): NamedTypes {
  const named = message.mentions
    .of(kind)
    .filter((each) => scope(each) && isName(each, message) && !isWeighed(each, message))
    .map(toNamed)
    .filter((each) => kind === 'type' || !isUnsure(each, message));
  const rivals: Rivals = toRivals(named);
  const ruledOut = new Set(named.filter((each) => isDenied(each, message, rivals)));
  return { affirmed: named.filter((each) => !ruledOut.has(each)), ruledOut: [...ruledOut] };
}

function toNamed(mention: Mention): Named {
  return { ...mention, types: SUBSCRIPTION_TYPES.filter((type) => mention.values.includes(type)) };
}

/** "MSDN forum" and the CSP of a Content Security Policy are no types. */
function isName(each: Mention, message: Message): boolean {
  const { mentions } = message;
  return !mentions.startsAt('no-type-tail', each.end) && !isInitials(each, message);
}

/** Whether the letters stand for a look-alike that the message spells out. */
function isInitials({ start, end }: Mention, { mentions, tokens }: Message): boolean {
  const text = end === start + 1 ? (tokens[start]?.text ?? '') : '';
  if (text.length < 2 || text.length > 4) return false;
  return mentions.of('lookalike').some((each) => initialsOf(tokens.slice(each.start, each.end)) === text);
}

function initialsOf(words: readonly { readonly text: string }[]): string {
  return words.map(({ text }) => text.charAt(0)).join('');
}

/** "Do I need an EA, or is PAYG enough?" asks which to choose and tells of neither. */
function isWeighed(each: Mention, message: Message): boolean {
  const { clauses, mentions } = message;
  // The VS of "VS subscription" compares nothing.
  const weighing = mentions.of('weighing').filter((cue) => !mentions.covers('type', cue.start));
  if (weighing.length === 0) return false;
  const clause = clauseAt(clauses, each.start);
  const isIn = (other: Clause | undefined): boolean =>
    other !== undefined && weighing.some((cue) => isWithin(cue, other));
  if (isIn(clause)) return true;
  return clause?.asks === true && clauses.some((other) => other.sentence === clause.sentence && isIn(other));
}

/** "Some reseller, type unknown": whoever is unsure hints at nothing. */
function isUnsure(each: Mention, { mentions, clauses }: Message): boolean {
  const sentence = clauseAt(clauses, each.start)?.sentence;
  return mentions.of('unsure').some(({ start }) => clauseAt(clauses, start)?.sentence === sentence);
}

const AROUND: readonly Kind[] = ['filler', 'polite', 'answer', 'correct', 'correct-start'];

/** "Other" is a type where it answers the question for one, or is all that is said. */
function answers(message: Message, scope: Scope): readonly Named[] {
  const { mentions, tokens, input } = message;
  const found = mentions.of('answer').filter(scope);
  if (found.length === 0) return [];
  const isAll = tokens.every(
    ({ kind }, at) => kind === 'mark' || AROUND.some((each) => mentions.covers(each, at)),
  );
  return isAll || (input.asking === 'subscription' && tokens.length <= 6) ? found.map(toNamed) : [];
}
