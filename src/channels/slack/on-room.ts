import { parseStaffLine } from '../../answer/staff-line';
import type { StaffAct } from '../channel';
import { toDelivery } from './answer-said';
import type { MessageOrigin } from './origin';
import { createThreadOutlet, type Outlet } from './outlet';
import type { SaidChange } from './parse-change';
import { readNamed } from './read-named';
import type { Said } from './said';
import type { SlackDesk } from './slack-desk';
import { actAs, showTo } from './staff-act';
import { toLineAct } from './staff-line-act';
import { type StaffRoom, toThreadKey } from './staff-room';

type Room = { readonly room: StaffRoom; readonly ticket: string; readonly outlet: Outlet };

/** Whether something was written in a thread of the staff's channel. */
export function isInRoom(
  { channel, thread, ts }: Said,
  { team }: MessageOrigin,
  { room }: SlackDesk,
): boolean {
  if (room === undefined || channel !== room.channel || thread === undefined || thread === ts) return false;
  return room.team === undefined || room.team === team;
}

type Ways = {
  /** False: where the thread is a ticket's, nothing is to be done. */
  readonly ofTicket: boolean;
  /** What is done where the thread is no ticket's. */
  readonly otherwise: () => void;
};

/** A line in a ticket's thread is an act of the staff, whether the bot is mentioned or not. */
export function hearRoom(
  said: Said,
  origin: MessageOrigin,
  desk: SlackDesk,
  { ofTicket, otherwise }: Ways,
): void {
  inRoom({ said, at: said.ts }, origin, desk, async (found) => {
    if (found === undefined) return otherwise();
    if (ofTicket) await hearLine(said, found, origin, desk);
  });
}

/** A line that was edited or deleted: the reply in it is edited, or taken back as long as it can be; so is a note. */
export function hearRoomChange(
  change: SaidChange,
  origin: MessageOrigin,
  desk: SlackDesk,
  otherwise: () => Promise<void>,
): void {
  inRoom(change, origin, desk, async (found) => {
    if (found === undefined) return otherwise();
    const act = await toChangeAct(change, found, origin, desk);
    if (act !== undefined) await actAs(act, found.outlet, desk);
  });
}

/** All of one thread is done in the order it was written. */
function inRoom(
  { said, at }: Pick<SaidChange, 'said' | 'at'>,
  { client }: MessageOrigin,
  desk: SlackDesk,
  run: (found: Room | undefined) => Promise<void> | void,
): void {
  const { room, order } = desk;
  const { channel, person, thread } = said;
  if (room === undefined || thread === undefined) return;
  const key = toThreadKey(channel, thread);
  order.add(`room:${key}`, {
    order: Number(at),
    settles: true,
    run: async () => {
      const ticket = await room.staff.findTicket('slack', key);
      const outlet = createThreadOutlet(client, { channel, person, thread });
      await run(ticket === undefined ? undefined : { room, ticket, outlet });
    },
  });
}

async function hearLine(
  said: Said,
  { ticket, outlet }: Room,
  origin: MessageOrigin,
  desk: SlackDesk,
): Promise<void> {
  const line = parseStaffLine(await readNamed(said.words, origin, desk.people));
  if (line.text === '' && line.act === 'note' && said.files.length === 0) return;
  const base = { ticket, by: await toActor(said, origin, desk), delivery: toDelivery(said) };
  const act = toLineAct(line, { ...base, ref: base.delivery, files: said.files });
  if (act === undefined) await showTo({ ticket, what: 'staff-help', outlet }, desk);
  else await actAs(act, outlet, desk);
}

async function toChangeAct(
  { said, before, after, at }: SaidChange,
  { ticket }: Room,
  origin: MessageOrigin,
  desk: SlackDesk,
): Promise<StaffAct | undefined> {
  const read = async (each: Said) => parseStaffLine(await readNamed(each.words, origin, desk.people));
  const wasReply = before === undefined ? undefined : (await read(before)).act === 'reply';
  const now = after === null ? undefined : await read(after);
  const ref = toDelivery(said);
  const by = await toActor(said, origin, desk);
  const act = { ticket, by, ref, delivery: `${ref}:${at}` };
  if (now?.act === 'reply') return { ...act, ...toReply(wasReply, said), text: now.text };
  if (now === undefined || wasReply === true) return { ...act, act: 'take-back' };
  const note = now.act === 'note' ? toLineAct(now, { ...act, files: after?.files ?? [] }) : undefined;
  return note && { ...note, act: 'amend-note' };
}

/** A note that now begins as a reply is one. */
function toReply(wasReply: boolean | undefined, { files }: Said): Pick<StaffAct, 'act' | 'files'> {
  return wasReply === false ? { act: 'reply', files } : { act: 'edit' };
}

async function toActor({ person }: Said, { client, team }: MessageOrigin, { people }: SlackDesk) {
  const name = (await people.nameOf(client, { team, person })) ?? person;
  return { id: person, name, via: 'slack' } as const;
}
