import type { Token } from 'markdown-it';
import { partPieces, wordsOf } from './inline-text';
import type { PlacedBody } from './page-draft';
import type { Reading } from './page-words';
import { toWords } from './runs';

type Row = { readonly cells: readonly string[]; readonly struck: readonly string[]; readonly at: number };

/** A longer table is parted, each part under the same head. */
const LONGEST = 2000;

/** Cells keep the words that hold; a row of which nothing holds goes. What is struck through is told row by row. */
export function readTable(inside: readonly Token[], at: number, reading: Reading): readonly PlacedBody[] {
  const rows = readRows(inside, at, reading);
  const [head, ...others] = rows;
  const kept = others.filter(({ cells, struck }) => struck.length === 0 || cells.some((cell) => cell !== ''));
  const live = partRows(kept).map((part, index): PlacedBody => {
    const body = { kind: 'table' as const, head: head?.cells ?? [], rows: part.map(({ cells }) => cells) };
    return { body, at: index === 0 ? at : (part[0]?.at ?? at), superseded: false };
  });
  const struck = rows.filter((row) => row.struck.length > 0);
  return [...live, ...struck.map(toStruck)];
}

function toStruck({ struck, at }: Row): PlacedBody {
  return { body: { kind: 'paragraph', text: struck.join('; ') }, at, superseded: true };
}

function readRows(inside: readonly Token[], start: number, { draft, words }: Reading): readonly Row[] {
  const rows: { cells: string[]; struck: string[]; at: number }[] = [];
  for (const token of inside) {
    if (token.type === 'tr_open') rows.push({ cells: [], struck: [], at: token.map?.[0] ?? start });
    if (token.type !== 'inline') continue;
    const { live, struck } = partPieces(words.inline.get(token) ?? [], draft.strike);
    rows.at(-1)?.cells.push(toWords(live));
    rows.at(-1)?.struck.push(...struck.map(wordsOf).filter((text) => text !== ''));
  }
  return rows;
}

/** A table of a head alone is one too. */
function partRows(rows: readonly Row[]): readonly (readonly Row[])[] {
  const parts: Row[][] = [[]];
  let length = 0;
  for (const row of rows) {
    const size = row.cells.join('').length;
    if (length > 0 && length + size > LONGEST) {
      parts.push([]);
      length = 0;
    }
    parts.at(-1)?.push(row);
    length += size;
  }
  return parts;
}
