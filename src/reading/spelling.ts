import Fuse from 'fuse.js';
import { editDistance } from '../text/edit-distance';
import { type Step, toSteps } from './phrase-trie';
import type { Token } from './tokens';

export type Speller = {
  /** The tokens with misspelt words of names put right, and the places of those words. */
  mend(tokens: readonly Token[]): {
    readonly mended: readonly Token[];
    readonly isMended: ReadonlySet<number>;
  };
  /** Whether a misspelt word may name a type by itself, without a second word beside it. */
  isSureAlone(word: string): boolean;
};

/** Shorter words have too many neighbours: "pass", "trial" and "open" are a slip away from anything. */
const SHORTEST = 5;
const SHORTEST_ALONE = 7;
/** A slip in the beginning of a word leaves little to know it by: прогн… is not пробн…. */
const SHORTEST_STEM = 7;
/** A paste has thousands of words; a name is misspelt near the beginning or not at all. */
const MOST_WORDS = 80;
const MOST_REMEMBERED = 5000;
/** What may stand behind a stem, with slips. Keys and encoded text are "words" of any length, and cost as much. */
const LONGEST_ENDING = 12;

/**
 * Mends words of one alphabet against the words that names consist of. Fuse.js finds the candidates;
 * an edit distance decides, because a Bitap score alone lets short words drift. Signs of Chinese and
 * Japanese are never mended: two of them differ in half their length.
 */
export function createSpeller(names: readonly string[]): Speller {
  const steps = [...new Map(names.flatMap(toSteps).map((step) => [step.text, step])).values()];
  const known = new Set(steps.filter(({ isStem }) => !isStem).map(({ text }) => text));
  const stems = steps.filter(({ isStem }) => isStem).map(({ text }) => text);
  const longest = Math.max(0, ...steps.map(({ text }) => text.length)) + LONGEST_ENDING;
  const fuse = new Fuse(steps.filter(isMendable), { keys: ['text'], threshold: 0.5, ignoreLocation: true });
  const remembered = new Map<string, string | undefined>();

  function lookUp(word: string): string | undefined {
    if (remembered.has(word)) return remembered.get(word);
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    const found = isKnown(word)
      ? undefined
      : nearest(
          word,
          fuse.search(word, { limit: 8 }).map(({ item }) => item),
        );
    remembered.set(word, found);
    return found;
  }
  function isOfLength({ length }: string): boolean {
    return length >= SHORTEST && length <= longest;
  }
  function isKnown(word: string): boolean {
    return known.has(word) || stems.some((stem) => word.startsWith(stem));
  }
  return {
    mend(tokens) {
      const isMended = new Set<number>();
      let asked = 0;
      const mended = tokens.map((token, at) => {
        if (token.kind !== 'word' || !isOfLength(token.text) || asked >= MOST_WORDS) return token;
        asked += 1;
        const text = lookUp(token.text);
        if (text === undefined) return token;
        isMended.add(at);
        return { ...token, text };
      });
      return { mended, isMended };
    },
    isSureAlone: (word) => word.length >= SHORTEST_ALONE,
  };
}

function isMendable({ text, isStem }: Step): boolean {
  return (
    text.length >= (isStem ? SHORTEST_STEM : SHORTEST) &&
    /^[\p{Script=Latin}\p{Script=Cyrillic}]+$/u.test(text)
  );
}

function nearest(word: string, steps: readonly Step[]): string | undefined {
  const rated = steps
    .map((step) => ({ text: step.text, slips: slipsTo(word, step) }))
    .filter(({ text, slips }) => slips <= allowedSlips(text))
    .toSorted((a, b) => a.slips - b.slips);
  return rated[0]?.text;
}

function allowedSlips(text: string): number {
  return text.length < 9 ? 1 : 2;
}

function slipsTo(word: string, { text, isStem }: Step): number {
  if (!isStem) return editDistance(word, text);
  const lengths = [text.length - 1, text.length, text.length + 1];
  return Math.min(...lengths.map((length) => editDistance(word.slice(0, length), text)));
}
