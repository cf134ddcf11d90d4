import { foldHan } from '../text/han-variants';

/** A message in the one spelling that everything is compared in, and the way back to the words as written. */
export type NormalText = {
  readonly text: string;
  /** The written words behind `text.slice(start, end)`. */
  original(start: number, end: number): string;
};

/** What combines with the character before it: half-width ﾎ and ﾟ are one ポ. */
const COMBINING = /^[\p{M}\uFF9E\uFF9F]/u;
/** Apostrophes, soft hyphens, joiners, directional marks, variation selectors: "don't" is "dont". */
const DROPPED = /['’‘ʼ`´\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]|[\uFE00-\uFE0F]/gu;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]$/u;
const LONG_VOWEL = 'ー';
/** The apostrophe of "Jan '18". */
const APOSTROPHE = /^['’‘ʼ`´]$/u;
const SHORT_YEAR = /^[0-4]\d(?!\d)/;
const CENTURY = '20';
const MOST_REMEMBERED = 10_000;

/**
 * NFKC, lower case, ё as е, Han variants as one, the long-vowel mark of kana left out
 * (サーバー and サーバ are both in use).
 */
export function normaliseText(written: string): NormalText {
  const starts: number[] = [];
  let text = '';
  for (let at = 0; at < written.length; ) {
    const end = clusterEnd(written, at);
    const plain = normaliseCluster(written.slice(at, end), text);
    // An apostrophe is dropped: whatever is left is none.
    const part = plain === '' && isCentury(written, at, end) ? CENTURY : plain;
    for (let unit = 0; unit < part.length; unit += 1) starts.push(at);
    text += part;
    at = end;
  }
  starts.push(written.length);
  return { text, original: (start, end) => written.slice(starts[start], starts[end]).trim() };
}

/** Whether an apostrophe stands for the century: "'18" is 2018, "it's 18" is not. */
function isCentury(written: string, at: number, end: number): boolean {
  return (
    APOSTROPHE.test(written.slice(at, end).normalize('NFKC')) &&
    SHORT_YEAR.test(written.slice(end, end + 3).normalize('NFKC')) &&
    !/[\p{L}\p{N}]/u.test(written.charAt(at - 1))
  );
}

function clusterEnd(written: string, at: number): number {
  let end = at + ((written.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
  while (written.charCodeAt(end) > 0x2ff && COMBINING.test(written.charAt(end))) end += 1;
  return end;
}

const remembered = new Map<string, string>();

function normaliseCluster(cluster: string, before: string): string {
  const known = remembered.get(cluster) ?? remember(cluster);
  if (known !== LONG_VOWEL) return known;
  return KANA.test(before.slice(-1)) ? '' : '-';
}

/** Each character is worked out once. The full-width comma parts clauses and groups no digits. */
function remember(cluster: string): string {
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  if (cluster === '，') return '、';
  const plain = cluster.replace(DROPPED, '').normalize('NFKC').toLowerCase().replace(DROPPED, '');
  const folded = plain === 'ё' ? 'е' : Array.from(plain, foldHan).join('');
  remembered.set(cluster, folded);
  return folded;
}
