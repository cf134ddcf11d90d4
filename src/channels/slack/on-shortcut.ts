import type { App, MessageShortcut } from '@slack/bolt';
import { teamOf } from './origin';
import { createEphemeralOutlet } from './outlet';
import { toConversation } from './places';
import { createResponseUrl } from './response-url';
import { readExplained } from './said';
import { EXPLAIN_SHORTCUT, type SlackDesk } from './slack-desk';

/** "Explain this mail error" on any message: read for the person alone, as a case of its own. */
export function listenToShortcuts(app: App, desk: SlackDesk): void {
  app.shortcut(
    { callback_id: EXPLAIN_SHORTCUT, type: 'message_action' },
    async ({ shortcut, client, ack, context }) => {
      await ack();
      const { channel, message, user, response_url: url } = shortcut as MessageShortcut;
      const team = teamOf(shortcut, context);
      const ts = message.ts;
      const place = { team, person: user.id, topic: `explain:${channel.id}:${ts}` };
      const response = createResponseUrl({ url });
      const { thread_ts: thread } = message as { readonly thread_ts?: string };
      const outlet = createEphemeralOutlet(client, {
        channel: channel.id,
        person: user.id,
        response,
        ...(thread !== undefined && { thread }),
      });
      const text = readExplained(message);
      const delivery = `explain:${shortcut.action_ts}`;
      desk.order.addNow(toConversation(place), async () => {
        if (text !== '')
          return desk.speaker.answer({ client, place, outlet, input: { text, delivery, wish: 'explain' } });
        const locale = await desk.speaker.localeOf(client, place);
        await desk.speaker.tell({ outlet }, desk.say(locale, 'nothing-to-explain'));
      });
    },
  );
}
