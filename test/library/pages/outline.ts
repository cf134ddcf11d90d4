import type { Passage } from '../../../src/library/pages/page';
import { type ParsedBody, parseSections } from '../../../src/library/pages/parse-sections';

const SIGNS = { paragraph: 'p', note: 'n', list: 'l', table: 't', code: 'c' } as const;

/** A parsed text in lines: `#id heading`, then its passages: `p words`, `~p words` where struck through. */
export function outline(text: string): readonly string[] {
  return toOutline(parseSections(text));
}

export function toOutline({ sections }: Pick<ParsedBody, 'sections'>): readonly string[] {
  return sections.flatMap(({ id, heading, passages }) => [
    `#${id} ${heading}`.trim(),
    ...passages.map(toLine),
  ]);
}

function toLine(passage: Passage): string {
  const sign = passage.kind === 'list' && passage.ordered ? '1' : SIGNS[passage.kind];
  return `${passage.superseded ? '~' : ''}${sign} ${wordsOf(passage)}`;
}

function wordsOf(passage: Passage): string {
  if (passage.kind === 'list') return passage.items.join(' / ');
  if (passage.kind === 'table')
    return [passage.head, ...passage.rows].map((row) => row.join(' | ')).join(' / ');
  return passage.text;
}

/** All marked-up words of a parsed text, code blocks aside: what a channel draws. */
export function markedWords({ sections }: Pick<ParsedBody, 'sections'>): readonly string[] {
  return sections.flatMap(({ passages }) =>
    passages.flatMap((passage) => {
      if (passage.kind === 'list') return passage.items;
      if (passage.kind === 'table') return [...passage.head, ...passage.rows.flat()];
      return passage.kind === 'code' ? [] : [passage.text];
    }),
  );
}
