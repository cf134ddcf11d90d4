import MarkdownIt, { type Token } from 'markdown-it';
import { toPlainText } from '../../answer/marked-text';
import { readInline, type Stretch, type Strike, tidyText } from './inline-text';
import type { PageWarning, Passage, PassageBody, Section, SourceRef } from './page';
import { createSectionIds, TOP, toSectionId } from './section-id';
import { tidyMarkdown } from './tidy-markdown';

/** A page's body taken apart. */
export type ParsedBody = {
  /** The first-level heading, where the page has its title there. */
  readonly title: string | null;
  readonly sections: readonly Section[];
  readonly warnings: readonly PageWarning[];
};

type Options = {
  /** Lines of the file before the body. */
  readonly offset?: number;
};

type Draft = {
  id: string;
  heading: string;
  line: number;
  level: number;
  sources: readonly SourceRef[];
  passages: Passage[];
};

const markdown = new MarkdownIt({ html: true, linkify: false }).disable(['strikethrough']);

const ANCHOR = /<a\s+(?:name|id)\s*=\s*["']?([^"'>\s]+)["']?/i;
const SOURCES = /<!--\s*sources:\s*([\s\S]*?)\s*-->/g;
const ALERT = /^\s*\\\[!(?:NOTE|TIP|IMPORTANT|CAUTION|WARNING)\\\]\s*/i;

/** Takes Markdown apart into sections and passages; what is struck through is marked as superseded. */
export function parseSections(body: string, { offset = 0 }: Options = {}): ParsedBody {
  const reader = new BodyReader(offset, readCitations(body));
  reader.read(markdown.parse(tidyMarkdown(body), {}));
  return reader.finish();
}

/** The citations of our guides, by the line they stand on. */
function readCitations(body: string): ReadonlyMap<number, readonly SourceRef[]> {
  const found = new Map<number, readonly SourceRef[]>();
  for (const match of body.matchAll(SOURCES)) {
    const line = body.slice(0, match.index).split('\n').length - 1;
    found.set(line, parseSourceRefs(match[1] ?? ''));
  }
  return found;
}

