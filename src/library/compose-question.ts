import type { Answer, FactValue, KnownFact, QuestionView } from '../answer/answer';
import type { Ask, Block, Choice } from '../answer/reply';
import { type Draft, heading, lines, list, paragraph, standardChoices } from './draft';
import type { Words } from './words';

type QuestionAnswer = Extract<Answer, { kind: 'question' }>;
type WhyAnswer = Extract<Answer, { kind: 'why' }>;
type HowAnswer = Extract<Answer, { kind: 'how' }>;

export function composeQuestion({ question, facts }: QuestionAnswer, words: Words): Draft {
  return {
    blocks: [...understood(facts, words), heading(words.say(`question.${question.fact}`))],
    ask: composeAsk(question, words),
    choices: questionChoices(question, words, ['how', 'why']),
  };
}

/** What is known so far, in one line; nothing where nothing is known. */
export function understood(facts: readonly KnownFact[], words: Words): readonly Block[] {
  if (facts.length === 0) return [];
  return [paragraph(words.say('question.understood', { facts: tellFacts(facts, words) }), 'subtle')];
}

export function tellFacts(facts: readonly KnownFact[], words: Words): string {
  const pair = ({ fact, value }: KnownFact) =>
    words.say('list.pair', { name: words.fact(fact), value: words.value(fact, value) });
  return words.list(facts.map(pair));
}

export function composeWhy({ question, facts }: WhyAnswer, words: Words): Draft {
  return {
    blocks: [
      heading(words.say('button.why')),
      paragraph(words.say(`why.${question.why ?? 'asked-by-you'}`)),
      ...understood(facts, words),
      heading(words.say(`question.${question.fact}`)),
    ],
    ask: composeAsk(question, words),
    choices: questionChoices(question, words, ['how']),
  };
}

/** An outcome in a few words; null says that it depends on more. */
export function tellOutcome(outcome: string | null, words: Words): string {
  return outcome === null ? words.say('what-if.depends-further') : words.outcome(outcome);
}

export function composeHow({ question, forks }: HowAnswer, words: Words): Draft {
  const told = forks.map(({ choice, outcome }) =>
    words.say('how.fork', {
      choice: words.value(question.fact, choice),
      outcome: tellOutcome(outcome, words),
    }),
  );
  return {
    blocks: [
      heading(words.say('how.title', { fact: words.fact(question.fact) })),
      ...lines(words.say(`how.${question.fact}`)).map((line) => paragraph(line)),
      ...list(words.say('how.forks'), told),
      heading(words.say(`question.${question.fact}`)),
    ],
    ask: composeAsk(question, words),
    choices: questionChoices(question, words, ['why']),
  };
}

function composeAsk({ fact, choices }: QuestionView, words: Words): Ask {
  return {
    fact,
    label: words.say(`question.${fact}`),
    options: choices.map((value) => toOption(fact, value, words)),
    date: fact === 'created' || fact === 'asOf',
    placeholder: words.say('question.pick'),
    submit: words.say('question.send'),
  };
}

function toOption(fact: string, value: FactValue, words: Words): Choice {
  return { label: words.value(fact, value), action: { do: 'answer', fact, value } };
}

function questionChoices(
  { fact }: QuestionView,
  words: Words,
  offered: readonly ('how' | 'why')[],
): readonly Choice[] {
  const about = offered.map((verb) => ({ label: words.say(`button.${verb}`), action: { do: verb, fact } }));
  return [...about, { label: words.say('button.back'), action: { do: 'back' } }, ...standardChoices(words)];
}
