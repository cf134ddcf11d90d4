/** Apostrophes, soft hyphens, joiners, directional marks, variation selectors: "don't" is "dont". */
const DROPPED = /['’‘ʼ`´\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]|[\uFE00-\uFE0F]/gu;
const E_MAIL = /\be-mail/g;

/** Traditional characters that Simplified Chinese writes as another only in these words: 計畫 is 计划, 圖畫 is 图画. */
const CHINESE_WORDS: readonly (readonly [RegExp, string])[] = [
  [/(?<=[計计籌筹])[畫画]/g, '劃'],
  [/(?<=[回答反重批函])覆/g, '復'],
  [/瞭(?=[解然])/g, '了'],
  [/藉(?=[由此口以助])/g, '借'],
];
/** A look that spares most texts the four. */
const OF_CHINESE_WORDS = /[畫画覆瞭藉]/;

const FIRST_HIRAGANA = 0x3041;
const LAST_HIRAGANA = 0x309f;
const FIRST_KATAKANA = 0x30a1;
const LAST_KATAKANA = 0x30f6;
const TO_HIRAGANA = 0x60;

/** NFKC, lower case, ё as е; apostrophes and invisible characters dropped; one spelling for words that have two. */
export function normaliseSpelling(text: string): string {
  // Lower-casing may leave what NFKC puts together (İ), and dropping a joiner may bring letters together.
  const once = text.normalize('NFKC').replace(DROPPED, '').toLowerCase().normalize('NFKC');
  const folded = once.replaceAll('ё', 'е').replace(E_MAIL, 'email');
  if (!OF_CHINESE_WORDS.test(folded)) return folded;
  return CHINESE_WORDS.reduce((so, [pattern, written]) => so.replace(pattern, written), folded);
}

/** Katakana as hiragana; any other character as it is. */
export function foldKana(character: string): string {
  const code = character.charCodeAt(0);
  const isKatakana = code >= FIRST_KATAKANA && code <= LAST_KATAKANA;
  return isKatakana ? String.fromCharCode(code - TO_HIRAGANA) : character;
}

export function isHiragana(character: string): boolean {
  const code = character.charCodeAt(0);
  return code >= FIRST_HIRAGANA && code <= LAST_HIRAGANA;
}
