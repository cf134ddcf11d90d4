import { buildIndex } from '../search/build-index';
import { type Concept, createGlossary, loadGlossary } from '../search/glossary';
import { openOrFail } from '../search/load-index';
import { normaliseSpelling } from '../search/normalise';
import { createSearch, type Search } from '../search/search';
import { createSpeller } from '../search/spelling';
import { toUnits } from '../search/unit';
import type { Content } from './content';
import type { Remark } from './finding';
import { type LintedGuide, listQuestions } from './guide';

type Asked = { readonly guide: LintedGuide; readonly text: string; readonly line: number };

/** Every question finds its own guide first, and no other guide of its language asks the same. */
export function checkQuestions(content: Content): readonly Remark[] {
  const asked = content.guides.flatMap((guide) =>
    listQuestions(guide).flatMap(({ text, line }) => (text === undefined ? [] : [{ guide, text, line }])),
  );
  const search = createGuideSearch(content);
  return [...findRepeated(asked), ...asked.flatMap((each) => checkRank(each, search))];
}

/** The guides alone: what is imported differs from one company to the next. */
function createGuideSearch({ guides, directory }: Content): Search {
  const index = openOrFail(buildIndex(toUnits(guides.map(({ page }) => page)), ''));
  const glossary = createGlossary(readConcepts(directory));
  return createSearch({ index, glossary, speller: createSpeller(() => index.words()) });
}

function readConcepts(directory: string): readonly Concept[] {
  try {
    return loadGlossary(directory);
  } catch {
    // The rule about the glossary tells why.
    return [];
  }
}

function checkRank({ guide, text, line }: Asked, search: Search): readonly Remark[] {
  const { page, locale } = guide;
  const [hit] = search.find({ text, locale, limit: 1 }).hits;
  if (hit?.unit.page === page.id) return [];
  const won = hit === undefined ? 'nothing' : `${hit.unit.page}#${hit.unit.section}`;
  return [{ file: page.file, line, message: `"${text}" finds ${won} first` }];
}

function findRepeated(asked: readonly Asked[]): readonly Remark[] {
  const first = new Map<string, Asked>();
  return asked.flatMap((each) => {
    const { guide, text, line } = each;
    const key = `${guide.locale} ${toKey(text)}`;
    const before = first.get(key);
    if (before === undefined) first.set(key, each);
    if (before === undefined || before.guide === guide) return [];
    const message = `"${text}" is a question of ${before.guide.page.file}:${before.line} too`;
    return [{ file: guide.page.file, line, message }];
  });
}

/** Questions that differ in case, spaces or marks only are the same. */
function toKey(text: string): string {
  return normaliseSpelling(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
