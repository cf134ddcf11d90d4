import { toPlainText } from '../answer/marked-text';
import type { Block } from '../answer/reply';
import type { Draft } from './draft';

/** A reply as plain text, complete: what a screen reader speaks and a notification shows. */
export function toText({ blocks, ask }: Draft): string {
  const parts = blocks.flatMap(blockToLines);
  const options = ask?.options.map(({ label }) => `- ${label}`) ?? [];
  return [...parts, ...options].map(toPlainText).join('\n');
}

function blockToLines(block: Block): readonly string[] {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
    case 'code':
      return [block.text];
    case 'facts':
      return block.rows.map(({ label, value, note }) => `${label}: ${value}${note ? ` (${note})` : ''}`);
    case 'list': {
      const items = block.items.map((item, index) => `${block.ordered ? `${index + 1}.` : '-'} ${item}`);
      return block.title === undefined ? items : [asTitle(block.title), ...items];
    }
    case 'sources':
      return [
        asTitle(block.title),
        ...block.items.map(({ text, link }) => `- ${text}${link ? ` ${link.url}` : ''}`),
      ];
    case 'details':
      return withTitle(block.title, block.blocks.flatMap(blockToLines));
    default:
      return block satisfies never;
  }
}

/** What is folded is told whole, under its title; a fold that holds nothing is not told of. */
function withTitle(title: string, inside: readonly string[]): readonly string[] {
  return inside.length === 0 ? [] : [asTitle(title), ...inside];
}

/** A title in running text ends with a colon; some have one of their own. */
function asTitle(title: string): string {
  return /[:：]$/.test(title) ? title : `${title}:`;
}
