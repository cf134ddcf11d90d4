import { clip } from '../../answer/clip';
import type { Block, Reply } from '../../answer/reply';
import { type AdaptiveCard, CARD_VERSION, type CardElement } from './card';
import { type ButtonLook, drawAsk, drawChoices } from './draw-ask';
import { drawBlocks } from './draw-blocks';
import { shrinkToFit } from './shrink';

/** Teams refuses messages from about 100 KB in UTF-16 and advises to stay below 80 KB. */
export const MOST_CARD_BYTES = 80_000;
/** Spoken and fallback words are a summary: the card itself says the rest. */
const MOST_SPOKEN = 1_000;

/**
 * Draws a reply as an Adaptive Card of version 1.5, at most `MOST_CARD_BYTES` in UTF-16 as JSON.
 * What does not fit is left out in this order: the tails of long texts, what is folded away, the
 * last blocks, the last options. The question and the first heading always stay.
 */
export function drawCard(reply: Reply, look: ButtonLook = { isEchoed: true }): AdaptiveCard {
  return shrinkToFit(
    reply,
    (shrunk) => drawWhole(shrunk, look),
    (card) => byteLength(card) <= MOST_CARD_BYTES,
  );
}

function drawWhole(reply: Reply, look: ButtonLook): AdaptiveCard {
  const spoken = clip(reply.text, MOST_SPOKEN);
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: CARD_VERSION,
    lang: reply.locale,
    fallbackText: spoken,
    speak: spoken,
    body: [
      ...drawBlocks(reply.blocks.filter((block) => !isQuestion(block, reply))),
      ...setApart(reply.ask === undefined ? [] : drawAsk(reply.ask, look)),
      ...setApart(drawChoices(reply.choices, look)),
    ],
  };
}

/** The question stands at its own field or buttons: a heading of the same words would ask twice. */
function isQuestion(block: Block, { ask }: Reply): boolean {
  return block.type === 'heading' && block.text === ask?.label;
}

/** A line above the first element, so that what is asked stands apart from what was told. */
function setApart(elements: readonly CardElement[]): readonly CardElement[] {
  return elements.map((element, index) => (index === 0 ? { ...element, separator: true } : element));
}

function byteLength(card: AdaptiveCard): number {
  return JSON.stringify(card).length * 2;
}
