import type { Locale } from '../../answer/locale';
import { linesOf } from '../pages/page';
import type { Content } from './content';
import type { Remark } from './finding';
import { toSample } from './phrase-file';
import type { Prose } from './prose';
import { countCharacters, countWords, lineOfSentence, splitSentences, toReadable } from './sentences';

/** The longest sentence that is read in one go: in words, or in characters where words are not parted. */
const LONGEST: Readonly<Record<Locale, readonly [number, 'words' | 'characters']>> = {
  en: [32, 'words'],
  ru: [28, 'words'],
  ja: [90, 'characters'],
  'zh-TW': [80, 'characters'],
};
/** A short answer is shown alone. */
const MOST_SENTENCES = 2;

/** No sentence of a guide or phrase is longer than can be read; tables, code and paths of labels are left out. */
export function checkSentences({ prose }: Content): readonly Remark[] {
  return prose.filter(({ kind }) => kind !== 'cell').flatMap((each) => toParagraphs(each).flatMap(findLong));
}

/** Each line of a phrase stands by itself. */
function toParagraphs(prose: Prose): readonly Prose[] {
  if (prose.kind !== 'phrase') return [prose];
  const lines = toSample(prose.text).split('\n');
  return lines.map((text, index) => ({ ...prose, text, line: prose.line + index }));
}

function findLong(prose: Prose): readonly Remark[] {
  const [longest, unit] = LONGEST[prose.locale];
  const count = unit === 'words' ? countWords : countCharacters;
  const readable = toReadable(prose.text);
  return splitSentences(readable)
    .filter(({ text }) => count(text) > longest)
    .map((sentence) => {
      const long = `a sentence of ${count(sentence.text)} ${unit}, ${longest} can be read`;
      const start = Array.from(sentence.text.trim()).slice(0, 24).join('');
      const line = lineOfSentence(prose, readable, sentence);
      return { file: prose.file, line, message: `${long}: "${start}…"` };
    });
}

/** Every section begins with its short answer: a paragraph of at most two sentences. */
export function checkShortAnswers({ guides }: Content): readonly Remark[] {
  return guides.flatMap(({ page }) =>
    page.sections.flatMap(({ id, line, passages: [first] }) => {
      const remark = (at: number, message: string): readonly Remark[] => [
        { file: page.file, line: at, message },
      ];
      if (first === undefined) return remark(line, `section "${id}" is empty`);
      if (first.kind !== 'paragraph')
        return remark(first.line, `section "${id}" begins with a ${first.kind}; begin with a short answer`);
      const count = splitSentences(toReadable(linesOf(first).join('\n'))).length;
      if (count <= MOST_SENTENCES) return [];
      return remark(
        first.line,
        `the short answer has ${count} sentences, at most ${MOST_SENTENCES} are shown`,
      );
    }),
  );
}
