import { SUBSCRIPTION_TYPES, type SubscriptionType } from '../rules/vocabulary';
import { type Clause, clauseAt } from './clauses';
import type { Kind, Mention } from './lexicon';
import type { Message } from './message';
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
  const isWeighed = createWeighing(message);
  const named = message.mentions
    .of(kind)
    .filter((each) => scope(each) && isName(each, message) && !isWeighed(each))
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
  const isPart = mentions.startsAt('no-type-tail', each.end) || mentions.endsAt('no-type-lead', each.start);
  return !isPart && !isInitials(each, message);
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

type Weighing = (each: Mention) => boolean;

/** "Do I need an EA, or is PAYG enough?" asks which to choose and tells of neither. */
function createWeighing({ clauses, mentions }: Message): Weighing {
  // The VS of "VS subscription" compares nothing.
  const cues = mentions.of('weighing').filter((cue) => !mentions.covers('type', cue.start));
  const weighed = new Set(cues.map((cue) => clauseAt(clauses, cue.start)));
  const sentences = new Set([...weighed].map((clause) => clause?.sentence));
  const counts = new Map<Clause | undefined, number>();
  for (const name of cues.length === 0 ? [] : mentions.of('type')) {
    const clause = clauseAt(clauses, name.start);
    counts.set(clause, (counts.get(clause) ?? 0) + 1);
  }
  return ({ start }) => {
    if (cues.length === 0) return false;
    const clause = clauseAt(clauses, start);
    // "EA or PAYG, which is better?" puts the choice before the question.
    const isOpen = clause?.asks === true || (counts.get(clause) ?? 0) > 1;
    return weighed.has(clause) || (isOpen && sentences.has(clause?.sentence));
  };
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
