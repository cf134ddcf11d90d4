import { stem } from './analyse';
import type { OpenIndex } from './index-file';
import { normaliseSpelling } from './normalise';

/** What a text that somebody is still typing may become. */
export type Completion = {
  /** The last word is one as it stands, or something follows it already. */
  readonly isWhole: boolean;
  /** The text with each word that its last one may become, the likeliest first; empty where no word begins so. */
  readonly texts: readonly string[];
};

/** Runs of Han and kana need no completion: they are found by any two of their characters. */
export interface Completer {
  complete(text: string): Completion;
}

/** Each is asked: more of them cost time, and bring what was not meant. */
const MOST_COMPLETIONS = 3;
const SHORTEST = 2;
const LAST_WORD = /(?:(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{M}])+|\p{N}+)$/u;

/** @param vocabulary the words of the index as spelt, in order; read when the first text is completed */
export function createCompleter(
  { find, starts }: Pick<OpenIndex, 'find' | 'starts'>,
  vocabulary: () => readonly string[],
): Completer {
  let words: readonly string[] | undefined;
  const countUnits = (term: string): number => {
    const number = find(term);
    return number < 0 ? 0 : (starts[number + 1] ?? 0) - (starts[number] ?? 0);
  };
  return {
    complete: (text) => {
      const typed = normaliseSpelling(text);
      const [begun = ''] = LAST_WORD.exec(typed) ?? [];
      if (begun.length < SHORTEST) return { isWhole: begun === '', texts: [] };
      words ??= vocabulary();
      // Of words with one stem the shortest is asked, which comes first: they find the same.
      const beginning = listBeginning(words, begun).toReversed();
      const byStem = new Map(beginning.map((word) => [stem(word), word]));
      const texts = [...byStem]
        .map(([term, word]) => ({ word, units: countUnits(term) }))
        .sort((a, b) => b.units - a.units)
        .slice(0, MOST_COMPLETIONS)
        .map(({ word }) => typed.slice(0, typed.length - begun.length) + word);
      return { isWhole: countUnits(stem(begun)) > 0, texts };
    },
  };
}

/** The words that begin so, of a list in order. */
function listBeginning(words: readonly string[], begun: string): readonly string[] {
  const first = findFirst(words, begun);
  const count = words.slice(first).findIndex((word) => !word.startsWith(begun));
  return words.slice(first, count < 0 ? undefined : first + count);
}

/** Where the words begin that come after this one, or are it. */
function findFirst(words: readonly string[], sought: string): number {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((words[middle] ?? '') < sought) low = middle + 1;
    else high = middle;
  }
  return low;
}
