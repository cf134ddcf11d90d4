import type { types } from '@slack/bolt';
import type { Block, Reply } from '../../answer/reply';
import { type CardWords, drawPressables } from './draw-ask';
import { drawBlocks, drawHeading } from './draw-blocks';
import { toMrkdwn } from './draw-list';
import { isBlank } from './draw-literal';
import { toPages } from './draw-pages';
import { clipEscaped, escapeText, NOTHING } from './draw-text';
import { MOST_CONTEXT, MOST_FALLBACK } from './limits';

/** One message: the blocks, and the text for notifications and screen readers, escaped and never empty. */
export type DrawnMessage = { readonly text: string; readonly blocks: readonly types.KnownBlock[] };

export type Look = {
  /** Whose conversation the card belongs to; opaque, at most 200 characters. */
  readonly place: string;
  readonly words: CardWords;
  /** Offers to show the reply to everybody; `shareValue` comes back with the press. */
  readonly isShareable?: boolean;
  readonly shareValue?: string;
  /** Drawn with nothing to press: a copy for others. */
  readonly isInert?: boolean;
};

/**
 * Draws a reply as Block Kit, usually as one message. One too long for that is several, cut between blocks;
 * the question and the buttons are on the last. Anything can be drawn, and nothing is thrown.
 */
export function drawReply(reply: Reply, look: Look): readonly DrawnMessage[] {
  const asked = look.isInert === true ? [] : drawPressed(reply, look);
  const label = reply.ask === undefined ? [] : drawHeading(reply.ask.label);
  const told = [...drawBlocks(reply.blocks.filter((block) => !isQuestion(block, reply))), ...label];
  const shown = told.length > 0 ? told : drawBlocks([{ type: 'paragraph', text: reply.text, tone: 'plain' }]);
  // The question stands right above what answers it.
  const last = label.length > 0 ? shown.slice(-1) : [];
  const pages = toPages(shown.slice(0, shown.length - last.length), [...last, ...asked]);
  return pages.map((blocks, index) => ({
    text: toFallback(index === 0 ? escapeText(reply.text) : toText(blocks)),
    blocks: blocks.length > 0 ? blocks : [note(NOTHING)],
  }));
}

function drawPressed({ ask, choices }: Reply, look: Look): readonly types.ActionsBlock[] {
  const { isShareable, shareValue } = look;
  return drawPressables(
    {
      choices,
      ...(ask !== undefined && { ask }),
      ...(isShareable === true && { share: shareValue === undefined ? {} : { value: shareValue } }),
    },
    look,
  );
}

/** The question stands at its own buttons: a heading of the same words would ask twice. */
function isQuestion(block: Block, { ask }: Reply): boolean {
  return block.type === 'heading' && block.text === ask?.label;
}

/** A message that goes on is announced by the words it begins with. */
export function toText(blocks: readonly types.KnownBlock[]): string {
  const [first = ''] = blocks.flatMap(textsOf);
  return first;
}

function textsOf(block: types.KnownBlock): readonly string[] {
  if (block.type === 'header') return [escapeText(block.text.text)];
  if (block.type === 'section') return [block.text ?? block.fields?.[0]].map((each) => each?.text ?? '');
  if (block.type === 'context') return block.elements.flatMap((each) => ('text' in each ? [each.text] : []));
  return [];
}

function toFallback(text: string): string {
  return isBlank(text) ? NOTHING : clipEscaped(text, MOST_FALLBACK);
}

/** Blocks, as drawn or as Slack sent them back, without what can be pressed. */
export function withoutButtons(blocks: readonly types.KnownBlock[]): readonly types.KnownBlock[] {
  return blocks.filter(({ type }) => type !== 'actions' && type !== 'input');
}

/**
 * A small line: "You chose: ...".
 * @param isMarked the text is mrkdwn already, with a mention for example; else it is escaped
 */
export function note(text: string, { isMarked = false } = {}): types.ContextBlock {
  const words = clipEscaped(isMarked ? text : escapeText(text), MOST_CONTEXT);
  return { type: 'context', elements: [toMrkdwn(isBlank(words) ? NOTHING : words)] };
}
