import type { Token } from 'markdown-it';
import { quoteText } from '../../answer/marked-text';

/** A stretch of words that holds, or one that its author struck through. */
export type Stretch = { readonly text: string; readonly superseded: boolean };

/**
 * Whether the words being read are struck through. `~~` may open in one paragraph and close in a
 * later one, which Markdown itself does not allow but authors do.
 */
export type Strike = { isOn: boolean; line: number };

const STRIKE = '~~';

/** The words of an inline token: marks kept, tags dropped, parted where `~~` opens or closes. */
export function readInline(token: Token, strike: Strike, line: number): readonly Stretch[] {
  const stretches: { text: string; superseded: boolean }[] = [];
  const add = (text: string): void => {
    const last = stretches.at(-1);
    if (last?.superseded === strike.isOn) last.text += text;
    else if (text !== '') stretches.push({ text, superseded: strike.isOn });
  };
  for (const child of token.children ?? []) {
    if (child.type !== 'text') add(wordsOf(child));
    else addText(child.content, add, strike, line);
  }
  return stretches.map(({ text, superseded }) => ({ text: tidyText(text), superseded })).filter(isWorded);
}

function isWorded({ text }: Stretch): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

function addText(content: string, add: (text: string) => void, strike: Strike, line: number): void {
  const [first = '', ...rest] = content.split(STRIKE);
  add(quoteText(first));
  for (const part of rest) {
    strike.isOn = !strike.isOn;
    strike.line = line;
    add(quoteText(part));
  }
}

function wordsOf(child: Token): string {
  switch (child.type) {
    case 'strong_open':
    case 'strong_close':
      return '**';
    case 'code_inline':
      return `\`${child.content.replaceAll('`', "'")}\``;
    case 'image':
      return quoteText(child.content);
    case 'softbreak':
    case 'hardbreak':
      return '\n';
    case 'html_inline':
      return /^<br\b/i.test(child.content) ? '\n' : '';
    default:
      return '';
  }
}

const CJK = '[\\u3000-\\u30ff\\u3400-\\u9fff\\uff00-\\uffef]';
/** Japanese and Chinese part no words by spaces: a line that is wrapped goes on without one. */
const CJK_BREAK = new RegExp(`(?<=${CJK})\\s*\\n\\s*(?=${CJK})`, 'gu');

/**
 * One line of words. Marks that machine translation tore apart (`[連線 **]`) are dropped, as are empty
 * pairs of them.
 */
export function tidyText(text: string): string {
  const joined = text
    .replace(/\*\*\s*\*\*/g, ' ')
    .replace(CJK_BREAK, '')
    .replace(/[\s\u3000]+/gu, ' ')
    .trim();
  return pairMarks(joined).replace(/\\\*\\\*/g, '');
}

/** An opening `**` whose other half fell into another stretch is no mark. */
function pairMarks(text: string): string {
  const count = text.split('**').length - 1;
  if (count % 2 === 0) return text;
  return count === 1
    ? text.replace('**', '')
    : text.slice(0, text.lastIndexOf('**')) + text.slice(text.lastIndexOf('**') + 2);
}
