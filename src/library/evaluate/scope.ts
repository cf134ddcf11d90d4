import { keyOf, type Unit } from '../search/unit';
import type { QuestionFile } from './question-file';

/** Which pages a labelled set is about, and which sections its labels stand for. */
export type Scope = {
  readonly searched: 'guides' | 'documents' | 'all';
  readonly isSearched: (unit: Pick<Unit, 'kind' | 'page'>) => boolean;
  /** Keys of `keyOf` by label. A guide's section has one key in all languages. */
  readonly keys: ReadonlyMap<string, readonly string[]>;
};

/** A label names a page or section that is not in the index. */
export class LabelError extends Error {
  override readonly name = 'LabelError';
  readonly code = 'label-unknown';
}

/**
 * Labels that are all of guides search guides, all of documents those documents, and mixed ones everything.
 * @param units all that can be found
 * @throws {LabelError} naming each label whose section is not there
 */
export function createScope(sections: QuestionFile['sections'], units: readonly Unit[]): Scope {
  const known = new Set(units.map(keyOf));
  const keys = new Map(Object.entries(sections).map(([label, place]) => [label, findKeys(place, known)]));
  const unknown = Object.keys(sections).filter((label) => keys.get(label)?.length === 0);
  if (unknown.length > 0) throw new LabelError(describeUnknown(unknown, sections));
  const named = [...keys.values()].flat();
  const searched = whichPages(named);
  const pages = new Set(Object.values(sections).map(([page]) => page));
  return {
    searched,
    keys,
    isSearched: ({ kind, page }) =>
      searched === 'all' ||
      (searched === 'guides' ? kind === 'guide' : kind === 'document' && pages.has(page)),
  };
}

/** A guide and a document may share an id; then either is meant. */
function findKeys([page, section]: readonly [string, string], known: ReadonlySet<string>): readonly string[] {
  return (['guide', 'document'] as const)
    .map((kind) => keyOf({ kind, page, section }))
    .filter((key) => known.has(key));
}

function whichPages(keys: readonly string[]): Scope['searched'] {
  const areGuides = keys.map((key) =>
    key.startsWith(keyOf({ kind: 'guide', page: '', section: '' }).slice(0, -1)),
  );
  if (keys.length === 0 || (areGuides.includes(true) && areGuides.includes(false))) return 'all';
  return areGuides.includes(true) ? 'guides' : 'documents';
}

function describeUnknown(labels: readonly string[], sections: QuestionFile['sections']): string {
  const places = labels.map((label) => `  ${label}: ${(sections[label] ?? []).join('#')}`);
  return [
    'the index has no section for these labels (import the documents first: port25 knowledge import DIR):',
    ...places,
  ].join('\n');
}
