import { clip } from '../../answer/clip';
import type { Block, Reply } from '../../answer/reply';
import { type AdaptiveCard, CARD_VERSION, type CardElement, type Refresh } from './card';
import { drawAsk, drawChoices } from './draw-ask';
import { drawBlock, drawHeading } from './draw-blocks';
import { type ButtonLook, toOrigin } from './draw-button';
import { drawStep, type StepLook } from './draw-steps';
import { shrinkToFit } from './shrink';

/** Teams refuses messages from about 100 KB in UTF-16 and advises to stay below 80 KB. */
export const MOST_CARD_BYTES = 80_000;
/** Spoken and fallback words are a summary: the card itself says the rest. */
const MOST_SPOKEN = 1_000;
/** Teams asks for a card anew for no more people than these. */
export const MOST_REFRESHED = 60;

export type CardLook = ButtonLook & {
  /** Numbered steps can be ticked off. Left out, they are only told. */
  readonly steps?: StepLook;
  /** The people whose clients ask for the card anew whenever it is shown; the first `MOST_REFRESHED` count. */
  readonly refreshFor?: readonly string[];
};

/**
 * Draws a reply as an Adaptive Card of version 1.5, at most `MOST_CARD_BYTES` in UTF-16 as JSON.
 * What does not fit is left out in this order: the tails of long texts, what is folded away, the
 * last blocks, the last options. The question and the first heading stay, unless what its buttons do
 * alone is too much.
 */
export function drawCard(reply: Reply, look: CardLook = { isEchoed: true }): AdaptiveCard {
  return shrinkToFit(
    reply,
    (shrunk) => drawWhole(shrunk, look),
    (card) => byteLength(card) <= MOST_CARD_BYTES,
  );
}

function drawWhole(reply: Reply, look: CardLook): AdaptiveCard {
  const spoken = clip(reply.text, MOST_SPOKEN);
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: CARD_VERSION,
    lang: reply.locale,
    fallbackText: spoken,
    speak: spoken,
    body: [
      ...drawTold(reply, look),
      ...setApart(reply.ask === undefined ? [] : drawAsk(reply.ask, look)),
      ...setApart(drawChoices(reply.choices, look)),
    ],
    ...drawRefresh(look),
  };
}

/** Parts are known by their place in the reply, so that a step stays the same one once the question is gone. */
function drawTold(reply: Reply, look: CardLook): readonly CardElement[] {
  const { steps } = look;
  const draw = steps && ((step: Parameters<typeof drawStep>[0]) => drawStep(step, steps, look));
  const title = reply.blocks.find((block) => block.type === 'heading' && !isQuestion(block, reply));
  return reply.blocks.flatMap((block, index) => {
    if (isQuestion(block, reply)) return [];
    if (block === title && block.type === 'heading') return [drawHeading(block, 'Large')];
    return drawBlock(block, `part-${index + 1}`, draw);
  });
}

/** The question stands at its own field or buttons: a heading of the same words would ask twice. */
function isQuestion(block: Block, { ask }: Reply): boolean {
  return block.type === 'heading' && block.text === ask?.label;
}

/** A line above the first element, so that what is asked stands apart from what was told. */
function setApart(elements: readonly CardElement[]): readonly CardElement[] {
  return elements.map((element, index) =>
    index === 0 ? { ...element, separator: true, spacing: 'Large' } : element,
  );
}

function drawRefresh(look: CardLook): { readonly refresh?: Refresh } {
  const userIds = look.refreshFor?.slice(0, MOST_REFRESHED) ?? [];
  if (userIds.length === 0) return {};
  const data = { refresh: true, ...toOrigin(look) };
  return { refresh: { action: { type: 'Action.Execute', verb: 'refresh', data }, userIds } };
}

function byteLength(card: AdaptiveCard): number {
  return JSON.stringify(card).length * 2;
}
