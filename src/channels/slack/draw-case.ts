import type { types } from '@slack/bolt';
import type { CaseView } from '../../answer/case-view';
import { clip } from '../../answer/clip';
import { LOCALE_TAGS, type Locale } from '../../answer/locale';
import { quoteText } from '../../answer/marked-text';
import type { Block, Reply } from '../../answer/reply';
import { drawBlocks } from './draw-blocks';
import { drawSection } from './draw-list';
import { isBlank } from './draw-literal';
import { clipEscaped, drawMarked, drawPlain, NOTHING } from './draw-text';
import { MOST_BUTTON_TEXT, MOST_BUTTON_VALUE, MOST_HEADER, MOST_TEXT } from './limits';
import { ACTION_IDS } from './press-code';
import { titleOf } from './title-of';

type Look = {
  readonly locale: Locale;
  /** The words on the button that goes on with the case. */
  readonly goOn: string;
};

/** These keep a view below its hundred blocks and 250 KB, whatever the case is. */
const MOST_SUMMARY_BLOCKS = 40;
const MOST_SUMMARY_BYTES = 100_000;

/** Draws an open case in two lines, its headline and its date, beside the button that goes on with it. */
export function drawCase(
  { conversation, updatedAt, standing }: CaseView,
  { locale, goOn }: Look,
): types.SectionBlock {
  const title = titleOf(standing);
  const headline = isBlank(title) ? NOTHING : drawMarked(`**${quoteText(clip(title, MOST_HEADER))}**`);
  const lines = [headline, drawDate(updatedAt, locale)].filter((line) => line !== '');
  const section = drawSection(clipEscaped(lines.join('\n'), MOST_TEXT));
  if (conversation.length > MOST_BUTTON_VALUE) return section;
  const text = drawPlain(goOn, MOST_BUTTON_TEXT);
  return {
    ...section,
    accessory: { type: 'button', action_id: ACTION_IDS.openCase, text, value: conversation },
  };
}

/** Slack shows the reader's own day and hour; the day alone stands where it cannot. */
function drawDate(updatedAt: string, locale: Locale): string {
  const time = Date.parse(updatedAt);
  if (Number.isNaN(time)) return '';
  const day = new Intl.DateTimeFormat(LOCALE_TAGS[locale], { dateStyle: 'long', timeZone: 'UTC' }).format(
    time,
  );
  return `<!date^${Math.floor(time / 1_000)}^{date_long_pretty} {time}|${day}>`;
}

/** Draws what a verdict comes to: its heading, the paragraphs right below it, and what it rests on. */
export function drawSummary({ blocks }: Reply): readonly types.KnownBlock[] {
  const start = blocks.findIndex(({ type }) => type === 'heading');
  const below = blocks.slice(start + 1);
  const end = below.findIndex(({ type }) => type !== 'paragraph');
  const heading = start < 0 ? [] : blocks.slice(start, start + 1);
  const facts = blocks.filter(({ type }) => type === 'facts');
  return keepFitting([...heading, ...below.slice(0, end < 0 ? undefined : end), ...facts]);
}

function keepFitting(blocks: readonly Block[]): readonly types.KnownBlock[] {
  let left = MOST_SUMMARY_BYTES;
  return drawBlocks(blocks)
    .slice(0, MOST_SUMMARY_BLOCKS)
    .filter((block) => {
      left -= Buffer.byteLength(JSON.stringify(block));
      return left >= 0;
    });
}
