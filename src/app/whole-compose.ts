import { type Compose, createCompose } from '../library/compose';
import { loadKnowledgeBase } from '../library/knowledge-base';
import { createGuidance, createPassages } from '../library/passages';
import { loadPhrasebook } from '../library/phrasebook';
import type { Policy } from '../rules/policy';

/** Puts answers into words, with the guidance of the guides. @throws where phrases or guides cannot be used */
export function createWholeCompose(policy: Policy, directory: string): Compose {
  const knowledge = loadKnowledgeBase(directory);
  return createCompose({
    book: loadPhrasebook(directory),
    documents: policy.documents,
    passages: createPassages(() => knowledge),
    guidance: createGuidance(policy),
  });
}
