import type { ExtensionParts } from '../channels/teams/extension';
import type { Compose } from '../library/compose';
import type { KnowledgeBase } from '../library/knowledge-base';
import type { Phrasebook } from '../library/phrasebook';
import type { Policy } from '../rules/policy';
import { createKnowledgeSearch } from './extension-search';
import { createSourcePages } from './source-pages';

type Props = {
  /** The content that is current: it may change while running. */
  readonly current: () => KnowledgeBase;
  readonly compose: Compose;
  readonly book: Phrasebook;
  readonly policy: Policy;
  readonly today: () => string;
};

/** What the message extension of Teams looks up: the knowledge base, and the pages the policy is taken from. */
export function createExtensionParts({ current, compose, book, policy, today }: Props): ExtensionParts {
  return {
    search: createKnowledgeSearch({ current, compose, book, documents: policy.documents }),
    pages: createSourcePages({ policy, book, today }),
    say: (locale, word) => book.say(locale, `teams-extension.${word}`),
  };
}
