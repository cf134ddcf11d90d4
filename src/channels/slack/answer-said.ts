import type { webApi } from '@slack/bolt';
import type { Incoming } from '../channel';
import { createThreadOutlet } from './outlet';
import { type Place, toConversation } from './places';
import type { Said } from './said';
import type { SlackDesk } from './slack-desk';

export type Heard = {
  readonly said: Said;
  readonly place: Place;
  readonly text: string;
  readonly isKnown: boolean;
  /** The bot was not spoken to: the person may well speak to the others there. */
  readonly isUnasked?: boolean;
  readonly onAnswered?: () => Promise<void>;
};

/** What a person wrote is one turn, answered where it was written. */
export function answerSaid(heard: Heard, client: webApi.WebClient, desk: SlackDesk): Promise<void> {
  const { said, place, onAnswered } = heard;
  const { channel, person, ts } = said;
  const thread = said.isDirect ? said.thread : (said.thread ?? ts);
  const outlet = createThreadOutlet(client, { channel, person, ...(thread !== undefined && { thread }) });
  const files = said.files.length > 0 ? { files: said.files } : {};
  const input = { ...toInput(heard), ...files, delivery: toDelivery(said) };
  return desk.speaker.answer({ client, place, outlet, input, ...(onAnswered && { onAnswered }) });
}

type Input = Pick<Incoming, 'text' | 'action' | 'joined' | 'isUnasked'>;

/** Words are words; a mention without any asks where things stand, or for a welcome. */
function toInput({ said, text, isKnown, isUnasked = false }: Heard): Input {
  if (text !== '' || said.files.length > 0) return { text, isUnasked };
  return isKnown ? { text, action: { do: 'verdict' } } : { text, joined: true };
}

/** What a message is known by to whoever is told of its change. */
export function toDelivery({ channel, ts }: Pick<Said, 'channel' | 'ts'>): string {
  return `${channel}:${ts}`;
}

/** Messages of one conversation are heard one after another, in the order they were written. */
export function queueSaid(
  { ts }: Pick<Said, 'ts'>,
  place: Place,
  { order }: SlackDesk,
  run: () => Promise<void>,
): void {
  order.add(toConversation(place), { order: Number(ts), settles: true, run });
}
