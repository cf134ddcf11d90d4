import type { Locale } from '../answer/locale';
import { isConfident } from './search/confidence';
import { createGlossary, loadGlossary } from './search/glossary';
import type { OpenIndex } from './search/index-file';
import { loadIndex } from './search/make-index';
import { createSearch, type Found, type Question } from './search/search';
import { createSpeller } from './search/spelling';
import { keyOf, type Unit } from './search/unit';

/** What was found, and whether it is good enough to be given as an answer. */
export type Answered = Found & { readonly isAnswered: boolean };

/** The guides and imported documents: asked, and looked up by name. */
export interface KnowledgeBase {
  /** What it was made from; another digest is other content. */
  readonly digest: string;
  ask(question: Question): Answered;
  /** A guide's section, in the reader's language where it exists in it. */
  section(ref: { readonly guide: string; readonly section: string }, locale: Locale): Unit | undefined;
}

/** @throws where the glossary or an imported document cannot be used */
export function loadKnowledgeBase(directory: string): KnowledgeBase {
  return createKnowledgeBase(loadIndex(directory), directory);
}

export function createKnowledgeBase(index: OpenIndex, directory: string): KnowledgeBase {
  const glossary = createGlossary(loadGlossary(directory));
  const search = createSearch({ index, glossary, speller: createSpeller(() => index.words()) });
  return {
    digest: index.digest,
    ask: (question) => {
      const found = search.find(question);
      return { ...found, isAnswered: isConfident(found, question.locale) };
    },
    section: ({ guide, section }, locale) => {
      const units = listUnits(index, keyOf({ kind: 'guide', page: guide, section }));
      return units.find((unit) => unit.locale === locale) ?? units[0];
    },
  };
}

function listUnits(index: OpenIndex, key: string): readonly Unit[] {
  const term = index.find(key);
  if (term < 0) return [];
  const numbers = index.postings.subarray(index.starts[term], index.starts[term + 1]);
  return Array.from(numbers, (number) => index.unit(number));
}
