import type { Activity } from 'botbuilder';
import type { Reply } from '../../answer/reply';
import type { StaffAct, StaffDesk } from '../channel';
import type { Attempt } from './attempt';
import type { ChannelLogger } from './logger';
import { createOnce } from './once';
import { toBase } from './place';
import { isPrivate } from './private';
import { readLocale, WEB_CHANNEL } from './receive';
import { type StaffPress, toAmendAct, toLineAct, toPressAct } from './staff-acts';
import type { TeamsWords } from './teams-words';

export type StaffRoomProps = {
  /** Left out, no staff work in Teams. */
  readonly staff?: StaffDesk | undefined;
  /** The id of their channel, without any thread. */
  readonly deskChannel?: string | undefined;
  readonly attempt: Attempt;
  readonly words: Pick<TeamsWords, 'say'>;
  readonly logger: ChannelLogger;
};

/** What a press leads to: `told` to who pressed, or `shown` in the ticket's thread; or nothing. */
export type Pressing = { readonly told?: Reply; readonly shown?: Reply };

/**
 * The channel the staff work in: what is said and pressed there becomes acts of the desk. Where one fails,
 * a plain sentence is all there is to say.
 */
export type StaffRoom = {
  /** What is answered in the thread; undefined where it is no ticket's. */
  hear(activity: Activity): Promise<readonly Reply[] | string | undefined>;
  /** Does nothing anywhere else, and says so: whoever forwards a card hands on no power. */
  press(activity: Activity, pressed: StaffPress): Promise<Pressing | string>;
  /** A line was edited, or deleted (null). What is answered in the thread; undefined where it is no ticket's. */
  amend(activity: Activity, words: string | null): Promise<readonly Reply[] | string | undefined>;
};

/** Teams sends again what was not answered in time; nothing of that comes later. */
const KNOWN_FOR_MS = 3_600_000;

export function createStaffRoom(props: StaffRoomProps): StaffRoom {
  const isFirst = createOnce(KNOWN_FOR_MS);
  const isNew = ({ id, type, conversation }: Activity, words = ''): boolean =>
    typeof id !== 'string' || isFirst(JSON.stringify([conversation.id, id, type, words]));
  return {
    hear: (activity) =>
      inThread(props, activity, async (staff, ticket) => {
        if (!isNew(activity)) return [];
        const act = toLineAct(activity, ticket);
        return act === 'help' ? [await staff.show(ticket, 'staff-help')] : perform(staff, act);
      }),
    press: async (activity, pressed) => {
      const staff = findStaff(props, activity);
      if (staff === undefined) return refuse(props, activity, pressed);
      return isNew(activity) ? props.attempt(staff.locale, () => press(staff, activity, pressed)) : {};
    },
    amend: (activity, words) =>
      inThread(props, activity, async (staff, ticket) => {
        const told = await perform(staff, toAmendAct(activity, ticket, words));
        // Every edit of a line has its id: words that come back are an edit as well, and only the answer is known.
        return isNew(activity, words ?? '') ? told : [];
      }),
  };
}

function refuse({ staff, words, logger }: StaffRoomProps, activity: Activity, pressed: StaffPress): string {
  logger.warn({ act: pressed.action.act }, 'a staff button was pressed outside the staff channel');
  return words.say(staff?.locale ?? readLocale(activity) ?? 'en', 'staff-only');
}

/** Undefined anywhere but in the staff's channel, and where one of them asks for themselves there. */
function findStaff({ staff, deskChannel }: StaffRoomProps, activity: Activity): StaffDesk | undefined {
  const { channelId, conversation } = activity;
  if (isPrivate(activity)) return undefined;
  return channelId !== WEB_CHANNEL && toBase(conversation.id) === deskChannel ? staff : undefined;
}

async function inThread<T>(
  props: StaffRoomProps,
  activity: Activity,
  work: (staff: StaffDesk, ticket: string) => Promise<T>,
): Promise<T | string | undefined> {
  const staff = findStaff(props, activity);
  if (staff === undefined) return undefined;
  return props.attempt(staff.locale, async () => {
    const ticket = await staff.findTicket('teams', activity.conversation.id);
    return ticket === undefined ? undefined : work(staff, ticket);
  });
}

async function press(staff: StaffDesk, activity: Activity, pressed: StaffPress): Promise<Pressing> {
  const act = toPressAct(activity, pressed);
  if (typeof act === 'string') return { shown: await staff.show(pressed.action.ticket, act) };
  const [told] = await perform(staff, act);
  return told === undefined ? {} : { told };
}

async function perform(staff: StaffDesk, act: StaffAct | undefined): Promise<readonly Reply[]> {
  const refusal = act && (await staff.act(act));
  return refusal === undefined ? [] : [refusal];
}
