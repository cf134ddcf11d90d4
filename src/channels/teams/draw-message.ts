import { parseRuns } from '../../answer/marked-text';
import type { Block, Reply } from '../../answer/reply';

/**
 * Draws a reply as the plain message of a person, in the little HTML that Teams reads in messages. All
 * that somebody wrote is escaped.
 */
export function drawMessage(reply: Reply): string {
  const lines = reply.blocks.flatMap(drawBlock);
  return (lines.length > 0 ? lines : [escapeHtml(reply.text)]).join('<br>').replaceAll('\n', '<br>');
}

function drawBlock(block: Block): readonly string[] {
  switch (block.type) {
    case 'heading':
      return [`<b>${drawRuns(block.text)}</b>`];
    case 'paragraph':
      return [drawRuns(block.text)];
    case 'facts':
      return block.rows.map(({ label, value }) => `${escapeHtml(label)}: ${escapeHtml(value)}`);
    case 'list':
      return [...drawTitle(block.title), ...block.items.map((item) => `• ${drawRuns(item)}`)];
    case 'sources':
      return [...drawTitle(block.title), ...block.items.map(({ text, link }) => drawLink(text, link))];
    case 'code':
      return [`<pre>${escapeHtml(block.text)}</pre>`];
    case 'details':
      return [...drawTitle(block.title), ...block.blocks.flatMap(drawBlock)];
    default:
      return block satisfies never;
  }
}

function drawTitle(title: string | undefined): readonly string[] {
  return title === undefined || title === '' ? [] : [`<b>${drawRuns(title)}</b>`];
}

function drawLink(text: string, link: { readonly label: string; readonly url: string } | undefined): string {
  const words = drawRuns(text);
  if (link === undefined || !/^https?:\/\//i.test(link.url) || !URL.canParse(link.url)) return words;
  const anchor = `<a href="${escapeHtml(new URL(link.url).href)}">${escapeHtml(link.label)}</a>`;
  return words === '' || link.label === text ? anchor : `${words} ${anchor}`;
}

function drawRuns(words: string): string {
  return parseRuns(words)
    .map(({ text, mark }) => MARKS[mark](escapeHtml(text)))
    .join('');
}

const MARKS = {
  plain: (html: string) => html,
  bold: (html: string) => `<b>${html}</b>`,
  code: (html: string) => `<code>${html}</code>`,
} as const;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Makes words safe in what Teams reads as HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}
