import type { Token } from 'markdown-it';
import { dropComments, linesIn } from './html-comments';
import { anchorOf, attributeOf, type HtmlTag, TAGS, toTag } from './html-tags';
import type { PageWarning } from './page';

/** A part of raw HTML: words that may hold inline tags and Markdown, code, a heading, or a struck tag. */
export type HtmlPart = {
  readonly kind: 'words' | 'code' | 'heading';
  readonly text: string;
  /** Lines of the block before it. */
  readonly line: number;
  readonly level: number;
  readonly anchor: string | undefined;
};

/** Elements that begin a paragraph of their own, and those whose content is not for readers. */
const BLOCKS = new Set(
  'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form header hr html legend li main menu nav ol optgroup option p section summary table tbody tfoot thead tr ul'.split(
    ' ',
  ),
);
const CELLS = new Set(['td', 'th']);
const HIDDEN = new Set(['script', 'style', 'svg', 'template', 'head', 'iframe']);
const HEADING = /^h([1-6])$/;
const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': ' ',
  '&amp;': '&',
};

/** Takes the raw HTML of one block apart. Lines are those of the block, from 0. */
export function readHtml(token: Token): {
  readonly parts: readonly HtmlPart[];
  readonly warnings: readonly PageWarning[];
} {
  const { text, open } = dropComments(token.content);
  const parts = new HtmlReader(text).read();
  if (open === undefined) return { parts, warnings: [] };
  const reason = 'a comment opens here and never closes; what follows it is not read';
  return { parts, warnings: [{ line: open, reason }] };
}

class HtmlReader {
  private readonly parts: HtmlPart[] = [];
  private text = '';
  private start = 0;
  private line = 0;
  private heading: HtmlTag | undefined;
  private skipped: string | undefined;
  private isCode = false;
  private isAfterClosing = false;

  constructor(private readonly html: string) {}

  read(): readonly HtmlPart[] {
    let end = 0;
    for (const match of this.html.matchAll(TAGS)) {
      this.addText(this.html.slice(end, match.index));
      this.addTag(toTag(match), match[0]);
      end = match.index + match[0].length;
    }
    this.addText(this.html.slice(end));
    this.flush();
    return this.parts;
  }

  private addText(text: string): void {
    if (this.skipped === undefined) {
      if (this.text.trim() === '') this.start = this.line + linesIn(/^\s*/.exec(text)?.[0] ?? '');
      this.text += text;
    }
    if (text !== '') this.isAfterClosing = false;
    this.line += linesIn(text);
  }

  private addTag(tag: HtmlTag, raw: string): void {
    const { name, isClosing } = tag;
    if (this.skipped !== undefined) {
      if (isClosing && name === this.skipped) this.skipped = undefined;
    } else if (HIDDEN.has(name)) {
      this.skipped = isClosing ? undefined : name;
    } else if (name === 'pre') {
      this.flush();
      this.isCode = !isClosing;
    } else if (this.isCode) {
      // Colours of code.
    } else if (HEADING.test(name)) {
      this.flush(isClosing);
      this.heading = isClosing ? undefined : tag;
    } else if (BLOCKS.has(name)) {
      this.flush();
    } else if (CELLS.has(name)) {
      if (!isClosing && this.text.trim() !== '') this.text = `${this.text.trimEnd()}; `;
    } else {
      // What one element ends and another begins is drawn apart.
      this.text += this.isAfterClosing && !isClosing ? ` ${raw}` : raw;
    }
    this.isAfterClosing = isClosing;
    this.line += linesIn(raw);
  }

  private flush(isHeading = false): void {
    const { text, start: line, heading } = this;
    this.text = '';
    if (text.trim() === '') return;
    if (this.isCode) this.parts.push({ ...NO_HEADING, kind: 'code', text: decode(text), line });
    else if (isHeading && heading !== undefined)
      this.parts.push({ ...toHeading(heading), text: text.trim(), line });
    else this.parts.push({ ...NO_HEADING, kind: 'words', text: text.trim(), line });
  }
}

const NO_HEADING = { level: 0, anchor: undefined };

function toHeading(tag: HtmlTag): Pick<HtmlPart, 'kind' | 'level' | 'anchor'> {
  const level = Number(HEADING.exec(tag.name)?.[1]);
  return { kind: 'heading', level, anchor: attributeOf(tag, 'id') === undefined ? undefined : anchorOf(tag) };
}

function decode(text: string): string {
  return text
    .replace(/^\n|\s+$/g, '')
    .replace(/&(?:lt|gt|quot|#39|nbsp|amp);/g, (entity) => ENTITIES[entity] ?? entity);
}
