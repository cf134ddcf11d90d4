import type { Lookup } from '../answer/lookup';
import type { KnowledgeBase } from './knowledge-base';
import { toKey } from './passages';
import { keyOf } from './search/unit';

/** More passages than this are never offered for one question. */
const MOST = 12;

/** Looks questions up in the content that is current. */
export function createLookup(current: () => KnowledgeBase): Lookup {
  return {
    find: (text, locale) => {
      const { hits, isAnswered } = current().ask({ text, locale, limit: MOST });
      return {
        isAnswered,
        passages: hits.map(({ unit }) => ({ key: keyOf(unit), locale: unit.locale })),
        isCase: hits[0]?.unit.isCase ?? false,
      };
    },
    keyOf: toKey,
    has: (key) => current().section(key, 'en') !== undefined,
  };
}
