import type { webApi } from '@slack/bolt';
import type { Memory } from '../channel';
import { type DrawnMessage, note, withoutButtons } from './draw-reply';
import { type ChannelLogger, describeError } from './logger';
import type { Posted } from './outlet';

/** A message with buttons, and what it looks like without them. */
export type Card = Posted & DrawnMessage;

/** The card that was pressed, as Slack sent it back, and what was chosen. */
export type Pressed = Card & { readonly said: string };

/** Buttons stay pressable only on the last card of a conversation: older ones would answer an old question. */
export interface LastCards {
  /** The last card, which from now on is none any more. */
  take(conversation: string): Promise<Card | undefined>;
  /** Takes the buttons off the last card, and off the one pressed, which also says what was chosen. */
  retire(client: webApi.WebClient, last: Card | undefined, pressed?: Pressed): Promise<void>;
  remember(conversation: string, posted: Posted, message: DrawnMessage): Promise<void>;
}

/** A card nobody pressed for so long is left as it is. */
const KEPT_MS = 14 * 24 * 3_600_000;

export function createLastCards(memory: Memory, logger: ChannelLogger): LastCards {
  return {
    take: async (conversation) => {
      const key = toKey(conversation);
      const last = (await memory.read(key)) as Card | undefined;
      if (last !== undefined) await memory.remove(key);
      return last;
    },
    retire: async (client, last, pressed) => {
      const isPressed = pressed !== undefined && last?.ts === pressed.ts && last.channel === pressed.channel;
      if (last !== undefined && !isPressed) await updateQuietly(client, last, logger);
      if (pressed === undefined) return;
      // Slack sends the card along; where it did not, it looks as it was drawn.
      const drawn = pressed.blocks.length === 0 && isPressed ? last : pressed;
      const blocks = [...withoutButtons(drawn.blocks), note(pressed.said)];
      await updateQuietly(client, { ...pressed, text: drawn.text, blocks }, logger);
    },
    remember: async (conversation, { channel, ts }, { text, blocks }) => {
      const bare = withoutButtons(blocks);
      if (bare.length === blocks.length) return;
      const card: Card = { channel, ts, text, blocks: bare };
      await memory.write(toKey(conversation), card, KEPT_MS);
    },
  };
}

function toKey(conversation: string): string {
  return `slack-card:${conversation}`;
}

/** A card that was deleted meanwhile, or is too old to change, is no reason not to answer. */
async function updateQuietly(
  client: webApi.WebClient,
  { channel, ts, text, blocks }: Card,
  logger: ChannelLogger,
): Promise<void> {
  try {
    await client.chat.update({ channel, ts, text, blocks: [...blocks] });
  } catch (error) {
    logger.info(describeError(error), 'a card was not updated');
  }
}
