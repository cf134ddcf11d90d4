import type { Answer, FactValue, Fork, Standing } from '../src/answer/answer';
import type { Knowledge } from '../src/answer/conversation';
import { learn, parseChoice } from './case-file';
import { outcomeOf, type Rulebook, stand } from './standing';

type Change = { readonly fact: string; readonly value: FactValue };

/** What would be if; the case itself stays as it is. */
export function suppose(known: Knowledge, changes: readonly Change[], rulebook: Rulebook): readonly Answer[] {
  const { policy, today } = rulebook;
  const facts = Object.fromEntries(changes.map(({ fact, value }) => [fact, value]));
  const supposed = learn(known, { facts, how: 'said' }, policy, today);
  if (supposed.error !== undefined) {
    const { code, fact = '', value } = supposed.error;
    return [{ kind: 'trouble', troubles: [{ code, fact, text: String(value) }] }];
  }
  const standing = stand(supposed.known, rulebook);
  if (standing.kind === 'verdict') {
    const outcomeNow = outcomeOf(stand(known, rulebook));
    return [{ kind: 'what-if', changes, outcomeNow, verdict: standing.verdict }];
  }
  const { fact, choices } = standing.question;
  return [{ kind: 'what-if-open', changes, fact, forks: forkOver(supposed.known, fact, choices, rulebook) }];
}

/** Where each choice would lead; null where yet another fact would be needed. */
export function forkOver(
  known: Knowledge,
  fact: string,
  choices: readonly FactValue[],
  rulebook: Rulebook,
): readonly Fork[] {
  return choices.map((choice) => ({
    choice,
    outcome: outcomeWith(known, { fact, value: choice }, rulebook),
  }));
}

function outcomeWith(known: Knowledge, { fact, value }: Change, rulebook: Rulebook): string | null {
  const parsed = parseChoice(fact, value);
  if (parsed === undefined) return null;
  const learned = learn(
    known,
    { facts: { [fact]: parsed.value }, how: 'chosen' },
    rulebook.policy,
    rulebook.today,
  );
  const standing: Standing | undefined =
    learned.known === undefined ? undefined : stand(learned.known, rulebook);
  return standing === undefined ? null : outcomeOf(standing);
}
