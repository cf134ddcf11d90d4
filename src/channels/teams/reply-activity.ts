import { type Activity, ActivityTypes, Channels, InputHints, TextFormatTypes } from 'botbuilder';
import { clip } from '../../answer/clip';
import type { Reply } from '../../answer/reply';
import { CARD_CONTENT_TYPE } from './card';
import { type CardLook, drawCard } from './draw-card';
import { isPrivate } from './private';
import { expectsReplies } from './send';

/** What a notification has room for, with a margin. */
export const MOST_SUMMARY = 500;

/** Who will draw what is sent. */
export type Client = {
  /**
   * How much of a reply stands in `text` beside its card: the whole for a program that reads it, the headline
   * for a client that may not draw cards. Teams draws `text` as a message of its own above the card, where it
   * would only say the card's heading twice.
   */
  readonly text: 'whole' | 'headline' | 'none';
  readonly buttons: CardLook;
};

/**
 * Without credentials nobody but the Agents Playground calls itself Teams; it freezes what it
 * was sent, and then fails on the echo of a button, so that pressing one would do nothing.
 */
export function describeClient(activity: Activity, isRegistered: boolean): Client {
  const isEchoed = isRegistered || activity.channelId !== Channels.Msteams;
  return {
    text: expectsReplies(activity) ? 'whole' : toDrawnText(activity),
    buttons: { isEchoed, ...(isPrivate(activity) && { isPrivate: true }) },
  };
}

/** What a client that draws is told beside a card, by the channel it is of. */
export function toDrawnText({ channelId }: { readonly channelId: string }): Client['text'] {
  return channelId === Channels.Msteams ? 'none' : 'headline';
}

/** A reply as a message: the card, its words for notifications, and as much of them beside it as the client wants. */
export function toActivity(reply: Reply, { text, buttons }: Client): Partial<Activity> {
  return {
    type: ActivityTypes.Message,
    locale: reply.locale,
    inputHint: reply.ask === undefined ? InputHints.AcceptingInput : InputHints.ExpectingInput,
    summary: clip(reply.text, MOST_SUMMARY),
    attachments: [{ contentType: CARD_CONTENT_TYPE, content: drawCard(reply, buttons) }],
    ...(text !== 'none' && {
      text: text === 'whole' ? reply.text : headline(reply),
      textFormat: TextFormatTypes.Plain,
    }),
  };
}

/** What a reply comes to in one line: the question, else the first thing said. */
export function headline({ ask, text }: Pick<Reply, 'ask' | 'text'>): string {
  return clip(ask?.label ?? text.split('\n', 1)[0] ?? text, MOST_SUMMARY);
}
