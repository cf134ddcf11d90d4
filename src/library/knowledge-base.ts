import type { Locale } from '../answer/locale';
import { type Completion, createCompleter } from './search/completions';
import { isConfident } from './search/confidence';
import { createGlossary, loadGlossary } from './search/glossary';
import type { OpenIndex } from './search/index-file';
import { loadIndex } from './search/load-index';
import type { Question } from './search/pick';
import { createSearch, type Found } from './search/search';
import { createSpeller } from './search/spelling';
import type { Unit } from './search/unit';

/** What was found, and whether it is good enough to be given as an answer. */
export type Answered = Found & { readonly isAnswered: boolean };

/** The guides and imported documents: asked, and looked up by name. */
export interface KnowledgeBase {
  ask(question: Question): Answered;
  /** What somebody may be about to ask: see `Completer`. */
  complete(text: string): Completion;
  /** A section by its key, whole, in the reader's language where it exists in it. */
  section(key: string, locale: Locale): Unit | undefined;
}

/** @throws where the glossary or an imported document cannot be used */
export function loadKnowledgeBase(directory: string): KnowledgeBase {
  return createKnowledgeBase(loadIndex(directory), directory);
}

export function createKnowledgeBase(index: OpenIndex, directory: string): KnowledgeBase {
  const glossary = createGlossary(loadGlossary(directory));
  const { complete } = createCompleter(index, () => index.words());
  const search = createSearch({ index, glossary, speller: createSpeller(() => index.words()) });
  return {
    ask: (question) => {
      const found = search.find(question);
      return { ...found, isAnswered: isConfident(found, question.locale) };
    },
    complete,
    section: (key, locale) => {
      const units = listUnits(index, key);
      const first = units.find((unit) => unit.locale === locale) ?? units[0];
      if (first === undefined) return undefined;
      const parts = units.filter((unit) => unit.locale === first.locale);
      return { ...first, passages: parts.flatMap(({ passages }) => passages) };
    },
  };
}

function listUnits(index: OpenIndex, key: string): readonly Unit[] {
  const term = index.find(key);
  if (term < 0) return [];
  const numbers = index.postings.subarray(index.starts[term], index.starts[term + 1]);
  return Array.from(numbers, (number) => index.unit(number));
}
