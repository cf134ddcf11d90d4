import { setTimeout as sleep } from 'node:timers/promises';
import { type Activity, Channels } from 'botbuilder';
import type { Courier, Delivered, Parcel } from '../channel';
import { isGone, statusOf, toUndelivered } from './delivery-problem';
import type { ButtonLook } from './draw-button';
import { drawForPerson, drawForStaff } from './draw-parcel';
import type { KeptCards } from './kept-cards';
import { type ChannelLogger, describeError } from './logger';
import { type Place, parsePlace, toBase, toThread } from './place';
import type { Reference } from './reference';
import type { References } from './references';
import { DEFAULT_SERVICE_URL } from './service-url';
import type { TeamsAdapter } from './teams-adapter';

export type CourierProps = {
  readonly adapter: Pick<TeamsAdapter, 'post' | 'change'>;
  readonly references: Pick<References, 'ofPerson' | 'ofPlace' | 'drop'>;
  readonly cards: Pick<KeptCards, 'keep'>;
  /** The id of the staff's channel; left out, no staff work in Teams. */
  readonly deskChannel?: string | undefined;
  readonly buttons: ButtonLook;
  readonly logger: ChannelLogger;
  /** How long a message may take in all, in milliseconds. Default 40 s. */
  readonly patienceMs?: number;
};

/** Longer than the client waits for one answer: only what happens before, such as a token, lasts longer. */
const PATIENCE_MS = 40_000;

/** Where a parcel goes, and what stands there. */
type Errand = {
  readonly reference: Reference;
  readonly activity: Partial<Activity>;
  /** The message to change. */
  readonly replaces: Place | undefined;
  /** A post of a channel: what answers it stands in its thread. */
  readonly isRoot: boolean;
};

/** Delivers to people in Teams and to the staff's channel. Teams does not know the same message again. */
export function createCourier(props: CourierProps): Courier {
  return {
    isIdempotent: false,
    deliver: (parcel) => Promise.race([deliver(props, parcel), giveUp(props.patienceMs ?? PATIENCE_MS)]),
  };
}

async function giveUp(afterMs: number): Promise<Delivered> {
  return sleep(afterMs, { state: 'unsure', problem: 'no-answer' } as const, { ref: false });
}

async function deliver(props: CourierProps, parcel: Parcel): Promise<Delivered> {
  try {
    const errand = await plan(props, parcel);
    if (errand === undefined) return { state: 'refused', problem: 'not-found' };
    return await run(props.adapter, errand);
  } catch (error) {
    return fail(props, parcel, error);
  }
}

/** A change may be made again, so that it does not matter whether it was made. */
async function fail(props: CourierProps, { to, replaces }: Parcel, error: unknown): Promise<Delivered> {
  const problem = toUndelivered(error);
  props.logger.warn({ ...describeError(error), ...problem, to: to.kind }, 'a message was not delivered');
  if (problem.state === 'refused' && to.kind === 'person') await forget(props, to.conversation, error);
  const isChange = parsePlace(replaces) !== undefined;
  return problem.state === 'unsure' && isChange ? { state: 'busy', problem: problem.problem } : problem;
}

async function forget({ references, logger }: CourierProps, person: string, error: unknown): Promise<void> {
  if (isGone(error))
    await references.drop(person).catch((cause) => logger.error(describeError(cause), 'not dropped'));
}

/** Undefined: it is not known where to, and never will be unless somebody writes from there. */
async function plan(props: CourierProps, { key, to, reply, replaces }: Parcel): Promise<Errand | undefined> {
  if (to.kind === 'staff') return planForStaff(props, { thread: to.thread, reply, replaces });
  const reference = await props.references.ofPerson(to.conversation);
  if (reference === undefined) return undefined;
  const card = await props.cards.keep(to.conversation, reply, key);
  const activity = drawForPerson(reply, reference, { ...props.buttons, ...(card !== undefined && { card }) });
  return { reference, activity, replaces: parsePlace(replaces), isRoot: false };
}

type StaffParcel = Pick<Parcel, 'reply' | 'replaces'> & { readonly thread: unknown };

async function planForStaff(
  { deskChannel, references, buttons }: CourierProps,
  { thread, reply, replaces }: StaffParcel,
): Promise<Errand | undefined> {
  if (deskChannel === undefined) return undefined;
  const [card, old] = [parsePlace(thread), parsePlace(replaces)];
  const isRoot =
    card === undefined || (card.conversation === old?.conversation && card.activity === old.activity);
  const known = (await references.ofPlace(deskChannel)) ?? { serviceUrl: DEFAULT_SERVICE_URL };
  const conversation = toAccount(isRoot ? deskChannel : card.conversation);
  return {
    reference: { ...known, channelId: Channels.Msteams, conversation },
    activity: drawForStaff(reply, buttons),
    replaces: old,
    isRoot,
  };
}

function toAccount(id: string): Reference['conversation'] {
  return { id, conversationType: 'channel', isGroup: true };
}

/** In place where the message stands yet; else anew. */
async function run(adapter: CourierProps['adapter'], errand: Errand): Promise<Delivered> {
  const { reference, activity, replaces } = errand;
  if (replaces === undefined) return post(adapter, errand);
  try {
    const there = { ...reference, conversation: { ...reference.conversation, id: replaces.conversation } };
    await adapter.change(there, { ...activity, id: replaces.activity });
  } catch (error) {
    if (statusOf(error) !== 404) throw error;
    return post(adapter, errand);
  }
  return { state: 'sent', place: replaces, thread: errand.isRoot ? replaces.conversation : null };
}

async function post(adapter: CourierProps['adapter'], errand: Errand): Promise<Delivered> {
  const { reference, activity, isRoot } = errand;
  const id = await adapter.post(reference, activity);
  if (id === '') return { state: 'sent', place: null, thread: null };
  const here = reference.conversation.id;
  const conversation = isRoot ? toThread(toBase(here), id) : here;
  const place: Place = { conversation, activity: id };
  return { state: 'sent', place, thread: isRoot ? conversation : null };
}
