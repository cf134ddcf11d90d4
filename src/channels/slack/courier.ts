import { createHash } from 'node:crypto';
import type { webApi } from '@slack/bolt';
import type { Courier, Delivered, Memory, Parcel } from '../channel';
import type { CourierClients } from './courier-clients';
import { toUndelivered } from './delivery-problem';
import type { DirectLine } from './direct-line';
import type { CardWords } from './draw-ask';
import { drawReply } from './draw-reply';
import { drawStaffMessage } from './draw-staff-message';
import { type ChannelLogger, describeError } from './logger';
import { type Place, parseConversationKey, splitThreadTopic, toCardPlace } from './places';
import { type Shipment, sendMessages } from './send-messages';
import { createMovedPlaces, type MovedPlaces, parseSentPlace, type SentPlace } from './sent-place';
import type { SaySlack } from './slack-words';
import { STAFF_PLACE, type StaffRoom, toThreadKey } from './staff-room';

type CourierProps = {
  readonly clients: CourierClients;
  /** Undefined: no staff work in Slack. */
  readonly room: Pick<StaffRoom, 'channel' | 'team'> | undefined;
  readonly direct: DirectLine;
  readonly memory: Memory;
  readonly say: SaySlack;
  readonly logger: ChannelLogger;
};

type Props = CourierProps & { readonly moved: MovedPlaces; readonly opened: Map<string, string> };

/** Delivers what was kept to be sent: to people where they asked, and to the room of the staff. Never throws. */
export function createCourier(asked: CourierProps): Courier {
  const props: Props = { ...asked, moved: createMovedPlaces(asked.memory), opened: new Map() };
  return {
    isIdempotent: true,
    deliver: async (parcel) => {
      try {
        const { to } = parcel;
        return to.kind === 'person'
          ? await toPerson(parcel, to.conversation, props)
          : await toStaff(parcel, to.thread, props);
      } catch (error) {
        return toUndelivered(error);
      }
    },
  };
}

function refuse(problem: string): Delivered {
  return { state: 'refused', problem };
}

async function toPerson(
  { key, reply, replaces }: Parcel,
  conversation: string,
  props: Props,
): Promise<Delivered> {
  const place = parseConversationKey(conversation);
  if (place === undefined) return refuse('no-such-conversation');
  const client = await props.clients.clientOf(place.team);
  if (client === undefined) return refuse('not-installed');
  const spot = splitThreadTopic(place.topic) ?? { channel: await openDirect(client, place, props) };
  const isDirect = spot.channel.startsWith('D');
  const isTalk = reply.kind === 'staff-message';
  const look = { place: toCardPlace(place, toCardId(key)), words: toWords(reply.locale, props) };
  const messages = isTalk
    ? drawStaffMessage(reply, isDirect ? undefined : place.person)
    : drawReply(reply, look);
  const sent = await send(client, { ...spot, key, messages, goesOnBelow: false }, replaces, props);
  if (isDirect) await keepDirect(sent, { place, isTalk: isTalk && !('thread' in spot) }, props);
  return { state: 'sent', place: sent, thread: null };
}

/** What is sent is sent, even where this could not be kept. */
async function keepDirect(
  sent: SentPlace,
  { place, isTalk }: { readonly place: Place; readonly isTalk: boolean },
  { direct, logger }: Props,
): Promise<void> {
  try {
    await direct.keepBelow(sent, place);
    if (isTalk) await direct.expect(sent.channel, place);
  } catch (error) {
    logger.warn(describeError(error), 'what an answer in a direct message is about was not kept');
  }
}

async function openDirect(
  client: webApi.WebClient,
  { team, person }: Place,
  { opened }: Props,
): Promise<string> {
  const key = `${team}:${person}`;
  const known = opened.get(key);
  if (known !== undefined) return known;
  const { channel } = await client.conversations.open({ users: person });
  const id = channel?.id ?? person;
  opened.set(key, id);
  return id;
}

async function toStaff({ key, reply, replaces }: Parcel, below: unknown, props: Props): Promise<Delivered> {
  const { room, moved, clients } = props;
  if (room === undefined) return refuse('no-desk-channel');
  const client = await clients.clientOf(room.team);
  if (client === undefined) return refuse('no-workspace-of-desk-channel');
  const card = await moved.find(parseSentPlace(below));
  // The card itself is named as its own thread when it is redrawn.
  const isCard = card === undefined || parseSentPlace(below)?.ts === parseSentPlace(replaces)?.ts;
  const look = { place: STAFF_PLACE, words: toWords(reply.locale, props) };
  const spot = isCard ? { channel: room.channel } : { channel: card.channel, thread: card.ts };
  const shipment = { ...spot, key, messages: drawReply(reply, look), goesOnBelow: true };
  const sent = await send(client, shipment, replaces, props);
  return { state: 'sent', place: sent, thread: isCard ? toThreadKey(sent.channel, sent.ts) : null };
}

async function send(
  client: webApi.WebClient,
  shipment: Omit<Shipment, 'before'>,
  replaces: unknown,
  { moved, logger }: Props,
): Promise<SentPlace> {
  const asked = parseSentPlace(replaces);
  const before = await moved.find(asked);
  const channel = before?.channel ?? shipment.channel;
  const sent = await sendMessages(client, { ...shipment, channel, ...(before !== undefined && { before }) });
  if (asked !== undefined && !isSame(sent, before))
    await moved
      .move(asked, sent)
      .catch((error: unknown) => logger.warn(describeError(error), 'where a message went was not kept'));
  return sent;
}

function isSame(one: SentPlace, other: SentPlace | undefined): boolean {
  return one.ts === other?.ts && String(one.more) === String(other.more);
}

function toWords(locale: Parameters<SaySlack>[0], { say }: Props): CardWords {
  return { date: say(locale, 'date'), pick: say(locale, 'pick'), share: say(locale, 'share') };
}

/** The same each time the message is sent, and another for each message. */
function toCardId(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 8);
}
