import { createKnowledgeBase, type KnowledgeBase } from '../knowledge-base';
import { loadElsewhere } from '../pages/load-elsewhere';
import { buildIndex } from '../search/build-index';
import { openOrFail } from '../search/load-index';
import { type IndexedUnit, toElsewhereUnits } from '../search/unit';

/** A knowledge base of these units alone, with the glossary and the subjects answered elsewhere. */
export function createKnowledgeOf(units: readonly IndexedUnit[], directory: string): KnowledgeBase {
  const elsewhere = toElsewhereUnits(loadElsewhere(directory));
  return createKnowledgeBase(openOrFail(buildIndex([...units, ...elsewhere], 'evaluation')), directory);
}
