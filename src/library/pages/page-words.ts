import type { Token } from 'markdown-it';
import { type HtmlPart, readHtml } from './html-parts';
import { parseInline } from './markdown';
import type { PageWarning } from './page';
import type { PageDraft } from './page-draft';
import { type Piece, toPieces } from './pieces';
import { type Mark, settleMarks } from './strikes';

/** A part of raw HTML with its words in pieces; `at` is its line of the text. */
export type WordedPart = HtmlPart & { readonly pieces: readonly Piece[]; readonly at: number };

/** The words of all tokens of a page, with every mark in them settled. */
export type PageWords = {
  readonly inline: ReadonlyMap<Token, readonly Piece[]>;
  readonly html: ReadonlyMap<Token, readonly WordedPart[]>;
  readonly warnings: readonly PageWarning[];
};

/** What a reader of blocks needs: where it puts what it reads, and the words it finds. */
export type Reading = { readonly draft: PageDraft; readonly words: PageWords };

/** Reads all words first: whether a `~~` strikes anything depends on where the next one is. */
export function readWords(tokens: readonly Token[], lineOf: (at: number) => number): PageWords {
  const inline = new Map<Token, readonly Piece[]>();
  const html = new Map<Token, readonly WordedPart[]>();
  const warnings: PageWarning[] = [];
  let block = 0;
  let at = 0;
  for (const token of tokens) {
    at = token.map?.[0] ?? at;
    if (token.type === 'inline') {
      block += 1;
      inline.set(token, toPieces(token, { line: lineOf(at), block }));
    } else if (token.type === 'html_block') {
      const start = at;
      const read = readHtml(token);
      warnings.push(...read.warnings.map(({ line, reason }) => ({ line: lineOf(start + line), reason })));
      html.set(
        token,
        read.parts.map((part) => {
          block += 1;
          return toWorded(part, { at: start + part.line, line: lineOf(start + part.line), block });
        }),
      );
    }
  }
  const marks = [...inline.values(), ...[...html.values()].flat().map(({ pieces }) => pieces)];
  return { inline, html, warnings: [...warnings, ...settleMarks(inOrder(marks))] };
}

function toWorded(
  part: HtmlPart,
  { at, line, block }: { readonly at: number; readonly line: number; readonly block: number },
): WordedPart {
  const token = part.kind === 'code' ? undefined : parseInline(part.text);
  return { ...part, at, pieces: token === undefined ? [] : toPieces(token, { line, block }) };
}

function inOrder(words: readonly (readonly Piece[])[]): readonly Mark[] {
  const marks = words.flatMap((pieces) =>
    pieces.flatMap((piece) => (piece.kind === 'mark' ? [piece.mark] : [])),
  );
  return marks.sort((a, b) => a.block - b.block);
}
