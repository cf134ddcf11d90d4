import { listGiven, listKnown } from '../../dialogs/case-file';
import type { Standing } from '../answer/answer';
import { isLocale, LOCALES, type Locale } from '../answer/locale';
import { drawText, PLAIN_INK } from '../channels/terminal/draw-text';
import type { Compose } from '../library/compose';
import { type Decision, decide, isVerdict } from '../rules/decide';
import type { Facts } from '../rules/facts';
import { parseFacts } from '../rules/parse-facts';
import type { Policy } from '../rules/policy';
import { type Line, LineError, withId } from './json-lines';

type Props = {
  readonly policy: Policy;
  readonly compose: Compose;
  readonly today: () => string;
  readonly isJson: boolean;
};

/** Answers one line of facts: the decision as JSON, or the words a person reads. */
export function createCheck({ policy, compose, today, isJson }: Props): (line: Line) => string {
  return (line) => {
    const { locale, ...raw } = line.fields;
    const language = parseLocale(locale) ?? 'en';
    const day = today();
    const facts = parseFacts(raw, policy.offers, day);
    const decision = decide(facts, policy, day);
    if (isJson) return JSON.stringify(withId(line, decision));
    const reply = compose(toStanding(decision, facts, day), language);
    return drawText({ ...reply, choices: [] }, PLAIN_INK).text;
  };
}

/** A locale of ours; undefined where none is given. @throws {LineError} for any other */
export function parseLocale(value: unknown): Locale | undefined {
  if (value === undefined || value === null) return undefined;
  if (isLocale(value)) return value;
  throw new LineError(
    'bad-value',
    `locale cannot be ${JSON.stringify(value)}; it is one of ${LOCALES.join(', ')}`,
  );
}

function toStanding(decision: Decision, facts: Facts, today: string): Standing {
  const { among: _among, ...said } = facts;
  const learned = Object.entries(said).map(([fact, value]) => [fact, { value, how: 'said' as const }]);
  const known = { facts: Object.fromEntries(learned), among: [] };
  if (isVerdict(decision))
    return { kind: 'verdict', verdict: decision, facts: listKnown(known, today), today };
  return { kind: 'question', question: decision.needs, facts: listGiven(known, today) };
}
