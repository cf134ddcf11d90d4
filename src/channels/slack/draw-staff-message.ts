import type { types } from '@slack/bolt';
import type { Block, Reply } from '../../answer/reply';
import { drawBlocks } from './draw-blocks';
import { drawSection } from './draw-list';
import { toPages } from './draw-pages';
import { type DrawnMessage, note, toText } from './draw-reply';
import { plain, type SlackRun, toRuns } from './draw-runs';
import { splitRuns } from './draw-split';
import { clipEscaped, escapeText, NOTHING } from './draw-text';
import { MOST_FALLBACK, MOST_TEXT } from './limits';

/**
 * Draws what somebody of the staff says as anybody's message looks: no heading and nothing to press, and an
 * address in it is a link.
 * @param person who is called by a mention; left out in a direct message, which is theirs anyway
 */
export function drawStaffMessage(reply: Reply, person?: string): readonly DrawnMessage[] {
  const call: readonly SlackRun[] =
    person === undefined ? [] : [{ text: `<@${person}>`, mark: 'ready' }, plain(' ')];
  const [first, ...rest] = reply.blocks;
  const drawn =
    first?.type === 'paragraph'
      ? [...drawWords(first.text, call), ...drawOthers(rest)]
      : [...splitRuns(call, MOST_TEXT).map(drawSection), ...drawOthers(reply.blocks)];
  const shown = drawn.length > 0 ? drawn : drawWords(reply.text, call);
  const mention = person === undefined ? '' : `<@${person}> `;
  const text = `${mention}${escapeText(reply.text)}`.trim() || NOTHING;
  return toPages(shown, []).map((blocks, index) => ({
    text: clipEscaped(index === 0 ? text : toText(blocks), MOST_FALLBACK),
    blocks: blocks.length > 0 ? blocks : [note(NOTHING)],
  }));
}

function drawOthers(blocks: readonly Block[]): readonly types.KnownBlock[] {
  return blocks.flatMap((block) =>
    block.type === 'paragraph' ? drawWords(block.text) : drawBlocks([block]),
  );
}

function drawWords(words: string, before: readonly SlackRun[] = []): readonly types.SectionBlock[] {
  return splitRuns([...before, ...toRuns(words).flatMap(withLinks)], MOST_TEXT).map(drawSection);
}

/** Up to what surely is no part of an address: Slack ends one at `|`, `<` and `>`. */
const ADDRESS = /(https?:\/\/[^\s|<>"'`、。，「」（）]*[^\s|<>"'`、。，「」（）.,;:!?)\]}*_~])/g;
/** Longer ones stay words: what is ready is not cut, and has to fit into a section. */
const MOST_URL = 1_500;

function withLinks(run: SlackRun): readonly SlackRun[] {
  if (run.mark !== 'plain') return [run];
  return run.text
    .split(ADDRESS)
    .map((part, index) =>
      index % 2 === 1 && part.length <= MOST_URL
        ? { text: `<${escapeText(part)}>`, mark: 'ready' as const }
        : plain(part),
    )
    .filter(({ text }) => text !== '');
}
