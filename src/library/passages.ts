import type { VerdictView } from '../answer/answer';
import type { Locale } from '../answer/locale';
import type { Policy } from '../rules/policy';
import type { KnowledgeBase } from './knowledge-base';
import { keyOf, type Unit } from './search/unit';

/** What composing needs of the knowledge base: sections by key. */
export interface Passages {
  find(key: string, locale: Locale): Unit | undefined;
}

export const NO_PASSAGES: Passages = { find: () => undefined };

/** The content may change while running: what is current is asked for each time. */
export function createPassages(current: () => KnowledgeBase): Passages {
  return { find: (key, locale) => current().section(key, locale) };
}

/**
 * The guide sections that tell a verdict at length, by key, each once: how the type stands (if the verdict
 * is about today), those of the clauses that decide, of what to do, and of what to know.
 */
export type Guidance = (verdict: VerdictView, today: string) => readonly string[];

type Guided = Pick<Policy, 'clauses' | 'guides' | 'typeGuides'>;

export function createGuidance({ clauses, guides, typeGuides }: Guided): Guidance {
  const byClause = new Map(clauses.map(({ id, guide }) => [id, guide]));
  const byType: Readonly<Record<string, string>> = typeGuides;
  return ({ clauses: cited, steps, caveats, subscription, asOf }, today) => {
    const own = asOf === today && subscription !== null ? byType[subscription] : undefined;
    const deciding = cited.filter(({ effect }) => effect === 'decides').map(({ id }) => byClause.get(id));
    const told = [own, ...deciding, ...[...steps, ...caveats].map((id) => guides[id])];
    return [...new Set(told.filter((guide) => guide !== undefined))].map(toKey);
  };
}

/** `csp#today` as the key of that guide's section. */
export function toKey(guide: string): string {
  const [page = '', section = ''] = guide.split('#');
  return keyOf({ kind: 'guide', page, section });
}
