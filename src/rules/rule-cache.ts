import type { Situation } from './applies';
import { turningDays } from './check-policy';
import type { Policy } from './policy';

type Cache<Value> = { readonly days: readonly string[]; readonly values: Map<string, Value> };

/**
 * Remembers a pure function of a situation, per policy. Within a stretch in which nothing in the
 * policy changes the day does not matter, and a decision asks for some fifty neighbours of a case.
 * @param mostEntries values kept for one policy; past that the cache starts anew
 */
export function remembered<Value>(
  compute: (situation: Situation, policy: Policy) => Value,
  mostEntries: number,
): (situation: Situation, policy: Policy) => Value {
  const caches = new WeakMap<Policy, Cache<Value>>();
  return (situation, policy) => {
    const cache = caches.get(policy) ?? { days: turningDays(policy), values: new Map<string, Value>() };
    caches.set(policy, cache);
    const key = keyOf(situation, cache.days);
    const known = cache.values.get(key);
    if (known !== undefined) return known;
    if (cache.values.size >= mostEntries) cache.values.clear();
    const value = compute(situation, policy);
    cache.values.set(key, value);
    return value;
  };
}

function keyOf(situation: Situation, days: readonly string[]): string {
  const { type, side, day, port, source, route, destination, exempted, portalVerdict, cloud } = situation;
  return `${type} ${side} ${stretchOf(day, days)} ${port} ${source} ${route} ${destination} ${exempted} ${portalVerdict} ${cloud}`;
}

/** How many turning days have passed: a binary search in sorted days. */
function stretchOf(day: string, days: readonly string[]): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? '') <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}
