import type { Config } from '../config';
import { loadReaderKnowledge } from '../library/load-reader-knowledge';
import { createKnowingReader } from '../reading/knowing-reader';
import type { Reader } from '../reading/reading';
import { createDecisionParts, type DecisionParts } from './decision-parts';

/** What reads free text besides. */
export type ReadingParts = DecisionParts & { readonly reader: Reader };

/** Builds what `read` needs. @throws where the knowledge cannot be used */
export function createReadingParts(config: Config): ReadingParts {
  const parts = createDecisionParts(config);
  const knowledge = loadReaderKnowledge(config.knowledgeDirectory);
  return { ...parts, reader: createKnowingReader(knowledge, parts.policy.offers) };
}
