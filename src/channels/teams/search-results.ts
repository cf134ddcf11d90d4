import type { Attachment, MessagingExtensionAttachment, MessagingExtensionResponse } from 'botbuilder';
import { clip } from '../../answer/clip';
import { toPlainText } from '../../answer/marked-text';
import type { Reply } from '../../answer/reply';
import type { Clipping } from '../channel';
import { type AdaptiveCard, CARD_CONTENT_TYPE } from './card';
import { drawCard } from './draw-card';

const PREVIEW_CONTENT_TYPE = 'application/vnd.microsoft.card.thumbnail';
/** Clients show two lines of each. */
const MOST_TITLE = 120;
const MOST_PREVIEW = 300;

/** A list to pick from; what is picked stands in the message as its card. */
export function toResults(clippings: readonly Clipping[]): MessagingExtensionResponse {
  return toResult(clippings.map((each) => toAttachment(each, drawInserted(each.reply))));
}

export function toResult(attachments: MessagingExtensionAttachment[]): MessagingExtensionResponse {
  return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } };
}

/** Words in the place of results. */
export function toMessage(text: string): MessagingExtensionResponse {
  return { composeExtension: { type: 'message', text: toPlainText(text) } };
}

export function toAttachment(clipping: Clipping, card: object): MessagingExtensionAttachment {
  return { contentType: CARD_CONTENT_TYPE, content: card, preview: toPreview(clipping) };
}

/** A result is drawn by its title and its text alone, so that the source stands in the text. */
function toPreview({ title, from, excerpt }: Clipping): Attachment {
  const text = [from, excerpt].map(toPlainText).filter((each) => each !== '');
  const content = {
    title: clip(toPlainText(title), MOST_TITLE),
    text: clip(text.join(' · '), MOST_PREVIEW),
  };
  return { contentType: PREVIEW_CONTENT_TYPE, content };
}

/**
 * The card as a person posts it among others. Without buttons: the bot may not be there to hear them, and a
 * press would go on with the conversation of whoever presses.
 */
export function drawInserted({ ask: _, ...reply }: Reply): AdaptiveCard {
  return drawCard({ ...reply, choices: [] });
}
