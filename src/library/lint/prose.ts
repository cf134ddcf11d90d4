import MarkdownIt, { type Token } from 'markdown-it';
import type { Locale } from '../../answer/locale';

/** A stretch of running text: a paragraph, an item, a cell, a heading, a title or a phrase. Code blocks are none. */
export type Prose = {
  readonly file: string;
  readonly locale: Locale;
  /** Line of its beginning, from 1. */
  readonly line: number;
  readonly kind: 'title' | 'heading' | 'paragraph' | 'item' | 'cell' | 'phrase';
  /** As written, with its marks. */
  readonly text: string;
  /** What Markdown makes of it; empty for titles and phrases. */
  readonly inline: readonly Token[];
};

/** Running text before it is told whose it is. */
export type Block = Pick<Prose, 'line' | 'kind' | 'text' | 'inline'>;

/** Plain Markdown, as every other reader of a guide takes it. */
const markdown = new MarkdownIt({ html: true, linkify: false }).disable(['strikethrough']);

/** The running text of a guide's body. @param offset lines of the file before the body */
export function readProse(body: string, offset: number): readonly Block[] {
  const blocks: Block[] = [];
  const open: string[] = [];
  let line = offset + 1;
  for (const token of markdown.parse(body, {})) {
    if (token.map !== null) line = token.map[0] + offset + 1;
    if (token.nesting === 1) open.push(token.type);
    if (token.nesting === -1) open.pop();
    if (token.type !== 'inline') continue;
    blocks.push({ line, kind: kindIn(open), text: dropTags(token.content), inline: token.children ?? [] });
  }
  return blocks;
}

/** Anchors and remarks are no words; a remark of several lines keeps them. */
function dropTags(text: string): string {
  return text.replace(/<!--[\s\S]*?-->|<\/?a\b[^>]*>/g, (tag) => tag.replace(/[^\n]/g, ''));
}

function kindIn(open: readonly string[]): Prose['kind'] {
  if (open.includes('heading_open')) return 'heading';
  if (open.includes('table_open')) return 'cell';
  return open.includes('list_item_open') ? 'item' : 'paragraph';
}

/** The line on which the character at `index` of the text stands. */
export function lineAt({ line, text }: Pick<Prose, 'line' | 'text'>, index: number): number {
  return line + text.slice(0, index).split('\n').length - 1;
}

/** The tokens of a stretch that pass, each with its line. */
export function findInline(
  { line, inline }: Prose,
  isWanted: (token: Token) => boolean,
): readonly (readonly [Token, number])[] {
  let at = line;
  return inline.flatMap((token) => {
    if (token.type === 'softbreak' || token.type === 'hardbreak') at += 1;
    return isWanted(token) ? [[token, at] as const] : [];
  });
}

const CODE = /`[^`]*`/g;
const ADDRESS = /\]\([^)\n]*\)|<?https?:\/\/[^\s)>]+>?/g;

/** The text with code and addresses blanked, each character in its place. */
export function blankCode(text: string): string {
  const blank = (found: string): string => found.replace(/[^\n]/g, ' ');
  return text.replace(CODE, blank).replace(ADDRESS, blank);
}
