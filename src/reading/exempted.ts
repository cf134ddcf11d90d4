import { clauseAt } from './clauses';
import type { Mention } from './lexicon';
import { isWithin, type Message } from './message';
import type { Scope } from './what-if-scope';

/**
 * Whether the message says that Microsoft lifted the block, or that it never did. A question and a
 * wish ("can it be exempted?") say neither.
 * @param isHypothetical in a what-if the supposition counts although it is asked
 */
export function readExempted(message: Message, scope: Scope, isHypothetical: boolean): boolean | undefined {
  const isSaid = (each: Mention): boolean =>
    scope(each) && (isHypothetical || clauseAt(message.clauses, each.start)?.asks === false);
  const denied = message.mentions.of('not-exempted').filter(isSaid);
  const affirmed = message.mentions.of('exempted').filter(isSaid);
  if (denied.length === 0 && affirmed.length === 0) return isHypothetical ? undefined : answer(message);
  return denied.length === 0;
}

/** Asked for it, "yes" and "no" are the fact. */
function answer({ input, mentions, clauses }: Message): boolean | undefined {
  if (input.asking !== 'exempted') return undefined;
  const first = clauses[0];
  const wishes = [...mentions.of('wish-whole'), ...mentions.of('wish-anywhere')];
  const said = wishes
    .filter((each) => first !== undefined && isWithin(each, first))
    .flatMap(({ values }) => values);
  const isYes = said.includes('yes');
  return isYes === said.includes('no') ? undefined : isYes;
}
