import type { App, webApi } from '@slack/bolt';
import { atMost } from './at-most';
import { teamOf } from './origin';
import { createThreadOutlet } from './outlet';
import { OWN, type Place, parseCardPlace, toConversation } from './places';
import { mentions, readMention, readText, speaksToOthers } from './read-text';
import { parseSaid, type Said, type SaidEvent, toTopic } from './said';
import type { SlackDesk } from './slack-desk';
import { toBelowKey } from './speaker';

/** Where an event comes from. */
type Origin = {
  readonly client: webApi.WebClient;
  readonly team: string;
  readonly bot: string | undefined;
};

/** Mentions, threads that began with one, and direct messages. */
export function listenToMessages(app: App, desk: SlackDesk): void {
  app.event('app_mention', async ({ event, client, context, body }) => {
    const said = parseSaid(event as SaidEvent);
    if (said !== undefined) hearMention(said, { client, ...originOf(context, body) }, desk);
  });
  app.message(async ({ message, client, context, body }) => {
    const said = parseSaid(message as SaidEvent);
    if (said === undefined) return;
    const origin = { client, ...originOf(context, body) };
    if (said.isDirect) await hearDirect(said, origin, desk);
    else hearThread(said, origin, desk);
  });
}

type Context = { readonly botUserId?: string; readonly teamId?: string; readonly enterpriseId?: string };
type Body = {
  readonly team_id?: string;
  readonly authorizations?: readonly { readonly user_id?: string; readonly is_bot?: boolean }[];
};

/** Slack names the bot in each event, so that it is known even before the bot has asked who it is. */
function originOf(context: Context, body: Body): Pick<Origin, 'team' | 'bot'> {
  const named = body.authorizations?.find(({ is_bot }) => is_bot !== false)?.user_id;
  return { team: teamOf(body, context), bot: context.botUserId ?? named };
}

/** A mention is answered in its thread, which then belongs to the person's conversation. */
function hearMention(said: Said, origin: Origin, desk: SlackDesk): void {
  const place = { team: origin.team, person: said.person, topic: toTopic(said) };
  const text = readMention(said.raw, origin.bot);
  queue(said, toConversation(place), desk, async () => {
    const known = await desk.overview.knows(toConversation(place));
    await reply({ said, place, text, isKnown: known }, origin, desk);
  });
}

/** In a thread the person goes on without mentioning the bot, as long as they speak to nobody else. */
function hearThread(said: Said, origin: Origin, desk: SlackDesk): void {
  if (said.thread === undefined || said.raw === '') return;
  // The mention comes as an event of its own.
  if (mentions(said.raw, origin.bot) || speaksToOthers(said.raw, origin.bot)) return;
  const place = { team: origin.team, person: said.person, topic: toTopic(said) };
  queue(said, toConversation(place), desk, async () => {
    if (!(await desk.overview.knows(toConversation(place)))) return;
    await reply({ said, place, text: readText(said.raw), isKnown: true, isUnasked: true }, origin, desk);
  });
}

/** Direct messages are the person's own conversation; a thread there is one of its own. */
async function hearDirect(said: Said, origin: Origin, desk: SlackDesk): Promise<void> {
  if (said.raw === '') return;
  const own = { team: origin.team, person: said.person, topic: OWN };
  const text = readMention(said.raw, origin.bot ?? 'nobody');
  const place = await findDirectPlace(said, own, origin, desk);
  queue(said, toConversation(place), desk, async () => {
    if (said.thread !== undefined && desk.isNew(said)) await showStatus(said, place, origin, desk);
    await reply({ said, place, text, isKnown: true }, origin, desk);
  });
}

/** Who answers below a message of the bot goes on with what that message was about. */
async function findDirectPlace(
  said: Said,
  own: Place,
  { bot }: Origin,
  { overview, memory }: SlackDesk,
): Promise<Place> {
  if (said.thread === undefined) return own;
  const below = await memory.read(toBelowKey(said.channel, said.thread));
  const place = typeof below === 'string' ? parseCardPlace(below) : undefined;
  if (place !== undefined && place.person === own.person) return place;
  const inThread = { ...own, topic: toTopic(said) };
  const isOfBot = said.parent !== undefined && said.parent === bot;
  return isOfBot && !(await overview.knows(toConversation(inThread))) ? own : inThread;
}

/** The assistant's pane shows that somebody is at work; elsewhere Slack refuses it, and nothing is missing. */
async function showStatus(said: Said, place: Place, { client }: Origin, desk: SlackDesk): Promise<void> {
  if (said.thread === undefined) return;
  const status = desk.say(await desk.speaker.localeOf(client, place), 'assistant.status');
  const shown = client.assistant.threads.setStatus({
    channel_id: said.channel,
    thread_ts: said.thread,
    status,
  });
  await atMost(
    shown.catch(() => undefined),
    STATUS_TIMEOUT_MS,
  );
}

const STATUS_TIMEOUT_MS = 1_000;

type Heard = {
  readonly said: Said;
  readonly place: Place;
  readonly text: string;
  readonly isKnown: boolean;
  /** The bot was not spoken to: the person may well speak to the others there. */
  readonly isUnasked?: boolean;
};

/** Words are a turn; a mention without any asks where things stand, or for a welcome. */
function reply(
  { said, place, text, isKnown, isUnasked = false }: Heard,
  { client }: Origin,
  desk: SlackDesk,
): Promise<void> {
  const { channel, person, ts } = said;
  const thread = said.isDirect ? said.thread : (said.thread ?? ts);
  const outlet = createThreadOutlet(client, { channel, person, ...(thread !== undefined && { thread }) });
  const delivery = `${channel}:${ts}`;
  if (text !== '')
    return desk.speaker.answer({ client, place, outlet, input: { text, delivery, isUnasked } });
  const input = isKnown
    ? ({ text: '', action: { do: 'verdict' }, delivery } as const)
    : ({ text: '', joined: true, delivery } as const);
  return desk.speaker.answer({ client, place, outlet, input });
}

function queue({ ts }: Said, key: string, { order }: SlackDesk, run: () => Promise<void>): void {
  order.add(key, { order: Number(ts), settles: true, run });
}
