import type { webApi } from '@slack/bolt';
import { atMost } from './at-most';
import { toPrompts } from './draw-assistant';
import { describeError } from './logger';
import type { Place } from './places';
import type { SlackDesk } from './slack-desk';

const PROMPTS_TIMEOUT_MS = 2_000;

type Pane = {
  readonly client: webApi.WebClient;
  readonly place: Place;
  readonly channel: string;
  /** Of an app with the older assistant's pane; newer ones take no prompts that name a thread. */
  readonly thread?: string;
};

/** Things to ask at a click, where the workspace has agents; elsewhere Slack refuses, and nothing is missing. */
export async function suggestPrompts(
  { client, place, channel, thread }: Pane,
  desk: SlackDesk,
): Promise<void> {
  const locale = await desk.speaker.localeOf(client, place);
  try {
    const suggested = client.assistant.threads.setSuggestedPrompts({
      channel_id: channel,
      ...(thread !== undefined && { thread_ts: thread }),
      title: desk.say(locale, 'assistant.prompts-title'),
      prompts: [...toPrompts(desk.say(locale, 'assistant.prompts'))],
    });
    // Nobody waits for a courtesy.
    suggested.catch(() => undefined);
    await atMost(suggested, PROMPTS_TIMEOUT_MS);
  } catch (error) {
    desk.logger.info(describeError(error), 'no prompts could be suggested');
  }
}
