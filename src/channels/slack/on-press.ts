import type { BlockAction, webApi } from '@slack/bolt';
import type { Action } from '../../answer/action';
import type { Reply } from '../../answer/reply';
import { drawReply, note } from './draw-reply';
import type { Pressed } from './last-card';
import { hearStaffPress, type StaffPress } from './on-staff-press';
import { teamOf } from './origin';
import { createEphemeralOutlet, createThreadOutlet, type Outlet } from './outlet';
import { OWN, type Place, parseCardPlace, toConversation, toThreadTopic } from './places';
import { ACTION_IDS, decodeAction, decodePress } from './press-code';
import { readText } from './read-text';
import { createResponseUrl, type ResponseUrl } from './response-url';
import type { SlackDesk } from './slack-desk';
import { toShareKey } from './speaker';

/** A button, a pick from a list, or a date: `press-3`, `pick`, `pick-2`, `date-created`. */
const ANSWERS = /^(?:press|pick|date)(?:-|$)/;

/** What was pressed, and where it stood. */
type Press = {
  readonly client: webApi.WebClient;
  readonly person: string;
  /** Whose conversation the card belongs to. */
  readonly place: Place;
  readonly channel: string;
  readonly thread: string | undefined;
  readonly ts: string;
  readonly isEphemeral: boolean;
  readonly response: ResponseUrl | undefined;
  readonly element: Element;
  readonly body: BlockAction;
};

export type Element = {
  readonly type: string;
  readonly action_id: string;
  readonly block_id: string;
  readonly action_ts?: string;
  readonly value?: string;
  readonly text?: { readonly text?: string };
  readonly selected_option?: { readonly value?: string; readonly text?: { readonly text?: string } } | null;
  readonly selected_date?: string | null;
};

/** Acts on what was pressed in a message. */
export async function hearMessagePress(received: Received, desk: SlackDesk): Promise<void> {
  const press = toPress(received);
  if (press === undefined) return;
  if (received.element.action_id === ACTION_IDS.share) queue(press, desk, () => share(press, desk));
  else if (ANSWERS.test(received.element.action_id)) await hearPress(press, desk);
}

/** One element somebody used, as Bolt hands it over. */
export type Received = {
  readonly body: BlockAction;
  readonly element: Element;
  readonly client: webApi.WebClient;
  readonly context: { readonly teamId?: string; readonly enterpriseId?: string };
};

