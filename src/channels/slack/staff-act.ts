import { randomBytes } from 'node:crypto';
import type { Reply } from '../../answer/reply';
import type { StaffAct, StaffDesk } from '../channel';
import { drawReply } from './draw-reply';
import { describeError } from './logger';
import type { Outlet } from './outlet';
import type { SlackDesk } from './slack-desk';
import { STAFF_PLACE } from './staff-room';
import { keeping } from './until-kept';

type Shown = {
  readonly ticket: string;
  readonly what: Parameters<StaffDesk['show']>[1];
  readonly outlet: Outlet;
};

/** Does what somebody of the staff asked for; a refusal is told to them alone. */
export function actAs(act: StaffAct, outlet: Outlet, desk: SlackDesk): Promise<void> {
  return tellResult(outlet, desk, ({ staff }) => keeping(staff.act(act)));
}

/** Shows one of the staff what only they asked to see. */
export function showTo({ ticket, what, outlet }: Shown, desk: SlackDesk): Promise<void> {
  return tellResult(outlet, desk, ({ staff }) => staff.show(ticket, what));
}

async function tellResult(
  outlet: Outlet,
  desk: SlackDesk,
  run: (room: NonNullable<SlackDesk['room']>) => Promise<Reply | undefined>,
): Promise<void> {
  const { room } = desk;
  if (room === undefined) return;
  try {
    const reply = await run(room);
    if (reply !== undefined) await whisper(reply, outlet, desk);
  } catch (error) {
    const id = randomBytes(4).toString('hex');
    desk.logger.error({ id, channel: 'slack', ...describeError(error) }, 'an act of the staff failed');
    await desk.speaker.tell({ outlet }, desk.failure(room.staff.locale, id));
  }
}

async function whisper(reply: Reply, outlet: Outlet, { say }: SlackDesk): Promise<void> {
  const { locale } = reply;
  const words = { date: say(locale, 'date'), pick: say(locale, 'pick'), share: say(locale, 'share') };
  for (const message of drawReply(reply, { place: STAFF_PLACE, words })) await outlet.whisper(message);
}
