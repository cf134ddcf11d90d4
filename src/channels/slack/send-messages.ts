import type { webApi } from '@slack/bolt';
import { isGone } from './delivery-problem';
import type { DrawnMessage } from './draw-reply';
import { postOnce } from './post-once';
import type { SentPlace } from './sent-place';

export type Shipment = {
  readonly channel: string;
  readonly thread?: string;
  /** What it goes on in stands below its first message. */
  readonly goesOnBelow: boolean;
  readonly key: string;
  /** Usually one; what is too long for Slack is several. */
  readonly messages: readonly DrawnMessage[];
  /** Where the messages stand that are to say this from now on. */
  readonly before?: SentPlace;
};

/** Posts messages, or changes those of before; one that is gone meanwhile is posted anew. */
export async function sendMessages(client: webApi.WebClient, shipment: Shipment): Promise<SentPlace> {
  const { channel, thread, goesOnBelow, messages, before } = shipment;
  const [first, ...rest] = messages;
  if (first === undefined) throw new Error('there is no message to send');
  const old = before === undefined ? [] : [before.ts, ...(before.more ?? [])];
  const send = (message: DrawnMessage, index: number, below: string | undefined): Promise<string> =>
    changeOrPost(client, { ...shipment, message, index, ts: old[index], below });
  const ts = await send(first, 0, thread);
  const below = goesOnBelow ? (thread ?? ts) : thread;
  const more: string[] = [];
  for (const [index, message] of rest.entries()) more.push(await send(message, index + 1, below));
  for (const left of old.slice(messages.length)) await takeAway(client, { channel, ts: left });
  return { channel, ts, ...(more.length > 0 && { more }) };
}

type Sheet = Pick<Shipment, 'channel' | 'key'> & {
  readonly message: DrawnMessage;
  readonly index: number;
  /** Where it stood before. */
  readonly ts: string | undefined;
  readonly below: string | undefined;
};

/** @returns the time stamp it has now */
async function changeOrPost(client: webApi.WebClient, sheet: Sheet): Promise<string> {
  const { channel, message, ts, below, key, index } = sheet;
  if (ts !== undefined && (await change(client, { channel, ts }, message))) return ts;
  const spot = { channel, ...(below !== undefined && { thread: below }) };
  const posted = await postOnce(client, spot, { message, key: index === 0 ? key : `${key}#${index}` });
  return posted.ts;
}

type At = { readonly channel: string; readonly ts: string };

/** @returns false where it is not there any more */
async function change(client: webApi.WebClient, at: At, { text, blocks }: DrawnMessage): Promise<boolean> {
  try {
    await client.chat.update({ ...at, text, blocks: [...blocks] });
    return true;
  } catch (error) {
    if (isGone(error)) return false;
    throw error;
  }
}

async function takeAway(client: webApi.WebClient, at: At): Promise<void> {
  try {
    await client.chat.delete(at);
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}
