import { DEFAULT_FACTS, type Facts } from '../rules/facts';

/** What a case has anyway: beside a change it is what the question is about, not a second change. */
const USUAL: Facts = DEFAULT_FACTS;
const USUAL_NAMES = ['port', 'source', 'destination'] as const;

/**
 * "If we moved to EA, would port 25 work from the VM?" changes the type alone: port and VM are said of
 * the case as it is. Alone ("what if we used port 25"), or where the case says otherwise, they are the change.
 */
export function partTopic(real: Facts, supposed: Facts): { readonly facts: Facts; readonly change: Facts } {
  const usual = USUAL_NAMES.filter(
    (name) => supposed[name] === USUAL[name] && (real[name] ?? USUAL[name]) === USUAL[name],
  );
  if (usual.length === 0 || usual.length === Object.keys(supposed).length)
    return { facts: real, change: supposed };
  const isTopic = ([name]: readonly [string, unknown]): boolean => usual.some((each) => each === name);
  const entries = Object.entries(supposed);
  return {
    facts: { ...real, ...Object.fromEntries(entries.filter(isTopic)) },
    change: Object.fromEntries(entries.filter((each) => !isTopic(each))),
  };
}
