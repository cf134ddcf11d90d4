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
  /** A person's client and not a program that reads the answer. */
  readonly isDrawn: boolean;
  readonly buttons: CardLook;
};

/**
 * Without credentials nobody but the Agents Playground calls itself Teams; it freezes what it
 * was sent, and then fails on the echo of a button, so that pressing one would do nothing.
 */
export function describeClient(activity: Activity, isRegistered: boolean): Client {
  const isEchoed = isRegistered || activity.channelId !== Channels.Msteams;
  return {
    isDrawn: !expectsReplies(activity),
    buttons: { isEchoed, ...(isPrivate(activity) && { isPrivate: true }) },
  };
}

/**
 * A reply as a message: the card, and its words as plain text for notifications and screen
 * readers. Teams draws `text` above the card, where all the words would say everything twice; so on
 * the way to a Teams client `text` is the headline, and the whole wherever a program reads it.
 */
export function toActivity(reply: Reply, { isDrawn, buttons }: Client): Partial<Activity> {
  return {
    type: ActivityTypes.Message,
    locale: reply.locale,
    inputHint: reply.ask === undefined ? InputHints.AcceptingInput : InputHints.ExpectingInput,
    summary: clip(reply.text, MOST_SUMMARY),
    attachments: [{ contentType: CARD_CONTENT_TYPE, content: drawCard(reply, buttons) }],
    text: isDrawn ? headline(reply) : reply.text,
    textFormat: TextFormatTypes.Plain,
  };
}

/** What a reply comes to in one line: the question, else the first thing said. */
export function headline({ ask, text }: Pick<Reply, 'ask' | 'text'>): string {
  return clip(ask?.label ?? text.split('\n', 1)[0] ?? text, MOST_SUMMARY);
}
