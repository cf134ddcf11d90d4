import type { Run } from '../../answer/marked-text';
import { partPieces, wordsOf } from './inline-text';
import type { Passage, PassageBody, Section, SourceRef } from './page';
import type { Piece } from './pieces';
import { cutRuns } from './runs';
import { createSectionIds, TOP, toSectionId } from './section-id';
import type { Strike } from './strikes';

type Draft = {
  readonly id: string;
  readonly heading: string;
  /** Line of the text, from 0. */
  readonly at: number;
  readonly passages: Passage[];
};

/** A passage to be, and its line of the text. */
export type PlacedBody = { readonly body: PassageBody; readonly at: number; readonly superseded: boolean };

export type NewSection = {
  readonly level: number;
  readonly anchor: string | undefined;
  /** All words of the heading, which its address is made from, and those that hold. */
  readonly name: string;
  readonly heading: string;
  readonly at: number;
};

/** The sections of a page while it is read. Lines go in as lines of the text, from 0. */
export class PageDraft {
  /** Whether the words being read are struck through. */
  readonly strike: Strike = new Set();
  title: string | null = null;
  private readonly sections: Draft[] = [{ id: TOP, heading: '', at: 0, passages: [] }];
  private readonly uniqueId = createSectionIds();

  /** @param lineOf the line of the file a line of the text comes from */
  constructor(private readonly lineOf: (at: number) => number) {}

  add({ body, at, superseded }: PlacedBody): void {
    this.current.passages.push({ ...body, line: this.lineOf(at), superseded });
  }

  /** Words that hold are one paragraph, however much between them is struck through. */
  addWords(pieces: readonly Piece[], at: number, kind: 'paragraph' | 'note'): void {
    const { live, struck } = partPieces(pieces, this.strike);
    this.addRuns(live, { kind, at, superseded: false });
    for (const runs of struck) this.addRuns(runs, { kind, at, superseded: true });
  }

  private addRuns(
    runs: readonly Run[],
    { kind, at, superseded }: { kind: 'paragraph' | 'note'; at: number; superseded: boolean },
  ): void {
    for (const part of cutRuns(runs)) {
      const text = wordsOf(part);
      if (text !== '') this.add({ body: { kind, text }, at, superseded });
    }
  }

  /** A first-level heading before anything else is the title; it begins a section only if it has an anchor. */
  startSection({ level, anchor, name, heading, at }: NewSection): void {
    const isTitle = level === 1 && this.title === null;
    const isFirst = this.sections.length === 1 && this.current.passages.length === 0;
    if (isTitle) this.title = name;
    if (isTitle && isFirst && anchor === undefined) return;
    const id = this.uniqueId(anchor ?? toSectionId(name));
    this.sections.push({ id, heading, at, passages: [] });
  }

  private get current(): Draft {
    return this.sections.at(-1) as Draft;
  }

  /** @param citations by the line of the text they stand on: each belongs to the section around it */
  finish(citations: ReadonlyMap<number, readonly SourceRef[]>): readonly Section[] {
    const kept = this.sections.filter(({ id, passages }) => id !== TOP || passages.length > 0);
    return kept.map(({ id, heading, at, passages }, index) => {
      const end = kept[index + 1]?.at ?? Number.POSITIVE_INFINITY;
      const inside = [...citations].filter(([line]) => line >= at && line < end);
      const sources = inside.flatMap(([, refs]) => refs);
      return { id, heading, line: this.lineOf(at), sources, passages };
    });
  }
}
