import { LOCALES } from '../../answer/locale';
import { GlossaryError, loadGlossary } from '../search/glossary';
import type { Content } from './content';
import { type Remark, toRemark } from './finding';
import { toList, toRecord, type YamlFile } from './yaml-file';

/** The glossary can be used, and says no word twice for one thing in one language. */
export function checkGlossary({ directory, glossary }: Content): readonly Remark[] {
  if (glossary.problems.length > 0) return glossary.problems;
  return [...tryGlossary(directory, glossary), ...findRepeated(glossary)];
}

function tryGlossary(directory: string, glossary: YamlFile): readonly Remark[] {
  try {
    loadGlossary(directory);
    return [];
  } catch (error) {
    if (!(error instanceof GlossaryError)) throw error;
    return error.problems.map((problem) => place(toRemark(problem, glossary.file), glossary));
  }
}

/** A key that is missing has no place of its own: its concept has. */
function place(remark: Remark, { lineOf }: YamlFile): Remark {
  const path = /^(?<path>concepts\.\d[^:]*): /.exec(remark.message)?.groups?.path;
  return path === undefined ? remark : { ...remark, line: lineOf(path.split('.')) };
}

function findRepeated({ value, file, lineOf }: YamlFile): readonly Remark[] {
  return toList(toRecord(value).concepts).flatMap((concept, index) =>
    LOCALES.flatMap((locale) => {
      const words = toList(toRecord(concept)[locale]).map((word) =>
        String(word).normalize('NFKC').toLowerCase(),
      );
      return words.flatMap((word, at) => {
        if (words.indexOf(word) === at) return [];
        const line = lineOf(['concepts', index, locale, at]);
        return [{ file, line, message: `"${word}" stands twice in the ${locale} words of one concept` }];
      });
    }),
  );
}
