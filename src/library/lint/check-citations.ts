import { toText } from '../pages/read-guide';
import type { Content } from './content';
import type { Remark } from './finding';
import { findWord, type LintedGuide } from './guide';
import { toList, toRecord } from './yaml-file';

type Documents = ReadonlyMap<string, ReadonlySet<string>>;

/** Every section cites something, and what it cites is in `documents.yaml`. */
export function checkCitations({ guides, documents }: Content): readonly Remark[] {
  if (documents.problems.length > 0) return documents.problems;
  const known = listDocuments(documents.value);
  return guides.flatMap((guide) => [...findUncited(guide), ...findDeadCitations(guide, known)]);
}

function listDocuments(raw: unknown): Documents {
  const documents = toList(toRecord(raw).documents).map(toRecord);
  return new Map(
    documents.map(({ id, sections }) => {
      const ids = toList(sections).map((section) => toText(toRecord(section).id) ?? '');
      return [toText(id) ?? '', new Set(ids)];
    }),
  );
}

function findUncited({ page }: LintedGuide): readonly Remark[] {
  return page.sections
    .filter(({ sources }) => sources.length === 0)
    .map(({ id, line }) => {
      return { file: page.file, line, message: `section "${id}" cites nothing; add <!-- sources: … -->` };
    });
}

function findDeadCitations(guide: LintedGuide, known: Documents): readonly Remark[] {
  const { file, sections } = guide.page;
  return sections.flatMap(({ sources, line }) =>
    sources.flatMap(({ document, section }) => {
      const message = describe(document, section, known);
      if (message === undefined) return [];
      const full = findWord(guide, `${document}#${section}`, line);
      return [{ file, line: full === line ? findWord(guide, document, line) : full, message }];
    }),
  );
}

function describe(document: string, section: string, known: Documents): string | undefined {
  const sections = known.get(document);
  if (sections === undefined) return `there is no document "${document}" in documents.yaml`;
  return sections.has(section) ? undefined : `document "${document}" has no section "${section}"`;
}
