import type { webApi } from '@slack/bolt';
import { answerSaid, queueSaid } from './answer-said';
import { atMost } from './at-most';
import type { MessageOrigin } from './origin';
import { OWN, type Place, toConversation } from './places';
import { readMention } from './read-text';
import { type Said, toTopic } from './said';
import type { SlackDesk } from './slack-desk';

const STATUS_TIMEOUT_MS = 1_000;

/** Direct messages are the person's own conversation; a thread there is one of its own. */
export async function hearDirect(said: Said, origin: MessageOrigin, desk: SlackDesk): Promise<void> {
  if (said.raw === '' && said.files.length === 0) return;
  const text = readMention(said.raw, origin.bot ?? 'nobody');
  const place = await findDirectPlace(said, origin, desk);
  queueSaid(said, place, desk, async () => {
    const isShown = said.thread !== undefined && desk.isNew(said);
    if (isShown) await showStatus(said, origin.client, await sayStatus(place, origin.client, desk));
    let isAnswered = false;
    const onAnswered = async () => {
      isAnswered = true;
      if (said.thread === undefined && place.topic !== OWN) await desk.direct.release(said.channel);
    };
    await answerSaid({ said, place, text, isKnown: true, onAnswered }, origin.client, desk);
    // The staff have it: nothing is posted that would take the status away.
    if (isShown && !isAnswered) await showStatus(said, origin.client, '');
  });
}

/** Whose case the words of a direct message are about. */
export async function findDirectPlace(
  said: Said,
  { team, bot }: MessageOrigin,
  { overview, direct }: SlackDesk,
): Promise<Place> {
  const own = { team, person: said.person, topic: OWN };
  if (said.thread === undefined) return (await direct.findExpected(said.channel)) ?? own;
  // Who answers below a message of the bot goes on with what that message was about.
  const below = await direct.findBelow(said.channel, said.thread);
  if (below !== undefined && below.person === own.person) return below;
  const inThread = { ...own, topic: toTopic(said) };
  const isOfBot = said.parent !== undefined && said.parent === bot;
  return isOfBot && !(await overview.knows(toConversation(inThread))) ? own : inThread;
}

async function sayStatus(place: Place, client: webApi.WebClient, desk: SlackDesk): Promise<string> {
  return desk.say(await desk.speaker.localeOf(client, place), 'assistant.status');
}

/** The assistant's pane shows that somebody is at work; elsewhere Slack refuses it, and nothing is missing. */
async function showStatus(
  { channel, thread }: Said,
  client: webApi.WebClient,
  status: string,
): Promise<void> {
  if (thread === undefined) return;
  const shown = client.assistant.threads.setStatus({ channel_id: channel, thread_ts: thread, status });
  await atMost(
    shown.catch(() => undefined),
    STATUS_TIMEOUT_MS,
  );
}
