import type { types } from '@slack/bolt';
import { toPlainText } from '../../answer/marked-text';
import type { Block, Tone } from '../../answer/reply';
import { drawFacts, drawList, drawSection, drawSources, toMrkdwn } from './draw-list';
import { cleanText, isBlank } from './draw-literal';
import { plain, type SlackRun, toBoldRuns, toRuns } from './draw-runs';
import { splitRuns } from './draw-split';
import { drawPlain } from './draw-text';
import { MOST_CONTEXT, MOST_HEADER, MOST_TEXT } from './limits';

/** Draws blocks one after another; each within Slack's limits, in several parts where it is too long. */
export function drawBlocks(blocks: readonly Block[]): readonly types.KnownBlock[] {
  return blocks.flatMap(drawBlock);
}

function drawBlock(block: Block): readonly types.KnownBlock[] {
  switch (block.type) {
    case 'heading':
      return drawHeading(block.text, block.tone);
    case 'paragraph':
      return drawParagraph(block.text, block.tone);
    case 'facts':
      return drawFacts(block.rows);
    case 'list':
      return drawList(block);
    case 'sources':
      return drawSources(block.title, block.items);
    case 'code':
      return splitRuns([{ text: cleanText(block.text), mark: 'fence' }], MOST_TEXT).map(drawSection);
    case 'details':
      return drawDetails(block.title, drawBlocks(block.blocks));
    default:
      return block satisfies never;
  }
}

/** Colours are for attachments only; a mark says the same to those who see no colours. */
const TONE_MARKS: Readonly<Record<Tone, string | undefined>> = {
  plain: undefined,
  subtle: undefined,
  good: '✅',
  warning: '⚠️',
  attention: '⛔',
};

/** A heading, in large letters while it is short enough for them. */
export function drawHeading(text: string, tone: Tone = 'plain'): readonly types.KnownBlock[] {
  const words = toPlainText(text);
  if (isBlank(words)) return [];
  const mark = TONE_MARKS[tone];
  const line = mark === undefined ? words : `${mark} ${words}`;
  // One to spare for every zero-width space that keeps an emoji name from being drawn.
  if (line.length + line.split(':').length <= MOST_HEADER)
    return [{ type: 'header', text: drawPlain(line, MOST_HEADER) }];
  return splitRuns(withTone(tone, toBoldRuns(text)), MOST_TEXT).map(drawSection);
}

function drawParagraph(text: string, tone: Tone): readonly types.KnownBlock[] {
  const runs = toRuns(text);
  if (isBlank(toPlainText(text))) return [];
  if (tone !== 'subtle') return splitRuns(withTone(tone, runs), MOST_TEXT).map(drawSection);
  return splitRuns(runs, MOST_CONTEXT).map((part) => ({ type: 'context', elements: [toMrkdwn(part)] }));
}

function withTone(tone: Tone, runs: readonly SlackRun[]): readonly SlackRun[] {
  const mark = TONE_MARKS[tone];
  return mark === undefined ? runs : [plain(`${mark} `), ...runs];
}

/** Slack cannot fold: a line sets it apart. */
function drawDetails(title: string, blocks: readonly types.KnownBlock[]): readonly types.KnownBlock[] {
  if (blocks.length === 0) return [];
  return [{ type: 'divider' }, ...splitRuns(toBoldRuns(title), MOST_TEXT).map(drawSection), ...blocks];
}
