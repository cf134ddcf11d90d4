import type { AdaptiveCardInvokeResponse } from 'botbuilder';
import type { Reply } from '../../answer/reply';
import { CARD_CONTENT_TYPE } from './card';
import { type CardLook, drawCard } from './draw-card';

/** A card in the place of the one that was pressed. */
export function toInvokedCard(reply: Reply, look: CardLook): AdaptiveCardInvokeResponse {
  return { statusCode: 200, type: CARD_CONTENT_TYPE, value: { ...drawCard(reply, look) } };
}

/** Words to who pressed, beside the card. The protocol wants a bare string, whatever the SDK's type says. */
export function toInvokedMessage(text: string): AdaptiveCardInvokeResponse {
  const value = text as unknown as Record<string, unknown>;
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value };
}

export function toInvokedError(message: string): AdaptiveCardInvokeResponse {
  return { statusCode: 400, type: 'application/vnd.microsoft.error', value: { code: 'BadRequest', message } };
}
