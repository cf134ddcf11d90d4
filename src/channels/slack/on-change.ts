import { toDelivery } from './answer-said';
import { findDirectPlace } from './on-direct';
import { hearRoomChange, isInRoom } from './on-room';
import type { MessageOrigin } from './origin';
import type { SaidChange } from './parse-change';
import { type Place, toConversation } from './places';
import { readMention } from './read-text';
import { toTopic } from './said';
import type { SlackDesk } from './slack-desk';
import { keeping } from './until-kept';

/** What was said before is said otherwise, or not at all: the bot answers nothing, the staff are told. */
export async function hearChange(change: SaidChange, origin: MessageOrigin, desk: SlackDesk): Promise<void> {
  if (isInRoom(change.said, origin, desk))
    hearRoomChange(change, origin, desk, () => amend(change, origin, desk));
  else await amend(change, origin, desk);
}

async function amend(change: SaidChange, origin: MessageOrigin, desk: SlackDesk): Promise<void> {
  const { said, after, at } = change;
  const place = await findPlace(change, origin, desk);
  const conversation = toConversation(place);
  const bot = origin.bot ?? 'nobody';
  const text = after === null ? null : readMention(after.raw, bot);
  const run = async (): Promise<void> => {
    // Most edits in a channel are none of the bot's business.
    if (!(await desk.overview.knows(conversation))) return;
    await keeping(desk.turn.amend({ conversation, delivery: toDelivery(said), text }));
  };
  desk.order.add(conversation, { order: Number(at), settles: true, run });
}

async function findPlace({ said }: SaidChange, origin: MessageOrigin, desk: SlackDesk): Promise<Place> {
  if (said.isDirect) return findDirectPlace(said, origin, desk);
  return { team: origin.team, person: said.person, topic: toTopic(said) };
}
