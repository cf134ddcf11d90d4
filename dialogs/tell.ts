import type { Answer, Fork, QuestionView, TroubleView } from '../src/answer/answer';
import type { Knowledge } from '../src/answer/conversation';
import type { Reading } from '../src/reading/reading';
import type { FactsError } from '../src/rules/parse-facts';
import { listGiven } from './case-file';
import { type Rulebook, stand } from './standing';
import { forkOver } from './what-if';

/** A fork list longer than this says less than the choices themselves. */
const MOST_FORKS = 5;

export function toTrouble({ code, fact = '', value }: FactsError): TroubleView {
  return { code, fact, text: String(value) };
}

export function tellTrouble(troubles: readonly TroubleView[]): readonly Answer[] {
  return troubles.length === 0 ? [] : [{ kind: 'trouble', troubles }];
}

/** What pasted evidence means; a verdict of the portal is a fact and told as one. */
export function tellSymptom({ symptom, evidence }: Reading): readonly Answer[] {
  if (symptom === null || symptom === 'portal-verdict') return [];
  const named = [evidence.tool, evidence.host, evidence.port, evidence.code];
  return [
    { kind: 'symptom', symptom, evidence: named.flatMap((each) => (each === null ? [] : [String(each)])) },
  ];
}

type About = {
  readonly known: Knowledge;
  readonly rulebook: Rulebook;
  /** Undefined where nothing is asked. */
  readonly question: QuestionView | undefined;
};

/** Why the question is asked; where none is open, the verdict says why. */
export function tellWhy({ known, rulebook, question }: About): readonly Answer[] {
  if (question === undefined) return [stand(known, rulebook)];
  return [{ kind: 'why', question, facts: listGiven(known, rulebook.today) }];
}

/** How to find the answer out, and where each answer would lead. */
export function tellHow({ known, rulebook, question }: About): readonly Answer[] {
  if (question === undefined) return [{ kind: 'help' }];
  return [{ kind: 'how', question, forks: listForks(known, rulebook, question) }];
}

function listForks(known: Knowledge, rulebook: Rulebook, { fact, choices }: QuestionView): readonly Fork[] {
  if (choices.length > MOST_FORKS) return [];
  const forks = forkOver(known, fact, choices, rulebook);
  return forks.some(({ outcome }) => outcome !== null) ? forks : [];
}
