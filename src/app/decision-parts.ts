import type { Config } from '../config';
import type { Compose } from '../library/compose';
import { loadPolicy } from '../library/load-policy';
import type { Policy } from '../rules/policy';

/** What decides a case and says so: no state, no network. */
export type DecisionParts = {
  readonly policy: Policy;
  readonly compose: Compose;
  readonly today: () => string;
};

/** Builds what `check` needs. @throws where the knowledge cannot be used */
export function createDecisionParts({ knowledgeDirectory }: Config): DecisionParts {
  const policy = loadPolicy(knowledgeDirectory);
  let composeNow: Compose | undefined;
  // Loading the words takes longer than deciding: a command that prints JSON never needs them.
  const compose: Compose = (answer, locale) => {
    composeNow ??= createWholeCompose(policy, knowledgeDirectory);
    return composeNow(answer, locale);
  };
  return { policy, compose, today: () => new Date().toISOString().slice(0, 10) };
}

function createWholeCompose(policy: Policy, directory: string): Compose {
  const whole = require('./whole-compose') as typeof import('./whole-compose');
  return whole.createWholeCompose(policy, directory);
}
