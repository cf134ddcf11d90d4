import { toPlainText } from '../../answer/marked-text';
import type { Block, FactRow, SourceItem, Tone } from '../../answer/reply';
import type { CardElement, Container, ContainerStyle, TextBlock } from './card';
import { drawCode, drawLine, drawRun, drawText, escapeMarkdown } from './draw-text';

/**
 * Draws blocks one after another. `path` makes the ids of folded parts unique in a card:
 * two elements of one id would fold together.
 */
export function drawBlocks(blocks: readonly Block[], path = 'part'): readonly CardElement[] {
  return blocks.flatMap((block, index) => drawBlock(block, `${path}-${index + 1}`));
}

function drawBlock(block: Block, id: string): readonly CardElement[] {
  switch (block.type) {
    case 'heading':
      return [drawHeading(block.text, block.tone)];
    case 'paragraph':
      return drawParagraph(block.text, block.tone);
    case 'facts':
      return block.rows.length === 0 ? [] : [drawFacts(block.rows)];
    case 'list':
      return drawList(block);
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

function drawHeading(text: string, tone: Tone): CardElement {
  const words: TextBlock = {
    type: 'TextBlock',
    style: 'heading',
    size: 'Medium',
    weight: 'Bolder',
    wrap: true,
    text: escapeMarkdown(toPlainText(text)),
    ...(tone === 'subtle' && { isSubtle: true }),
  };
  const style = toStyle(tone);
  return style === undefined ? words : { type: 'Container', style, bleed: true, items: [words] };
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

function drawList(list: Extract<Block, { type: 'list' }>): readonly CardElement[] {
  if (list.items.length === 0) return [];
  return [
    ...drawTitle(list.title),
    ...list.items.map((item, index) => drawItem(list.ordered ? `${index + 1}.` : '•', drawText(item))),
  ];
}

function drawTitle(title: string | undefined): readonly CardElement[] {
  return title === undefined ? [] : drawText(title, { weight: 'Bolder' });
}

/** A marker and what hangs from it. A Markdown list would read people's words as Markdown. */
function drawItem(marker: string, items: readonly CardElement[]): CardElement {
  return {
    type: 'ColumnSet',
    spacing: 'Small',
    columns: [
      { type: 'Column', width: 'auto', items: [drawLine([drawRun(marker)])] },
      { type: 'Column', width: 'stretch', items },
    ],
  };
}

function drawSources(title: string, items: readonly SourceItem[]): readonly CardElement[] {
  if (items.length === 0) return [];
  const drawn = items.map((item, index) => drawItem(`${index + 1}.`, drawSource(item)));
  return [{ type: 'Container', separator: true, items: [...drawTitle(title), ...drawn] } satisfies Container];
}

function drawSource({ text, link }: SourceItem): readonly CardElement[] {
  const words = drawText(text);
  if (link === undefined || !isWebAddress(link.url)) return words;
  const label = escapeMarkdown(link.label.replaceAll('\n', ' '));
  return [
    ...words,
    {
      type: 'TextBlock',
      spacing: 'None',
      size: 'Small',
      wrap: true,
      text: `[${label}](${toTarget(link.url)})`,
    },
  ];
}

function isWebAddress(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

/** Brackets and spaces would end a Markdown link early. */
function toTarget(url: string): string {
  return new URL(url).href.replace(/[()\s]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

function drawDetails(title: string, items: readonly CardElement[], id: string): readonly CardElement[] {
  if (items.length === 0) return [];
  return [
    {
      type: 'ActionSet',
      actions: [{ type: 'Action.ToggleVisibility', title, targetElements: [id] }],
    },
    { type: 'Container', id, isVisible: false, items },
  ];
}
