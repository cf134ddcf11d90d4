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
const RUN = new RegExp(
  `(?<cjk>${CJK}+)|(?<number>\\p{N}+(?:\\.\\p{N}+)*)|(?<word>(?:(?!${CJK})[\\p{L}\\p{M}])+)`,
  'gu',
);
const LONG_VOWEL = /ー/g;
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
  for (const { groups } of normaliseSpelling(text).matchAll(RUN)) {
    const { cjk, number, word } = groups as { cjk?: string; number?: string; word?: string };
    if (cjk !== undefined) addPairs(cjk, terms);
    else if (number !== undefined) terms.push({ text: number, weight: 1 });
    else if (word !== undefined) addWord(word, terms);
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
  const words = [...new Set(telling.map(({ text }) => text))].sort();
  return words.length === 0 ? [] : [{ text: `? ${words.join(' ')}`, weight: 1, isPhrase: true }];
}

/** "connection refused", "port 25": stop words between do not part them, Han and kana do. */
function addPhrases(terms: Term[]): void {
  const count = terms.length;
  for (let at = 1; at < count; at += 1) {
    const [before, term] = [terms[at - 1], terms[at]];
    if (before === undefined || term === undefined || !isSpelt(before) || !isSpelt(term)) continue;
    const weight = PHRASE_WEIGHT * Math.min(before.weight, term.weight);
    terms.push({ text: `${before.text} ${term.text}`, weight, isPhrase: true });
  }
}

function isSpelt({ text, word }: Term): boolean {
  return word !== undefined || NUMBER.test(text);
}

function addPairs(run: string, terms: Term[]): void {
  const written = Array.from(run.replace(LONG_VOWEL, ''), foldHan);
  const isJoining = markJoining(written);
  const [only = ''] = written;
  if (written.length === 1) terms.push({ text: foldKana(only), weight: weighOne(only, isJoining[0]) });
  for (let at = 0; at + 1 < written.length; at += 1) {
    const [first = '', second = ''] = [written[at], written[at + 1]];
    const joining = Number(isJoining[at]) + Number(isJoining[at + 1]);
    const isKana = isHiragana(foldKana(first)) && isHiragana(foldKana(second));
    const weight = PAIR_WEIGHTS[joining] ?? 0;
    terms.push({ text: foldKana(first) + foldKana(second), weight: isKana ? weight * KANA_WEIGHT : weight });
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
