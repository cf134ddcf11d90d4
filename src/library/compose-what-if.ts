import type { Answer, FactValue } from '../answer/answer';
import type { Block, Choice } from '../answer/reply';
import { tellOutcome } from './compose-question';
import { citations } from './compose-verdict';
import { type Draft, heading, list, paragraph, standardChoices } from './draft';
import type { Words } from './words';

type WhatIfAnswer = Extract<Answer, { kind: 'what-if' }>;
type WhatIfOpenAnswer = Extract<Answer, { kind: 'what-if-open' }>;
type Change = { readonly fact: string; readonly value: FactValue };

export function composeWhatIf({ changes, outcomeNow, verdict }: WhatIfAnswer, words: Words): Draft {
  return {
    blocks: [
      ...supposition(changes, words),
      paragraph(tellDifference(outcomeNow, verdict.outcome, words)),
      { type: 'details', title: words.say('verdict.why'), blocks: citations(verdict, words) },
      paragraph(words.say('what-if.untouched'), 'subtle'),
    ],
    choices: backToCase(words),
  };
}

function tellDifference(now: string | null, then: string, words: Words): string {
  const after = words.outcome(then);
  if (now === null) return words.say('what-if.alone', { after });
  if (now === then) return words.say('what-if.same', { outcome: after });
  return words.say('what-if.differs', { before: words.outcome(now), after });
}

export function composeWhatIfOpen({ changes, fact, forks }: WhatIfOpenAnswer, words: Words): Draft {
  const told = forks.map(({ choice, outcome }) =>
    words.say('what-if.fork', {
      choice: words.value(fact, choice),
      outcome: tellOutcome(outcome, words),
    }),
  );
  return {
    blocks: [
      ...supposition(changes, words),
      ...list(words.say('what-if.depends', { fact: words.fact(fact) }), told),
      paragraph(words.say('what-if.untouched'), 'subtle'),
    ],
    choices: backToCase(words),
  };
}

function supposition(changes: readonly Change[], words: Words): readonly Block[] {
  const told = changes.map(({ fact, value }) =>
    words.say('what-if.change', { fact: words.fact(fact), value: words.value(fact, value) }),
  );
  const title = heading(words.say('what-if.title'));
  return told.length === 0 ? [title] : [title, paragraph(words.list(told))];
}

function backToCase(words: Words): readonly Choice[] {
  return [{ label: words.say('button.verdict'), action: { do: 'verdict' } }, ...standardChoices(words)];
}
