import type { Locale } from '../answer/locale';

/** Letters of a message that tell a language by themselves. */
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const CYRILLIC = /\p{Script=Cyrillic}{2}/u;
const HAN = /\p{Script=Han}/gu;
const LATIN_WORDS = /\p{Script=Latin}{2,}/gu;

/** So many Han characters in a row of a message settle Japanese against Chinese; fewer are shared words (取消). */
const TELLING_HAN = 9;
/** Fewer Latin words than this are product names and "ok", which everybody writes. */
const TELLING_WORDS = 4;

/**
 * The language to answer in, once one is spoken: a short or ambiguous message does not change it.
 * @param detected what the message looks like
 * @param spoken the language so far, or the channel's belief; undefined where nothing is known
 */
export function keepLocale(text: string, detected: Locale, spoken: Locale | undefined): Locale {
  if (spoken === undefined || detected === spoken) return detected;
  return isTelling(text.normalize('NFKC'), detected, spoken) ? detected : spoken;
}

function isTelling(text: string, detected: Locale, spoken: Locale): boolean {
  if (detected === 'ru') return CYRILLIC.test(text);
  if (detected === 'en') return (text.match(LATIN_WORDS)?.length ?? 0) >= TELLING_WORDS;
  if (KANA.test(text)) return true;
  const isHanSpoken = spoken === 'ja' || spoken === 'zh-TW';
  return !isHanSpoken || (text.match(HAN)?.length ?? 0) >= TELLING_HAN;
}
