/** A citation: a document of `documents.yaml` and one of its sections. */
export type SourceRef = { readonly document: string; readonly section: string };

/**
 * A piece of a section that stands by itself. Words may hold `**bold**` and `` `code` `` and nothing
 * else (see marked-text.ts). `superseded`: struck through in the source, so that it no longer holds.
 */
export type Passage = { readonly line: number; readonly superseded: boolean } & PassageBody;

export type PassageBody =
  | { readonly kind: 'paragraph' | 'note'; readonly text: string }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly string[] }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: 'code'; readonly text: string };

/** What stands under one heading, up to the next. */
export type Section = {
  /** The heading's explicit anchor, else the heading as a slug; `_top` before the first heading. */
  readonly id: string;
  /** Empty for `_top`, and where all of it is struck through. */
  readonly heading: string;
  /** Line of the heading in the file, from 1; for what was included, that of the include. */
  readonly line: number;
  readonly sources: readonly SourceRef[];
  readonly passages: readonly Passage[];
};

/** A guide of ours or a document of somebody else, read and taken apart. */
export type Page = {
  readonly kind: 'guide' | 'document';
  readonly id: string;
  /** Relative to the directory it was read from. */
  readonly file: string;
  /** One of ours, or another language's tag for a document. */
  readonly locale: string;
  readonly title: string;
  /** `YYYY-MM-DD`: the day a guide was last held against its sources, the day a document's text is of. */
  readonly dated: string | null;
  readonly url: string | null;
  /** Other words people use for the page's subject. */
  readonly aliases: readonly string[];
  /** Where facts of a case are known, a verdict says more than this page. */
  readonly isCase: boolean;
  /** Questions each section must answer, by section id. */
  readonly questions: Readonly<Record<string, readonly string[]>>;
  readonly sections: readonly Section[];
  /** Of an imported document: a digest of the folder it comes from, so that another's is not replaced by it. */
  readonly origin?: string;
};

/** Something about a page that its author should know; the page is used all the same. */
export type PageWarning = { readonly line: number; readonly reason: string };

/** The words of a passage as lines of marked-up text. */
export function linesOf(passage: PassageBody): readonly string[] {
  switch (passage.kind) {
    case 'paragraph':
    case 'note':
    case 'code':
      return [passage.text];
    case 'list':
      return passage.items;
    case 'table':
      return passage.rows.map((cells) => cells.join('; '));
    default:
      return passage satisfies never;
  }
}
