import { stemmer as stemEnglish } from '@orama/stemmers/english';
import { stemmer as stemRussian } from '@orama/stemmers/russian';
import { foldHan } from '../../text/han-variants';
import { foldKana, isHiragana, normaliseSpelling } from './normalise';
import { ASKING, JOINING, STOP_PHRASE, STOPPED } from './stop-words';

/** What the index counts: a pair of characters, the stem of a word, a number. */
export type Term = {
  readonly text: string;
  /** How much it says, 0 to 1: pairs of hiragana and question words say little. */
  readonly weight: number;
  /** The word it is the stem of, as spelt; absent for pairs of characters and numbers. */
  readonly word?: string;
  /** Two neighbours in one: a bonus for those who say the same phrase, no part of what a question asks. */
  readonly isPhrase?: boolean;
};

const CJK = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}々ー]';
/** A word ends where Han or kana begin: "EAで使える". */
const RUN = new RegExp(`${CJK}+|\\p{N}+(?:\\.\\p{N}+)*|(?:(?!${CJK})[\\p{L}\\p{M}])+`, 'gu');
const START_OF_CJK = new RegExp(`^${CJK}`, 'u');
const LONG_VOWEL = 'ー';
const NUMBER = /^\p{N}/u;
const CYRILLIC = /\p{Script=Cyrillic}/u;
const PHRASE_WEIGHT = 0.5;
/** Kana are mostly grammar, or a part of a longer word. */
const KANA_WEIGHT = 0.6;
/** Pairs with none, one or two characters that only join others. */
const PAIR_WEIGHTS = [1, 0.3, 0];
const ASKING_WEIGHT = 0.4;
const MOST_REMEMBERED = 20_000;

/**
 * The terms of a text, the same for what is indexed and what is asked. Runs of Han and kana are cut into
 * pairs of characters, words are stemmed and stop words left out, numbers stay whole (`5.7.64` is one). Words
 * and numbers that follow one another also count as a phrase.
 */
export function analyse(text: string): readonly Term[] {
  const terms: Term[] = [];
  for (const run of normaliseSpelling(text).match(RUN) ?? []) {
    if (START_OF_CJK.test(run)) addPairs(run, terms);
    else if (NUMBER.test(run)) terms.push({ text: run, weight: 1 });
    else addWord(run, terms);
  }
  addPhrases(terms);
  return terms;
}

/**
 * A question as one term: all its words that say something, in any order; none where no word does. Who asks
 * what a section is known to be asked, word for word, means that section.
 */
export function toWhole(terms: readonly Term[]): readonly Term[] {
  const telling = terms.filter(({ weight, isPhrase }) => weight > 0 && isPhrase !== true);
  const sorted = telling.map(({ text }) => text).sort();
  const words = sorted.filter((word, at) => word !== sorted[at - 1]);
  return words.length === 0 ? [] : [{ text: `? ${words.join(' ')}`, weight: 1, isPhrase: true }];
}

/** "connection refused", "port 25": stop words between do not part them, Han and kana do. */
function addPhrases(terms: Term[]): void {
  const count = terms.length;
  let before: Term | undefined;
  for (let at = 0; at < count; at += 1) {
    const term = terms[at];
    const spelt = term !== undefined && isSpelt(term) ? term : undefined;
    if (before !== undefined && spelt !== undefined) terms.push(toPhrase(before, spelt));
    before = spelt;
  }
}

function toPhrase(before: Term, after: Term): Term {
  const weight = PHRASE_WEIGHT * Math.min(before.weight, after.weight);
  return { text: `${before.text} ${after.text}`, weight, isPhrase: true };
}

function isSpelt({ text, word }: Term): boolean {
  return word !== undefined || NUMBER.test(text);
}

function addPairs(run: string, terms: Term[]): void {
  const written: string[] = [];
  for (const character of run) if (character !== LONG_VOWEL) written.push(foldHan(character));
  const isJoining = markJoining(written);
  const folded = written.map(foldKana);
  const [only = ''] = folded;
  if (folded.length === 1) terms.push({ text: only, weight: weighOne(written[0] ?? '', isJoining[0]) });
  for (let at = 0; at + 1 < folded.length; at += 1) {
    const [first = '', second = ''] = [folded[at], folded[at + 1]];
    const joining = Number(isJoining[at]) + Number(isJoining[at + 1]);
    const weight = PAIR_WEIGHTS[joining] ?? 0;
    const isKana = isHiragana(first) && isHiragana(second);
    terms.push({ text: first + second, weight: isKana ? weight * KANA_WEIGHT : weight });
  }
}

function weighOne(character: string, isJoining = false): number {
  return isJoining || isHiragana(character) ? 0 : 1;
}

/** Which characters only join others or ask. */
function markJoining(run: readonly string[]): readonly boolean[] {
  const marks = run.map((character) => JOINING.has(character));
  for (const { 0: phrase, index } of run.join('').matchAll(STOP_PHRASE)) {
    marks.fill(true, index, index + phrase.length);
  }
  return marks;
}

function addWord(word: string, terms: Term[]): void {
  if (STOPPED.has(word)) return;
  terms.push({ text: stem(word), weight: ASKING.has(word) ? ASKING_WEIGHT : 1, word });
}

const remembered = new Map<string, string>();

/** Each word is stemmed once. */
export function stem(word: string): string {
  const known = remembered.get(word);
  if (known !== undefined) return known;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  const stemmed = CYRILLIC.test(word) ? stemRussian(word) : stemEnglish(word);
  remembered.set(word, stemmed);
  return stemmed;
}
