import type { App, BlockAction } from '@slack/bolt';
import { hearFormButton } from './on-form';
import { hearLanguage, hearOpenCase } from './on-home';
import { type Element, hearMessagePress, type Received } from './on-press';
import { ACTION_IDS } from './press-code';
import type { SlackDesk } from './slack-desk';

/**
 * Everything that is pressed or picked outside a form. One listener, since each has to be acknowledged exactly
 * once; what is not ours is acknowledged and nothing else.
 */
export function listenToActions(app: App, desk: SlackDesk): void {
  app.action({ type: 'block_actions' }, async ({ ack, body, action, client, context }) => {
    await ack();
    await hear({ body: body as BlockAction, element: action as Element, client, context }, desk);
  });
}

async function hear(received: Received, desk: SlackDesk): Promise<void> {
  switch (received.element.action_id) {
    case ACTION_IDS.form:
      return hearFormButton(received, desk);
    case ACTION_IDS.language:
      return hearLanguage(received, desk);
    case ACTION_IDS.openCase:
      return hearOpenCase(received, desk);
    default:
      return hearMessagePress(received, desk);
  }
}
