import type { Token } from './tokens';

const DIGITS = '〇一二三四五六七八九';

/** A number in digits or in Han numerals: 二〇一九, 十五, 一百零五. 元, the first year of an era, is 1. */
export function toNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  if (text === '元') return 1;
  const [hundreds, rest = ''] = text.includes('百') ? text.split('百') : [undefined, text];
  if (hundreds !== undefined) return toNumber(hundreds || '一') * 100 + (rest === '' ? 0 : toNumber(rest));
  const [tens = '', ones = ''] = text.includes('十') ? text.split('十') : ['', text];
  const digits = (part: string): number => Number(Array.from(part, toDigit).join('') || 0);
  return text.includes('十') ? digits(tens || '一') * 10 + digits(ones) : digits(ones);
}

function toDigit(sign: string): number {
  if (sign === '零') return 0;
  return sign === '兩' ? 2 : Math.max(0, DIGITS.indexOf(sign));
}

/** A number that begins at a token, in digits or Han numerals, and the first token after it. */
export function readNumber(
  tokens: readonly Token[],
  at: number,
): { readonly value: number; readonly end: number } | undefined {
  const token = tokens[at];
  if (token?.kind === 'number') return { value: Number(token.text), end: at + 1 };
  let end = at;
  while (/^[〇零一二兩三四五六七八九十]$/.test(tokens[end]?.text ?? '')) end += 1;
  if (end === at) return undefined;
  const text = tokens
    .slice(at, end)
    .map((each) => each.text)
    .join('');
  return { value: toNumber(text), end };
}
