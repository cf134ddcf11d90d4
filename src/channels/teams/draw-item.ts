import type { CardElement } from './card';
import { drawLine, drawRun, drawText } from './draw-text';

/** What a list is of. */
export function drawTitle(title: string | undefined): readonly CardElement[] {
  if (title === undefined) return [];
  return drawText(title, { weight: 'Bolder' }).map((line) => ({ spacing: 'Large', ...line }));
}

/** A marker and what hangs from it. A Markdown list would read people's words as Markdown. */
export function drawItem(marker: string, items: readonly CardElement[]): CardElement {
  return {
    type: 'ColumnSet',
    spacing: 'Small',
    columns: [
      { type: 'Column', width: 'auto', items: [drawLine([drawRun(marker)])] },
      { type: 'Column', width: 'stretch', items },
    ],
  };
}
