import type { types } from '@slack/bolt';
import { MOST_MESSAGE_BLOCKS, MOST_MESSAGE_TEXT } from './limits';

type Blocks = readonly types.KnownBlock[];

/** Room for the lines that are added to a message later: what was chosen, who shared it. */
const MOST_BLOCKS = MOST_MESSAGE_BLOCKS - 2;

/** Blocks as messages that Slack takes; `end` stays together, at the end of the last one. */
export function toPages(blocks: Blocks, end: Blocks): readonly Blocks[] {
  const pages: types.KnownBlock[][] = [[]];
  for (const part of [...blocks.map((block) => [block]), end]) {
    const page = pages.at(-1) ?? [];
    if (page.length === 0 || fits([...page, ...part])) page.push(...part);
    else pages.push([...part]);
  }
  return pages.map(dropEdges).filter((page, index) => index === 0 || page.length > 0);
}

function fits(blocks: Blocks): boolean {
  return blocks.length <= MOST_BLOCKS && countText(blocks) <= MOST_MESSAGE_TEXT;
}

/** All text that is shown, however deep. */
function countText(blocks: Blocks): number {
  let length = 0;
  JSON.stringify(blocks, (key, value) => {
    if (key === 'text' && typeof value === 'string') length += value.length;
    return value;
  });
  return length;
}

/** A line at the edge of a message divides nothing. */
function dropEdges(blocks: Blocks): Blocks {
  const from = blocks.findIndex(({ type }) => type !== 'divider');
  const to = blocks.findLastIndex(({ type }) => type !== 'divider');
  return from < 0 ? [] : blocks.slice(from, to + 1);
}
