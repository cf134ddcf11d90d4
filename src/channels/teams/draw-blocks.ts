import { toPlainText } from '../../answer/marked-text';
import type { Block, FactRow, Tone } from '../../answer/reply';
import type { CardElement, ContainerStyle, TextBlock } from './card';
import { drawItem, drawTitle } from './draw-item';
import { drawSources } from './draw-sources';
import { drawCode, drawLine, drawRun, drawText, escapeMarkdown } from './draw-text';

/**
 * Draws blocks one after another. `path` makes the ids of folded parts unique in a card:
 * two elements of one id would fold together.
 */
export function drawBlocks(blocks: readonly Block[], path = 'part'): readonly CardElement[] {
  return blocks.flatMap((block, index) => drawBlock(block, `${path}-${index + 1}`));
}

/** Draws one step of a numbered list; left out, it is a line like any other. */
export type DrawStep = (step: {
  readonly id: string;
  readonly number: number;
  readonly text: string;
}) => CardElement;

type Heading = Extract<Block, { type: 'heading' }>;

/** @param id makes the ids of its parts unique in the card */
export function drawBlock(block: Block, id: string, drawStep?: DrawStep): readonly CardElement[] {
  switch (block.type) {
    case 'heading':
      return [drawHeading(block)];
    case 'paragraph':
      return drawParagraph(block.text, block.tone);
    case 'facts':
      return block.rows.length === 0 ? [] : [drawFacts(block.rows)];
    case 'list':
      return drawList(block, id, drawStep);
    case 'sources':
      return drawSources(block.title, block.items);
    case 'code':
      return [{ type: 'Container', style: 'emphasis', items: drawCode(block.text) }];
    case 'details':
      return drawDetails(block.title, drawBlocks(block.blocks, id), id);
    default:
      return block satisfies never;
  }
}

/** @param size `Large` for what the whole card is about; others are as large as the titles of lists beside them */
export function drawHeading(
  { text, tone }: Pick<Heading, 'text' | 'tone'>,
  size: 'Default' | 'Large' = 'Default',
): CardElement {
  const words: TextBlock = {
    type: 'TextBlock',
    style: 'heading',
    size,
    weight: 'Bolder',
    wrap: true,
    text: escapeMarkdown(toPlainText(text)),
    ...(tone === 'subtle' && { isSubtle: true }),
  };
  const style = toStyle(tone);
  return style === undefined
    ? { ...words, spacing: 'Large' }
    : { type: 'Container', style, bleed: true, items: [words] };
}

function drawParagraph(text: string, tone: Tone): readonly CardElement[] {
  const words = drawText(text, tone === 'subtle' ? { isSubtle: true, size: 'Small' } : {});
  const style = toStyle(tone);
  return style === undefined || words.length === 0 ? words : [{ type: 'Container', style, items: words }];
}

/** A box of colour and not coloured letters: those fail the contrast rules in the light theme. */
function toStyle(tone: Tone): ContainerStyle | undefined {
  return tone === 'good' || tone === 'warning' || tone === 'attention' ? tone : undefined;
}

function drawFacts(rows: readonly FactRow[]): CardElement {
  return {
    type: 'Table',
    columns: [{ width: 2 }, { width: 3 }],
    firstRowAsHeaders: false,
    showGridLines: false,
    rows: rows.map((row) => ({
      type: 'TableRow',
      cells: [
        { type: 'TableCell', items: [drawLine([drawRun(row.label, { isSubtle: true })])] },
        { type: 'TableCell', items: drawFactValue(row) },
      ],
    })),
  };
}

function drawFactValue({ value, note }: FactRow): readonly CardElement[] {
  const said = drawLine([drawRun(value, { weight: 'Bolder' })]);
  if (note === undefined) return [said];
  return [said, drawLine([drawRun(note, { isSubtle: true, size: 'Small' })], 'None')];
}

type List = Extract<Block, { type: 'list' }>;

function drawList({ title, items, ordered }: List, id: string, drawStep?: DrawStep): readonly CardElement[] {
  if (items.length === 0) return [];
  const drawn = items.map((text, index) => {
    const number = index + 1;
    if (!ordered) return drawItem('•', drawText(text));
    return drawStep?.({ id: `${id}-${number}`, number, text }) ?? drawItem(`${number}.`, drawText(text));
  });
  return [...drawTitle(title), ...drawn];
}

function drawDetails(title: string, items: readonly CardElement[], id: string): readonly CardElement[] {
  if (items.length === 0) return [];
  return [
    {
      type: 'ActionSet',
      actions: [{ type: 'Action.ToggleVisibility', title, targetElements: [id] }],
    },
    // In a box, so that its headings are not taken for those of the card.
    { type: 'Container', id, isVisible: false, style: 'emphasis', spacing: 'Small', items },
  ];
}
