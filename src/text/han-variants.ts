import { HAN_PAIRS } from './han-pairs';

const FOLDED: ReadonlyMap<string, string> = new Map(
  Array.from(HAN_PAIRS.matchAll(/(.)(.)/gu), ([, variant = '', form = '']) => [variant, form]),
);

/** The one form that stands for a character in all three scripts; any other character as it is. */
export function foldHan(character: string): string {
  return FOLDED.get(character) ?? character;
}
