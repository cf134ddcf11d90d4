import type { Locale } from '../answer/locale';
import { isEnglish } from './language-english';
import { weighHan } from './language-han';

/** Longer texts tell no more than their beginning. */
const ENOUGH = 20_000;
/** A Han text with so few characters among this many English words is a quotation. */
const QUOTED_SHARE = 0.5;
/** Russian typed in Latin letters, by words no other language has; two of them tell. */
const LATIN_RUSSIAN =
  /(?<![a-z])(?:podpisk[aiue]|sozdan[aoy]?|sozdali|otkryli|pocht[auye]|pis[m']+[ao]|virtual[kn][a-z]{1,4}|mashin[aeuy]|uhodit|uxodit|rabotaet|otpravl[a-z]{2,6}|privet|pomogite|pozhalu[jiy]sta|spasibo|zdravstvu[jiy]te|pochemu|kogda|god[au]|zakryt|blokir[a-z]{2,6}|besplatn[a-z]{1,4}|probn[a-z]{1,4}|mozhno|nuzhno|u nas|cherez)(?![a-z])/gu;

/**
 * The language a person wrote in, read off script, words and characters; short texts too.
 * Simplified Chinese counts as `zh-TW`, other Cyrillic languages as `ru`.
 * @returns undefined where nothing tells: digits, codes, names of products, a log alone
 */
export function detectLanguage(text: string): Locale | undefined {
  const uniform = toUniform(text.slice(0, ENOUGH));
  const count = (script: RegExp): number => uniform.match(script)?.length ?? 0;
  const kana = count(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  const han = count(/\p{Script=Han}/gu);
  const cyrillic = count(/\p{Script=Cyrillic}/gu);
  const latin = count(/[a-z]/gu);
  if (cyrillic > 0 && cyrillic > 2 * (kana + han) && (cyrillic > 1 || latin === 0)) return 'ru';
  if (kana + han > 0) return isQuoted(uniform, kana + han, latin) ? 'en' : detectEastAsian(uniform, kana);
  if (/\p{Script=Bopomofo}/u.test(uniform)) return 'zh-TW';
  if ((uniform.match(LATIN_RUSSIAN)?.length ?? 0) > 1) return 'ru';
  return isEnglish(uniform) ? 'en' : undefined;
}

function toUniform(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’`´]/gu, "'");
}

/** An English sentence about a foreign word: nothing foreign holds it together, and the words around it are English. */
function isQuoted(text: string, foreign: number, latin: number): boolean {
  if (/\p{Script=Hiragana}/u.test(text) || foreign > latin * QUOTED_SHARE) return false;
  const around = text.split(/[\p{Script=Han}\p{Script=Katakana}ー]+/u);
  const spoken = around.filter((part) => isEnglish(part));
  return (
    spoken.length > 0 && /^["'\s(]*(?:what|why|how|is|are|does|do|can|i|my|we|the|our|please)\b/u.test(text)
  );
}

function detectEastAsian(text: string, kana: number): Locale | undefined {
  const { japanese, chinese } = weighHan(text);
  const isLoneNo = kana === (text.match(/の/gu)?.length ?? 0) && kana < 2;
  if (kana > 0 && !(isLoneNo && chinese > japanese)) return 'ja';
  if (japanese === chinese) return undefined;
  return japanese > chinese ? 'ja' : 'zh-TW';
}
