import type { App } from '@slack/bolt';
import { teamOf } from './origin';
import { createThreadOutlet } from './outlet';
import { toConversation, toThreadTopic } from './places';
import type { SlackDesk } from './slack-desk';
import { suggestPrompts } from './suggest-prompts';

/**
 * The assistant's pane was opened, in an app made before Slack had agents: a welcome, and things to ask at a
 * click. What is asked comes as a message. Newer apps are told by `app_home_opened` (see on-home.ts).
 */
export function listenToAssistant(app: App, desk: SlackDesk): void {
  app.event('assistant_thread_started', async ({ event, client, context, body }) => {
    const { user_id: person, channel_id: channel, thread_ts: thread } = event.assistant_thread;
    const team = teamOf(body, context);
    const place = { team, person, topic: toThreadTopic(channel, thread) };
    desk.order.add(toConversation(place), {
      order: Number(thread),
      settles: false,
      run: async () => {
        const outlet = createThreadOutlet(client, { channel, thread, person });
        await desk.speaker.answer({ client, place, outlet, input: { text: '', joined: true } });
        await suggestPrompts({ client, place, channel, thread }, desk);
      },
    });
  });
}
