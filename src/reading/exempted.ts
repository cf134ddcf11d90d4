import { clauseAt } from './clauses';
import type { Mention } from './lexicon';
import { distance, isWithin, type Message } from './message';
import type { Scope } from './what-if-scope';

/** How far a wish reaches, in words: over a comma ("хотим, чтобы сняли"), not over a whole clause. */
const WISH_REACH = 5;

const UNDONE_REACH = 2;

/**
 * Whether the message says that Microsoft lifted the block, or that it never did. A question and a
 * wish ("can it be exempted?") say neither.
 * @param isHypothetical in a what-if the supposition counts although it is asked
 */
export function readExempted(message: Message, scope: Scope, isHypothetical: boolean): boolean | undefined {
  const isSaid = (each: Mention): boolean =>
    scope(each) && (isHypothetical || clauseAt(message.clauses, each.start)?.asks === false);
  const denied = message.mentions.of('not-exempted').filter(isSaid);
  const affirmed = message.mentions
    .of('exempted')
    .filter(
      (each) => isSaid(each) && (isHypothetical || !(isWished(each, message) || isUndone(each, message))),
    );
  if (denied.length === 0 && affirmed.length === 0) return isHypothetical ? undefined : answer(message);
  return denied.length === 0;
}

/** "We want it lifted": said of what is not so yet. */
function isWished(each: Mention, { clauses, mentions }: Message): boolean {
  const sentence = clauseAt(clauses, each.start)?.sentence;
  return mentions.of('wished').some((wish) => {
    const clause = clauseAt(clauses, wish.start);
    return clause?.sentence === sentence && distance(wish, each) <= WISH_REACH;
  });
}

/** "They have not yet lifted it", 解除され…ていません: the words of a lifting with a "not" among or beside them. */
function isUndone({ start, end }: Mention, { mentions }: Message): boolean {
  const isAmong = mentions.of('undone').some((each) => each.start >= start - UNDONE_REACH && each.end <= end);
  return isAmong || mentions.startsAt('undone-tail', end);
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
