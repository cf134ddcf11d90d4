import { Converter } from 'opencc-js';

const HALF_WIDTH_KANA = createHalfWidthKana();
const toSimplified = Converter({ from: 't', to: 'cn' });

/** Ways to spell one question that must not matter. */
export const VARIANTS: Readonly<Record<string, (text: string) => string>> = {
  'NFC form': (text) => text.normalize('NFC'),
  'NFD form': (text) => text.normalize('NFD'),
  'NFKC form': (text) => text.normalize('NFKC'),
  'NFKD form': (text) => text.normalize('NFKD'),
  'full-width Latin and digits': (text) =>
    text.replace(/[A-Za-z0-9]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)),
  'half-width kana': (text) =>
    Array.from(text, (character) => HALF_WIDTH_KANA.get(character) ?? character).join(''),
  'upper case': (text) => text.toUpperCase(),
  'lower case': (text) => text.toLowerCase(),
  'ё for е': (text) => text.normalize('NFC').replaceAll('е', 'ё').replaceAll('Е', 'Ё'),
  'е for ё': (text) => text.replaceAll('ё', 'е').replaceAll('Ё', 'Е'),
  'Simplified for Traditional Chinese': toSimplified,
  'ー dropped': (text) => text.replaceAll('ー', ''),
  'extra spaces': (text) => `  ${text.replaceAll(' ', ' \t\u3000 ')}\n`,
};

/** Only Chinese has two scripts. */
export function isSpeltIn(locale: string, variant: string): boolean {
  return variant !== 'Simplified for Traditional Chinese' || locale === 'zh-TW';
}

/** Each katakana and its half-width form; voiced ones have two characters. */
function createHalfWidthKana(): ReadonlyMap<string, string> {
  const plain = Array.from({ length: 0xff9d - 0xff66 + 1 }, (_, at) => String.fromCharCode(0xff66 + at));
  const voiced = plain.flatMap((character) => [`${character}\uff9e`, `${character}\uff9f`]);
  const pairs = [...plain, ...voiced].map((half) => [half.normalize('NFKC'), half] as const);
  return new Map(pairs.filter(([whole]) => whole.length === 1));
}
