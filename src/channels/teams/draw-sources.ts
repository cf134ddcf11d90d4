import { toPlainText } from '../../answer/marked-text';
import type { SourceItem } from '../../answer/reply';
import type { CardElement, Container, TextBlock } from './card';
import { drawItem, drawTitle } from './draw-item';
import { drawText, escapeMarkdown } from './draw-text';

/** Citations, numbered: what each says, and the document it stands in. */
export function drawSources(title: string, items: readonly SourceItem[]): readonly CardElement[] {
  if (items.length === 0) return [];
  const drawn = items.map((item, index) => drawItem(`${index + 1}.`, drawSource(item)));
  const told = [...drawTitle(title), ...drawn];
  return [{ type: 'Container', separator: true, spacing: 'Large', items: told } satisfies Container];
}

function drawSource({ text, link }: SourceItem): readonly CardElement[] {
  if (link === undefined || !isWebAddress(link.url)) return drawText(text);
  const label = link.label.replaceAll('\n', ' ');
  const anchor = `[${escapeMarkdown(label)}](${toTarget(link.url)})`;
  const [before, ...after] = toPlainText(text).split(label);
  // The document is named in the words as a rule: a second line of the same name would say nothing new.
  return after.length === 0 || label === ''
    ? [...drawText(text), drawLink(anchor, { spacing: 'None', size: 'Small' })]
    : [drawLink(`${escapeMarkdown(before ?? '')}${anchor}${escapeMarkdown(after.join(label))}`)];
}

function drawLink(text: string, look: Pick<TextBlock, 'spacing' | 'size'> = {}): TextBlock {
  return { type: 'TextBlock', ...look, wrap: true, text };
}

function isWebAddress(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

/** Brackets and spaces would end a Markdown link early. */
function toTarget(url: string): string {
  return new URL(url).href.replace(/[()\s]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