/** `document#section` citations, parted by spaces. */
export function parseSourceRefs(text: string): readonly SourceRef[] {
  return text
    .split(/\s+/)
    .filter((each) => each !== '')
    .map((each) => {
      const [document = '', section = TOP] = each.split(/#(.*)/s);
      return { document, section };
    });
}

class BodyReader {
  private readonly sections: Draft[];
  private readonly warnings: PageWarning[] = [];
  private readonly strike: Strike = { isOn: false, line: 0 };
  private readonly uniqueId = createSectionIds();
  private title: string | null = null;

  constructor(
    private readonly offset: number,
    private readonly citations: ReadonlyMap<number, readonly SourceRef[]>,
  ) {
    this.sections = [{ id: TOP, heading: '', line: offset + 1, level: 1, sources: [], passages: [] }];
  }

  read(tokens: readonly Token[]): void {
    for (let at = 0; at < tokens.length; ) at = this.readBlock(tokens, at);
  }

  finish(): ParsedBody {
    if (this.strike.isOn) {
      this.warnings.push({ line: this.strike.line, reason: 'a ~~ opens here and never closes' });
    }
    const kept = this.sections.filter(({ id, passages }) => id !== TOP || passages.length > 0);
    const sections = kept.map((draft, index) => this.withSources(draft, kept[index + 1]));
    return { title: this.title, sections, warnings: this.warnings };
  }

  /** A citation belongs to the section it stands in. */
  private withSources({ id, heading, line, passages }: Draft, next: Draft | undefined): Section {
    const inside = [...this.citations].filter(([at]) => {
      const place = at + this.offset + 1;
      return place >= line && (next === undefined || place < next.line);
    });
    return { id, heading, line, sources: inside.flatMap(([, sources]) => sources), passages };
  }

  private get current(): Draft {
    return this.sections.at(-1) as Draft;
  }

  private lineOf(token: Token | undefined): number {
    return (token?.map?.[0] ?? 0) + this.offset + 1;
  }

  /** Reads the block that starts at `at`; returns where the next one starts. */
  private readBlock(tokens: readonly Token[], at: number): number {
    const token = tokens[at] as Token;
    const end = closeOf(tokens, at);
    const inside = tokens.slice(at + 1, end);
    switch (token.type) {
      case 'heading_open':
        this.readHeading(token, inside[0]);
        break;
      case 'paragraph_open':
        this.addWords(inside[0], this.lineOf(token), 'paragraph');
        break;
      case 'blockquote_open':
        this.readQuote(inside);
        break;
      case 'bullet_list_open':
      case 'ordered_list_open':
        this.readList(inside, token);
        break;
      case 'table_open':
        this.readTable(inside, this.lineOf(token));
        break;
      case 'fence':
      case 'code_block':
        this.add(
          { kind: 'code', text: token.content.replace(/\n$/, '') },
          this.lineOf(token),
          this.strike.isOn,
        );
        break;
      case 'html_block':
        this.readHtml(token);
        break;
      default:
        break;
    }
    return end + 1;
  }

  private readHeading(token: Token, inline: Token | undefined): void {
    const line = this.lineOf(token);
    const level = Number(token.tag.slice(1));
    const anchor = ANCHOR.exec(inline?.content ?? '')?.[1];
    const heading = toPlainText(join(readInline(inline as Token, this.strike, line)));
    const isTitle = level === 1 && this.title === null && this.isNothingRead();
    if (isTitle) {
      this.title = heading;
      if (anchor === undefined) return;
    }
    const id = this.uniqueId(anchor ?? toSectionId(heading));
    this.sections.push({ id, heading, line, level, sources: [], passages: [] });
  }

  /** A first-level heading is the title only before anything else is said. */
  private isNothingRead(): boolean {
    return this.sections.length === 1 && this.current.passages.length === 0;
  }

  private addWords(inline: Token | undefined, line: number, kind: 'paragraph' | 'note'): void {
    if (inline === undefined) return;
    for (const { text, superseded } of readInline(inline, this.strike, line)) {
      this.add({ kind, text }, line, superseded);
    }
  }

  private readQuote(inside: readonly Token[]): void {
    for (let at = 0; at < inside.length; ) {
      const token = inside[at] as Token;
      if (token.type !== 'paragraph_open') {
        at = this.readBlock(inside, at);
        continue;
      }
      const line = this.lineOf(token);
      for (const { text, superseded } of readInline(inside[at + 1] as Token, this.strike, line)) {
        const words = text.replace(ALERT, '');
        if (words !== '') this.add({ kind: 'note', text: words }, line, superseded);
      }
      at = closeOf(inside, at) + 1;
    }
  }

  /** A list is flat to its reader; an item that is struck through goes with what is superseded. */
  private readList(inside: readonly Token[], { type, map }: Token): void {
    const line = (map?.[0] ?? 0) + this.offset + 1;
    const stretches: Stretch[] = [];
    for (const [index, token] of inside.entries()) {
      if (token.type === 'inline')
        stretches.push(...readInline(token, this.strike, this.lineOf(inside[index - 1])));
      if (token.type === 'fence')
        stretches.push({ text: `\`${tidyText(token.content)}\``, superseded: this.strike.isOn });
    }
    for (const superseded of [false, true]) {
      const items = stretches.filter((each) => each.superseded === superseded).map(({ text }) => text);
      if (items.length > 0)
        this.add({ kind: 'list', ordered: type === 'ordered_list_open', items }, line, superseded);
    }
  }

  private readTable(inside: readonly Token[], line: number): void {
    const rows: string[][] = [];
    for (const token of inside) {
      if (token.type === 'tr_open') rows.push([]);
      if (token.type === 'inline') rows.at(-1)?.push(join(readInline(token, this.strike, line)));
    }
    const [head = [], ...body] = rows;
    this.add({ kind: 'table', head, rows: body }, line, false);
  }

  /** Raw HTML: its tags go, its words stay, each line a paragraph (text may follow a tag without a blank line). */
  private readHtml(token: Token): void {
    for (const [index, raw] of token.content.split('\n').entries()) {
      const text = raw
        .replace(/<\/?(?:strong|b)\b[^>]*>/gi, '')
        .replace(/<[^>]*>/g, ' ')
        .trim();
      if (text === '') continue;
      const [inline] = markdown.parseInline(text, {});
      this.addWords(inline, this.lineOf(token) + index, 'paragraph');
    }
  }

  private add(body: PassageBody, line: number, superseded: boolean): void {
    this.current.passages.push({ ...body, line, superseded });
  }
}

/** Where the block that opens at `at` closes. */
function closeOf(tokens: readonly Token[], at: number): number {
  const open = tokens[at] as Token;
  if (open.nesting !== 1) return at;
  for (let end = at + 1; end < tokens.length; end += 1) {
    const token = tokens[end] as Token;
    if (token.level === open.level && token.nesting === -1) return end;
  }
  return tokens.length;
}

function join(stretches: readonly Stretch[]): string {
  return stretches.map(({ text }) => text).join(' ');
}
