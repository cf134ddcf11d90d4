import type { Actor } from '../../answer/ticket';
import type { StaffAct } from '../channel';
import type { FromHub, HandoffStatus, HubMessage } from './handoff-status';

/**
 * What is to be done about what another help desk tells, in this order.
 * @param holder who has the ticket; null: nobody
 */
export function toActs(told: FromHub, holder: Actor | null): readonly StaffAct[] {
  switch (told.kind) {
    case 'typing':
      return [];
    case 'message':
      return [toReply(told)];
    case 'status':
      return toStatusActs(told, holder);
    default:
      return told satisfies never;
  }
}

function toReply({ ticket, by, delivery, text, files }: HubMessage): StaffAct {
  const base = { ticket, by, act: 'reply', text, files } as const;
  return delivery === undefined ? base : { ...base, delivery, ref: delivery };
}

function toStatusActs(told: HandoffStatus, holder: Actor | null): readonly StaffAct[] {
  const { state, message, ticket, by } = told;
  switch (state) {
    case 'accepted':
      return withDelivery(told, [{ ticket, by, act: 'claim' }, ...toNote(told)]);
    case 'failed':
      return withDelivery(told, [...toNote(told), ...(holder?.via === 'hub' ? [toRelease(told)] : [])]);
    case 'completed':
      // Somebody here has it: what the hub is done with goes on, and its last words are for them.
      if (holder !== null && holder.via !== 'hub') return withDelivery(told, toNote(told));
      return withDelivery(told, [{ ticket, by, act: 'resolve', ...(message !== null && { text: message }) }]);
    default:
      return state satisfies never;
  }
}

function toNote({ ticket, by, message }: HandoffStatus): readonly StaffAct[] {
  return message === null ? [] : [{ ticket, by, act: 'note', text: message }];
}

function toRelease({ ticket, by }: HandoffStatus): StaffAct {
  return { ticket, by, act: 'release' };
}

/** A note has an id of its own: the same status again may find less to do, and must not find the note undone. */
function withDelivery({ delivery }: HandoffStatus, acts: readonly StaffAct[]): readonly StaffAct[] {
  if (delivery === undefined) return acts;
  return acts.map((each) => ({ ...each, delivery: each.act === 'note' ? `${delivery}:note` : delivery }));
}
