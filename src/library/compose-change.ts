import type { Answer, ChangedFact, FactValue } from '../answer/answer';
import { quoteText } from '../answer/marked-text';
import type { Block } from '../answer/reply';
import { type Draft, heading, paragraph } from './draft';
import type { Words } from './words';

type ChangedAnswer = Extract<Answer, { kind: 'changed' }>;
type WentBackAnswer = Extract<Answer, { kind: 'went-back' }>;
type SymptomAnswer = Extract<Answer, { kind: 'symptom' }>;
type TroubleAnswer = Extract<Answer, { kind: 'trouble' }>;

/** Symptoms that leave the platform's block possible; the others prove it is something else. */
const MAY_BE_THE_BLOCK = ['port-25-timeout', 'all-ports-timeout'];

export function composeChanged({ changes, outcomeBefore, outcomeAfter }: ChangedAnswer, words: Words): Draft {
  return {
    blocks: [
      ...tellChanges(words.say('changed.title'), changes, words),
      ...tellOutcomes(outcomeBefore, outcomeAfter, words),
    ],
    choices: [],
  };
}

export function composeWentBack({ changes }: WentBackAnswer, words: Words): Draft {
  return { blocks: tellChanges(words.say('went-back'), changes, words), choices: [] };
}

function tellChanges(title: string, changes: readonly ChangedFact[], words: Words): readonly Block[] {
  const items = changes.map(({ fact, before, after }) =>
    words.say('changed.item', {
      fact: words.fact(fact),
      before: tellValue(fact, before, words),
      after: tellValue(fact, after, words),
    }),
  );
  return [heading(title), { type: 'list', ordered: false, items }];
}

function tellValue(fact: string, value: FactValue | null, words: Words): string {
  return value === null ? words.say('changed.removed') : words.value(fact, value);
}

function tellOutcomes(before: string | null, after: string | null, words: Words): readonly Block[] {
  if (before === null || after === null) return [];
  if (before === after)
    return [paragraph(words.say('changed.outcome-same', { outcome: words.outcome(after) }))];
  return [
    paragraph(words.say('changed.outcome', { before: words.outcome(before), after: words.outcome(after) })),
  ];
}

export function composeSymptom({ symptom, evidence }: SymptomAnswer, words: Words): Draft {
  const seen = words.say('symptom.seen', { evidence: words.list(evidence.map(quoteText)) });
  return {
    blocks: [
      ...(evidence.length === 0 ? [] : [paragraph(seen, 'subtle')]),
      paragraph(words.say(`symptom.${symptom}`)),
      ...(MAY_BE_THE_BLOCK.includes(symptom)
        ? []
        : [paragraph(words.say('symptom.not-the-block'), 'subtle')]),
    ],
    choices: [],
  };
}

export function composeTrouble({ troubles }: TroubleAnswer, words: Words): Draft {
  const told = troubles.map(({ code, fact, text }) =>
    words.say(`trouble.${code}`, { text: quoteText(text), fact: fact === '' ? '' : words.fact(fact) }),
  );
  return { blocks: told.map((each) => paragraph(each, 'warning')), choices: [] };
}
