import type { SourceItem } from '../../answer/reply';
import type { CardElement, Container } from './card';
import { drawItem, drawTitle } from './draw-item';
import { drawText, escapeMarkdown } from './draw-text';

/** Citations, numbered: what each says, and the document it stands in. */
export function drawSources(title: string, items: readonly SourceItem[]): readonly CardElement[] {
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