function toPress({ body, element, client, context }: Received): Press | undefined {
  const { container = {} } = body as { readonly container?: Readonly<Record<string, unknown>> };
  const channel = body.channel?.id ?? text(container.channel_id);
  const ts = text(container.message_ts) ?? text(body.message?.ts);
  if (channel === undefined || ts === undefined) return undefined;
  const thread = text(container.thread_ts) ?? text(body.message?.thread_ts);
  const person = body.user.id;
  const team = teamOf(body, context);
  const carried = decodePress(element.block_id)?.place;
  const place = carried === undefined ? undefined : parseCardPlace(carried);
  return {
    client,
    person,
    place: place ?? { team, person, topic: toTopic(channel, thread ?? ts) },
    channel,
    thread,
    ts,
    isEphemeral: container.is_ephemeral === true || body.message === undefined,
    response: body.response_url === undefined ? undefined : createResponseUrl({ url: body.response_url }),
    element,
    body,
  };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A card that does not say whose it is belongs to where it stands. */
function toTopic(channel: string, thread: string): string {
  return channel.startsWith('D') ? OWN : toThreadTopic(channel, thread);
}

/** Another person's card is theirs: two people in one thread do not mix. */
async function hearPress(press: Press, desk: SlackDesk): Promise<void> {
  const { client, person, place } = press;
  const action = readAction(press.element);
  if (action === undefined) return;
  if (action.do === 'staff') return hearStaffPress(toStaffPress(press), action, desk);
  if (place.person !== person) {
    const mine = { ...place, person };
    const words = desk.say(await desk.speaker.localeOf(client, mine), 'not-yours');
    return desk.speaker.tell({ outlet: toOutlet(press, false) }, words);
  }
  queue(press, desk, () => answer(press, action, desk));
}

/** Each click counts by itself: the card stays, and what is pressed on it can be pressed again. */
function toStaffPress(press: Press): StaffPress {
  const { client, place, person, channel, thread, ts, element, body } = press;
  const delivery = ['press', channel, ts, element.action_ts ?? body.trigger_id].join(':');
  const outlet = toOutlet(press, false);
  return { client, team: place.team, person, channel, thread, delivery, trigger: body.trigger_id, outlet };
}

function readAction({ type, action_id: id, value, selected_option: option, selected_date: date }: Element) {
  if (type === 'datepicker') {
    const fact = id.replace(/^date-?/, '') || 'created';
    return date == null ? undefined : ({ do: 'answer', fact, value: date } satisfies Action);
  }
  const sent = option?.value ?? value;
  return sent === undefined ? undefined : decodeAction(sent);
}

/** The card loses its buttons and says what was chosen; the answer stands below it, or in its place. */
async function answer(press: Press, action: Action, desk: SlackDesk): Promise<void> {
  const { client, place, channel, ts, isEphemeral, element, body } = press;
  const label = element.text?.text ?? element.selected_option?.text?.text ?? element.selected_date ?? '';
  // Slack sends labels back in its own form.
  const choice = readText(label);
  const locale = await desk.speaker.localeOf(client, place);
  const said = desk.say(locale, 'chosen', { choice });
  const input = { text: '', action, pressed: choice, delivery: toDelivery(press) };
  const outlet = toOutlet(press, true);
  if (isEphemeral) return desk.speaker.answer({ client, place, outlet, input, heading: said });
  const { text: drawn = said, blocks = [] } = body.message as {
    readonly text?: string;
    readonly blocks?: Pressed['blocks'];
  };
  const pressed = { channel, ts, text: drawn, blocks, said };
  await desk.speaker.answer({ client, place, outlet, input, pressed });
}

/** A second click on the same button of the same card is the same press. */
function toDelivery({ channel, ts, element }: Press): string {
  const { block_id, action_id, value, selected_option, selected_date } = element;
  const chosen = selected_option?.value ?? selected_date ?? value ?? '';
  return ['press', channel, ts, block_id, action_id, chosen].join(':');
}

function toOutlet(
  { client, channel, thread, person, isEphemeral, response }: Press,
  replaces: boolean,
): Outlet {
  const spot = { channel, person, ...(thread !== undefined && { thread }) };
  if (!isEphemeral && replaces) return createThreadOutlet(client, spot);
  return createEphemeralOutlet(client, {
    ...spot,
    replaces: isEphemeral && replaces,
    ...(response !== undefined && { response }),
  });
}

type Shared = { readonly reply: Reply; readonly isShared?: boolean };

/** Puts what only the person sees before the whole channel, once, without its buttons. */
async function share(press: Press, desk: SlackDesk): Promise<void> {
  const { client, place, person, channel, thread, response, element } = press;
  const key = toShareKey(element.value ?? '');
  const kept = (await desk.memory.read(key)) as Shared | undefined;
  if (kept?.isShared === true) return;
  const locale = kept?.reply.locale ?? (await desk.speaker.localeOf(client, place));
  if (kept === undefined)
    return desk.speaker.tell({ outlet: toOutlet(press, false) }, desk.say(locale, 'expired'));
  const words = { date: '', pick: '', share: '' };
  const [first, ...rest] = drawReply(kept.reply, { place: element.block_id, words, isInert: true });
  const shown = note(desk.say(locale, 'shared', { person: `<@${person}>` }), { isMarked: true });
  const messages = first === undefined ? [] : [{ ...first, blocks: [shown, ...first.blocks] }, ...rest];
  for (const message of messages) {
    const response_type = 'in_channel' as const;
    const where = thread === undefined ? {} : { thread_ts: thread };
    const isSent = await response?.send({ ...message, ...where, response_type, replace_original: false });
    const spot = { channel, person, ...(thread !== undefined && { thread }) };
    if (isSent !== true) await createThreadOutlet(client, spot).post(message);
    // Only now: what could not be shared can be tried again.
    await desk.memory.write(key, { ...kept, isShared: true }, SHARED_MARK_MS);
  }
}

/** Long enough to outlast any second click. */
const SHARED_MARK_MS = 24 * 3_600_000;

function queue({ place, element }: Press, desk: SlackDesk, run: () => Promise<void>): void {
  const order = Number(element.action_ts ?? Date.now() / 1_000);
  desk.order.add(toConversation(place), { order, settles: false, run });
}
