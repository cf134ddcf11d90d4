import type { IndexedUnit } from '../../../src/library/search/unit';

/** A unit of one paragraph; what is not given is plain. */
export function sampleUnit(given: Partial<IndexedUnit> & { readonly text?: string }): IndexedUnit {
  const { text = 'nothing much', ...fields } = given;
  return {
    kind: 'guide',
    page: 'csp',
    locale: 'en',
    title: 'CSP',
    section: 'today',
    heading: 'Today',
    dated: null,
    url: null,
    sources: [],
    isCase: false,
    citedBy: [],
    passages: [{ kind: 'paragraph', text, line: 1, superseded: false }],
    aliases: [],
    questions: [],
    citations: [],
    ...fields,
  };
}
