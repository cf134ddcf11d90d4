import type { webApi } from '@slack/bolt';
import type { Action } from '../../answer/action';
import type { StaffAct } from '../channel';
import { atMost } from './at-most';
import { drawStaffForm, STAFF_FORM_ACTS, type StaffFormAct } from './draw-staff-form';
import { describeError } from './logger';
import type { Outlet } from './outlet';
import type { SlackDesk } from './slack-desk';
import { actAs, showTo } from './staff-act';
import type { StaffRoom } from './staff-room';

type StaffAction = Extract<Action, { do: 'staff' }>;

/** A button on a card of the staff, and who pressed it. */
export type StaffPress = {
  readonly client: webApi.WebClient;
  readonly team: string;
  readonly person: string;
  readonly channel: string;
  /** The thread the card stands in; undefined for the ticket's own card. */
  readonly thread: string | undefined;
  /** What this one click is known by. */
  readonly delivery: string;
  readonly trigger: string;
  /** Seen by that person alone, beside what they pressed. */
  readonly outlet: Outlet;
};

/** A trigger is void after three seconds (docs.slack.dev, modals). */
const TRIGGER_MS = 3_000;

/** Only in the staff's channel: a card that was left in another one has no say any more. */
export async function hearStaffPress(press: StaffPress, action: StaffAction, desk: SlackDesk): Promise<void> {
  const { room } = desk;
  if (room === undefined) return;
  if (!isOf(room, press)) {
    const words = desk.say(room.staff.locale, 'staff.elsewhere');
    return desk.speaker.tell({ outlet: press.outlet }, words);
  }
  const form = STAFF_FORM_ACTS.find((act) => act === action.act);
  if (form !== undefined) return openForm(form, { press, action, room }, desk);
  desk.order.addNow(`staff:${action.ticket}`, () => obey(press, action, desk));
}

function isOf(room: StaffRoom, { channel, team }: StaffPress): boolean {
  return channel === room.channel && (room.team === undefined || room.team === team);
}

async function obey(press: StaffPress, action: StaffAction, desk: SlackDesk): Promise<void> {
  const { outlet } = press;
  const { ticket, act } = action;
  switch (act) {
    case 'details':
      await showTo({ ticket, what: 'ticket-details', outlet }, desk);
      return actAs(await toAct('see', press, action, desk), createMuteOutlet(), desk);
    case 'support-request':
      return showTo({ ticket, what: act, outlet }, desk);
    // Those that need words come by the form.
    case 'reply':
    case 'note':
    case 'resolve':
      return;
    case 'claim':
    case 'release':
    case 'reopen':
    case 'take-back':
    case 'send-again':
    case 'settle':
      return actAs(await toAct(act, press, action, desk), outlet, desk);
    default:
      return act satisfies never;
  }
}

/** Looking is no act to be refused. */
function createMuteOutlet(): Outlet {
  return { isPrivate: true, post: async () => undefined, whisper: async () => undefined };
}

async function toAct(
  act: StaffAct['act'],
  { client, team, person, delivery }: StaffPress,
  { ticket, entry }: StaffAction,
  { people }: SlackDesk,
): Promise<StaffAct> {
  const name = (await people.nameOf(client, { team, person })) ?? person;
  const by = { id: person, name, via: 'slack' } as const;
  return { ticket, act, by, delivery, ...(entry !== undefined && { entry }) };
}

type Opening = {
  readonly press: StaffPress;
  readonly action: StaffAction;
  readonly room: StaffRoom;
};

/** A form that did not open in time is no dead end: the same can be written in the thread. */
async function openForm(act: StaffFormAct, { press, action, room }: Opening, desk: SlackDesk): Promise<void> {
  const { client, trigger, channel, thread, outlet } = press;
  const { ticket } = action;
  const { locale } = room.staff;
  const metadata = { ticket, act, channel, ...(thread !== undefined && { thread }) };
  const view = drawStaffForm(metadata, { say: desk.say, locale });
  try {
    const opened = client.views.open({ trigger_id: trigger, view });
    opened.catch(() => undefined);
    if ((await atMost(opened, TRIGGER_MS)) !== undefined) return;
  } catch (error) {
    desk.logger.warn(describeError(error), 'a form for the staff was not opened');
  }
  await showTo({ ticket, what: 'staff-help', outlet }, desk);
}
