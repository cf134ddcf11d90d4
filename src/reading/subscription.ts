import { SUBSCRIPTION_TYPES, type SubscriptionType } from '../rules/vocabulary';
import { clauseAt } from './clauses';
import { type Message, wordsOf } from './message';
import { findNamed, type Named } from './named-types';
import { isFormer } from './polarity';
import type { Trouble } from './reading';
import type { Scope } from './what-if-scope';

export type SubscriptionReading = {
  readonly subscription?: SubscriptionType;
  readonly denied: readonly SubscriptionType[];
  readonly maybe: readonly SubscriptionType[];
  readonly trouble: readonly Trouble[];
};

/**
 * The type a message affirms, those it rules out, and those a word leaves open.
 * @param idTypes what ids in the message stand for; empty where they say nothing
 * @param isHypothetical in a what-if the type supposed counts although it is asked about
 */
export function readSubscription(
  message: Message,
  {
    scope,
    idTypes,
    isHypothetical,
  }: { scope: Scope; idTypes: readonly SubscriptionType[]; isHypothetical: boolean },
): SubscriptionReading {
  const named = findNamed(message, scope);
  const present = withoutFormer(named.affirmed, message);
  const meant = isHypothetical ? present : preferStated(present, message);
  const certain = collect(meant.flatMap(({ types }) => (types.length === 1 ? types : [])));
  const unsettled = collect(meant.flatMap(({ types }) => (types.length > 1 ? types : [])));
  const affirmed = combine(certain, unsettled);
  const denied = collect(named.ruledOut.flatMap(({ types }) => types)).filter(
    (type) => !affirmed.includes(type),
  );
  const open = unsettled.filter((type) => !denied.includes(type));
  return { denied, ...settle({ affirmed, open, idTypes, words: describe(meant, message) }) };
}

/** "EA, the dev/test kind": two words for one type that has both in its name. */
function combine(
  certain: readonly SubscriptionType[],
  unsettled: readonly SubscriptionType[],
): readonly SubscriptionType[] {
  const isBoth = certain.includes('enterprise-agreement') && unsettled.includes('enterprise-dev-test');
  if (!isBoth) return certain;
  return collect([...certain.filter((type) => type !== 'enterprise-agreement'), 'enterprise-dev-test']);
}

/** In the order of the vocabulary, each once. */
function collect(types: readonly SubscriptionType[]): readonly SubscriptionType[] {
  return SUBSCRIPTION_TYPES.filter((type) => types.includes(type));
}

/** "…, upgraded to PAYG", EAへ移行しました: the type a change ended at. */
function isReached({ start, end }: Named, { mentions, tokens }: Message): boolean {
  if ([0, 1].some((gap) => mentions.endsAt('moved', start - gap))) return true;
  return /^[にへ]$/.test(tokens[end]?.text ?? '') && mentions.startsAt('move', end + 1);
}

/** "moved from a free trial to PAYG": the present type counts (policy facts, override 3). */
function withoutFormer(named: readonly Named[], message: Message): readonly Named[] {
  const reached = named.filter((each) => isReached(each, message));
  if (reached.length > 0) return reached;
  const present = named.filter((each) => !isFormer(each, message));
  return present.length > 0 ? present : named;
}

/** "We have PAYG. Would an EA help?": what is stated goes before what is only asked about. */
function preferStated(named: readonly Named[], message: Message): readonly Named[] {
  const stated = named.filter((each) => clauseAt(message.clauses, each.start)?.asks === false);
  return stated.length > 0 ? stated : named;
}

type Settling = {
  readonly affirmed: readonly SubscriptionType[];
  readonly open: readonly SubscriptionType[];
  readonly idTypes: readonly SubscriptionType[];
  readonly words: string;
};

function settle({ affirmed, open, idTypes, words }: Settling): Omit<SubscriptionReading, 'denied'> {
  const named = affirmed.length > 0 ? affirmed : open;
  const both = narrow(named, idTypes);
  const [first, second] = affirmed;
  if (second !== undefined || both.length === 0) {
    const maybe = collect([...named, ...open, ...idTypes]);
    return maybe.length === 0
      ? { maybe, trouble: [] }
      : { maybe, trouble: [{ fact: 'subscription', text: words, code: 'several' }] };
  }
  if (first !== undefined) return { subscription: first, maybe: [], trouble: [] };
  const [only] = both;
  return both.length === 1 && only !== undefined
    ? { subscription: only, maybe: [], trouble: [] }
    : { maybe: both, trouble: [] };
}

/** What words and ids both leave possible; the one that says something where the other is silent. */
function narrow(
  named: readonly SubscriptionType[],
  idTypes: readonly SubscriptionType[],
): readonly SubscriptionType[] {
  if (named.length === 0) return idTypes;
  if (idTypes.length === 0) return named;
  return named.filter((type) => idTypes.includes(type));
}

function describe(named: readonly Named[], message: Message): string {
  return [...new Set(named.map(({ start, end }) => wordsOf(message, start, end)))].join(', ');
}
