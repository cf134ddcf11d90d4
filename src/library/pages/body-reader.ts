import type { Token } from 'markdown-it';
import { lineOf, listBlocks } from './block-tokens';
import { partPieces, plainOf } from './inline-text';
import { readList } from './list-reader';
import type { PageDraft, PlacedBody } from './page-draft';
import type { Reading, WordedPart } from './page-words';
import type { Piece } from './pieces';
import { readTable } from './table-reader';

/** What is longer and underlined is a paragraph with a rule below that lacks its blank line. */
const LONGEST_UNDERLINED = 300;
const TAB = /^#tab\//;

type Kind = 'paragraph' | 'note';

/** Reads the blocks of a page into its draft. */
export class BodyReader {
  private readonly draft: PageDraft;

  constructor(private readonly reading: Reading) {
    this.draft = reading.draft;
  }

  /** @param kind what its paragraphs are: those of a quote are notes */
  read(tokens: readonly Token[], kind: Kind = 'paragraph'): void {
    for (const { token, inside } of listBlocks(tokens)) this.readBlock(token, inside, kind);
  }

  private readBlock(token: Token, inside: readonly Token[], kind: Kind): void {
    const at = lineOf(token);
    switch (token.type) {
      case 'heading_open':
        this.readHeading(token, inside[0], kind);
        break;
      case 'paragraph_open':
        this.draft.addWords(this.piecesOf(inside[0]), at, kind);
        break;
      case 'blockquote_open':
        this.read(inside, 'note');
        break;
      case 'bullet_list_open':
      case 'ordered_list_open':
        this.addAll(readList(token, inside, this.reading));
        break;
      case 'table_open':
        this.addAll(readTable(inside, at, this.reading));
        break;
      case 'fence':
      case 'code_block':
        this.readCode(token.content, at);
        break;
      case 'html_block':
        for (const part of this.reading.words.html.get(token) ?? []) this.readHtml(part, kind);
        break;
      default:
    }
  }

  private readCode(content: string, at: number): void {
    const text = content.replace(/\n$/, '');
    const superseded = this.draft.strike.size > 0;
    if (text.trim() !== '') this.draft.add({ body: { kind: 'code', text }, at, superseded });
  }

  private addAll(bodies: readonly PlacedBody[]): void {
    for (const body of bodies) this.draft.add(body);
  }

  /** A heading in a quote begins no section, and neither does a tab: what follows them belongs to the section. */
  private readHeading(open: Token, inline: Token | undefined, kind: Kind): void {
    const pieces = this.piecesOf(inline);
    const at = lineOf(open);
    const isUnderlined = open.markup === '=' || open.markup === '-';
    const isLong = isUnderlined && plainOf(pieces).length > LONGEST_UNDERLINED;
    if (isLong) this.draft.addWords(pieces, at, kind);
    else if (kind === 'note' || isTab(inline)) this.draft.addWords(inBold(pieces), at, kind);
    else this.startSection(pieces, { level: Number(open.tag.slice(1)), at });
  }

  private startSection(
    pieces: readonly Piece[],
    {
      level,
      at,
      anchor,
    }: { readonly level: number; readonly at: number; readonly anchor?: string | undefined },
  ): void {
    const own = pieces.find((piece) => piece.kind === 'anchor' || piece.kind === 'id')?.text;
    const words = pieces.filter(({ kind }) => kind !== 'id');
    const live = partPieces(words, this.draft.strike).live.map(({ text }) => text);
    const heading = live.join('').replace(/\s+/gu, ' ').trim();
    const name = plainOf(pieces);
    if (name === '' && own === undefined && anchor === undefined) return;
    this.draft.startSection({ level, anchor: own ?? anchor, name, heading, at });
  }

  private readHtml({ kind, text, pieces, at, level, anchor }: WordedPart, block: Kind): void {
    if (kind === 'code') this.readCode(text, at);
    else if (kind === 'words') this.draft.addWords(pieces, at, block);
    else if (block === 'note') this.draft.addWords(inBold(pieces), at, block);
    else this.startSection(pieces, { level, at, anchor });
  }

  private piecesOf(inline: Token | undefined): readonly Piece[] {
    return inline === undefined ? [] : (this.reading.words.inline.get(inline) ?? []);
  }
}

/** `# [Portal](#tab/portal)`: one of several ways that Microsoft Docs shows side by side. */
function isTab(inline: Token | undefined): boolean {
  const [first] = inline?.children ?? [];
  return first?.type === 'link_open' && TAB.test(String(first.attrGet('href')));
}

function inBold(pieces: readonly Piece[]): readonly Piece[] {
  return [{ kind: 'bold', isOn: true }, ...pieces, { kind: 'bold', isOn: false }];
}
