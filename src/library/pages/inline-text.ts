import type { Run } from '../../answer/marked-text';
import type { Piece } from './pieces';
import { toWords } from './runs';
import { applyMark, type Strike } from './strikes';

/** The words of a stretch that hold, and those its author struck through, stretch by stretch. */
export type Parted = { readonly live: readonly Run[]; readonly struck: readonly (readonly Run[])[] };

/** Parts words by what is struck through; `strike` is where the page stands and is carried on. */
export function partPieces(pieces: readonly Piece[], strike: Strike): Parted {
  const live: Run[] = [];
  const struck: Run[][] = [];
  let isStriking = false;
  let bold = 0;
  for (const piece of pieces) {
    if (piece.kind === 'mark') applyMark(strike, piece.mark);
    else if (piece.kind === 'bold') bold = Math.max(0, bold + (piece.isOn ? 1 : -1));
    else if (piece.kind !== 'anchor') {
      const run = toRun(piece, bold > 0);
      if (strike.size === 0) live.push(run);
      else if (isStriking) struck.at(-1)?.push(run);
      else struck.push([run]);
    }
    isStriking = strike.size > 0 && (isStriking || piece.kind !== 'mark');
  }
  return { live, struck };
}

/** Code in bold is shown bold: one mark stands inside no other. */
function toRun({ kind, text }: Extract<Piece, { kind: 'text' | 'code' | 'id' }>, isBold: boolean): Run {
  if (kind === 'id') return { text: `{#${text}}`, mark: 'plain' };
  if (isBold) return { text, mark: 'bold' };
  return { text, mark: kind === 'code' ? 'code' : 'plain' };
}

/** Marked-up words; empty where they hold neither letter nor digit nor sign. */
export function wordsOf(runs: readonly Run[]): string {
  const words = toWords(runs);
  return /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(words) ? words : '';
}

/** All words of a stretch, plain, struck or not. */
export function plainOf(pieces: readonly Piece[]): string {
  const text = pieces
    .map((piece) => (piece.kind === 'text' || piece.kind === 'code' ? piece.text : ''))
    .join('');
  return text.replace(/[\s\u3000]+/gu, ' ').trim();
}
