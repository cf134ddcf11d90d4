import type { App } from '@slack/bolt';
import { answerSaid, queueSaid } from './answer-said';
import { hearChange } from './on-change';
import { hearDirect } from './on-direct';
import { hearRoom, isInRoom } from './on-room';
import { type MessageOrigin, originOf } from './origin';
import { parseChange } from './parse-change';
import { toConversation } from './places';
import { mentions, readMention, readText, speaksToOthers } from './read-text';
import { parseSaid, type Said, type SaidEvent, toTopic } from './said';
import type { SlackDesk } from './slack-desk';

/** Mentions, threads that began with one, direct messages, the staff's threads; and what is changed of them. */
export function listenToMessages(app: App, desk: SlackDesk): void {
  app.event('app_mention', async ({ event, client, context, body }) => {
    const said = parseSaid(event as SaidEvent);
    if (said === undefined) return;
    const origin = { client, ...originOf(context, body) };
    const hear = () => hearMention(said, origin, desk);
    // In a ticket's thread the message itself, which comes as well, is read.
    if (isInRoom(said, origin, desk)) hearRoom(said, origin, desk, { ofTicket: false, otherwise: hear });
    else hear();
  });
  app.message(async ({ message, client, context, body }) => {
    const origin = { client, ...originOf(context, body) };
    const change = parseChange(message);
    if (change !== undefined) return hearChange(change, origin, desk);
    const said = parseSaid(message as SaidEvent);
    if (said !== undefined) await hearSaid(said, origin, desk);
  });
}

async function hearSaid(said: Said, origin: MessageOrigin, desk: SlackDesk): Promise<void> {
  if (said.isDirect) return hearDirect(said, origin, desk);
  const hear = () => hearThread(said, origin, desk);
  if (isInRoom(said, origin, desk)) hearRoom(said, origin, desk, { ofTicket: true, otherwise: hear });
  else hear();
}

/** A mention is answered in its thread, which then belongs to the person's conversation. */
function hearMention(said: Said, origin: MessageOrigin, desk: SlackDesk): void {
  const place = { team: origin.team, person: said.person, topic: toTopic(said) };
  const text = readMention(said.raw, origin.bot);
  queueSaid(said, place, desk, async () => {
    const isKnown = await desk.overview.knows(toConversation(place));
    await answerSaid({ said, place, text, isKnown }, origin.client, desk);
  });
}

/** In a thread the person goes on without mentioning the bot, as long as they speak to nobody else. */
function hearThread(said: Said, origin: MessageOrigin, desk: SlackDesk): void {
  if (said.thread === undefined || isNothing(said)) return;
  // The mention comes as an event of its own.
  if (mentions(said.raw, origin.bot) || speaksToOthers(said.raw, origin.bot)) return;
  const place = { team: origin.team, person: said.person, topic: toTopic(said) };
  queueSaid(said, place, desk, async () => {
    if (!(await desk.overview.knows(toConversation(place)))) return;
    const text = readText(said.raw);
    await answerSaid({ said, place, text, isKnown: true, isUnasked: true }, origin.client, desk);
  });
}

function isNothing({ raw, files }: Said): boolean {
  return raw === '' && files.length === 0;
}
