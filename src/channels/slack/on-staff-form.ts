import type { App } from '@slack/bolt';
import { parseStaffMetadata, STAFF_TEXT } from './draw-staff-form';
import { teamOf } from './origin';
import { createEphemeralOutlet } from './outlet';
import { type SlackDesk, STAFF_FORM } from './slack-desk';
import { actAs } from './staff-act';

/** What the staff wrote into a form: done at once, and what could not be done is told beside the card. */
export function listenToStaffForms(app: App, desk: SlackDesk): void {
  app.view(
    { callback_id: STAFF_FORM, type: 'view_submission' },
    async ({ view, body, client, context, ack }) => {
      const metadata = parseStaffMetadata(view.private_metadata);
      if (metadata === undefined || desk.room === undefined) return ack();
      const { ticket, act, channel, thread } = metadata;
      const text = view.state.values[STAFF_TEXT]?.[STAFF_TEXT]?.value?.trim() ?? '';
      if (text === '' && act !== 'resolve') {
        const error = desk.say(desk.room.staff.locale, 'staff.empty');
        return ack({ response_action: 'errors', errors: { [STAFF_TEXT]: error } });
      }
      await ack();
      const person = body.user.id;
      const outlet = createEphemeralOutlet(client, {
        channel,
        person,
        ...(thread !== undefined && { thread }),
      });
      const delivery = `form:${view.id}:${view.hash}`;
      desk.order.addNow(`staff:${ticket}`, async () => {
        const name = await desk.people.nameOf(client, { team: teamOf(body, context), person });
        const by = { id: person, name: name ?? person, via: 'slack' } as const;
        await actAs({ ticket, act, by, text, delivery }, outlet, desk);
      });
    },
  );
}
