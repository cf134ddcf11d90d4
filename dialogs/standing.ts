import type { FactValue, QuestionView, Standing } from '../src/answer/answer';
import type { Conversation, Knowledge } from '../src/answer/conversation';
import { decide, isVerdict } from '../src/rules/decide';
import type { Policy } from '../src/rules/policy';
import { CREATED_SIDES, FACT_WORDS, type FactName } from '../src/rules/vocabulary';
import { isFactName, listGiven, listKnown, toFacts } from './case-file';

/** What the rules are, and what day it is. */
export type Rulebook = { readonly policy: Policy; readonly today: string };

/** Where the case stands: the verdict, or the next question that matters. */
export function stand(known: Knowledge, { policy, today }: Rulebook): Standing {
  const decision = decide(toFacts(known), policy, today);
  if (isVerdict(decision)) {
    return { kind: 'verdict', verdict: decision, facts: listKnown(known, today), today };
  }
  return { kind: 'question', question: decision.needs, facts: listGiven(known, today) };
}

export function outcomeOf(standing: Standing): string | null {
  return standing.kind === 'verdict' ? standing.verdict.outcome : null;
}

const CHOICES: Readonly<Record<FactName, readonly FactValue[]>> = {
  ...FACT_WORDS,
  created: CREATED_SIDES,
  asOf: [],
  port: [25, 587, 465, 2525],
  exempted: [true, false],
  quotaId: [],
  offerId: [],
};

/** A question about any fact, asked because the person wants to tell or change it. */
export function askAbout(fact: FactName): QuestionView {
  return { fact, why: null, choices: CHOICES[fact] };
}

/** The question open now: what the person was asked last, else what the rules need. */
export function openQuestion({ known, asking }: Conversation, rulebook: Rulebook): QuestionView | undefined {
  const standing = stand(known, rulebook);
  const needed = standing.kind === 'question' ? standing.question : undefined;
  if (asking === null || asking === needed?.fact || !isFactName(asking)) return needed;
  return askAbout(asking);
}
