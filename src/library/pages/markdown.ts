import MarkdownIt, { type Token } from 'markdown-it';
import { addBlockRules } from './markdown-blocks';
import { addInlineRules } from './markdown-inlines';

/**
 * Markdown with what Microsoft Docs, Hexo and Jekyll add to it. As rules of the parser these know what is
 * code and leave it alone, which replacing text beforehand would not.
 */
const markdown = new MarkdownIt({ html: true, linkify: false })
  // `~~` is read by strikes.ts, over paragraphs too; what stood behind a backslash stays apart from marks.
  .disable(['strikethrough', 'text_join'])
  .use(addBlockRules)
  .use(addInlineRules);

/** The tokens of a text, in order; `map` holds lines of the text, from 0. */
export function parseMarkdown(text: string): readonly Token[] {
  return markdown.parse(text, {});
}

/** The inline token of words that stand outside Markdown's blocks, such as inside raw HTML. */
export function parseInline(text: string): Token | undefined {
  return markdown.parseInline(text, {})[0];
}
