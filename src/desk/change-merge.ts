import { type Actor, isHeld, isLive, type Participant, type Ticket } from '../answer/ticket';
import type { Change, DeskRules, Refusal } from './change';
import { mergeByTime } from './change-entries';
import { type AuditEvent, conclude, type Detail, momentAfter, refuse, type Scene } from './change-scene';
import { postNotice } from './posts';

type Merge = { readonly by: Actor; readonly into: string };

/** This ticket is a duplicate and goes on as another; `absorb` is the other half, in the same write. */
export function merge(scene: Scene, { by, into }: Merge): Change | Refusal {
  const { ticket } = scene;
  if (!isLive(ticket)) return refuse('resolved');
  if (into === ticket.id) return refuse('cannot-merge', into);
  return conclude(scene, {
    ticket: { ...ticket, state: 'merged', assignee: null, mergedInto: into },
    by,
    audit: [['merged', { into }]],
    posts: postNotice(scene, { change: 'merged', by: by.name, to: into }),
  });
}

type Absorbing = { readonly command: { readonly by: Actor }; readonly at: string; readonly rules: DeskRules };

/**
 * The ticket that another, still live one goes on as: with its people, words, notes and evidence, and with whoever
 * had it where nobody has this one. Where this one was resolved it is reopened, as somebody waits for an answer.
 *
 * @param merged as it was before it was merged
 */
export function absorb(target: Ticket, merged: Ticket, { command, at, rules }: Absorbing): Change {
  const { by } = command;
  const scene: Scene = { ticket: target, at: momentAfter(target.updatedAt, at), rules };
  const standing = standingAfter(target, merged);
  const { assignee } = standing;
  const isHandedOver = target.assignee === null && assignee !== null;
  return conclude(scene, {
    ticket: { ...target, ...contentOf(target, merged), ...standing },
    by,
    audit: [
      ['absorbed', { from: merged.id }],
      ...when(target.state === 'resolved', 'reopened', {}),
      ...when(isHandedOver, 'assigned', { from: null, to: assignee?.name ?? null }),
    ],
    posts: [
      ...(target.state === 'resolved' ? postNotice(scene, { change: 'reopened', by: by.name }) : []),
      ...(isHandedOver ? postNotice(scene, { change: 'assigned', by: by.name, to: assignee.name }) : []),
    ],
  });
}

function when(is: boolean, event: AuditEvent, detail: Detail): readonly (readonly [AuditEvent, Detail])[] {
  return is ? [[event, detail]] : [];
}

function standingAfter(target: Ticket, merged: Ticket): Pick<Ticket, 'state' | 'assignee'> {
  const { state, assignee } = target;
  if (isHeld(target)) return { state: merged.state === 'waiting' ? state : 'claimed', assignee };
  if (isHeld(merged)) return { state: 'claimed', assignee: merged.assignee };
  return { state: state === 'resolved' ? 'reopened' : state, assignee };
}

function contentOf(target: Ticket, merged: Ticket): Partial<Ticket> {
  const firstReplies = [target.firstReplyAt, merged.firstReplyAt].filter((at) => at !== null);
  const notes = [target.note, merged.note].filter((note) => note !== null);
  return {
    participants: mergeParticipants(target, merged),
    transcript: mergeByTime(target.transcript, merged.transcript),
    notes: mergeByTime(target.notes, merged.notes),
    evidence: [...new Set([...target.evidence, ...merged.evidence])],
    note: notes.length === 0 ? null : notes.join('\n\n'),
    firstReplyAt: firstReplies.toSorted()[0] ?? null,
  };
}

function mergeParticipants(target: Ticket, merged: Ticket): readonly Participant[] {
  const known = new Set(target.participants.map(({ conversation }) => conversation));
  return [...target.participants, ...merged.participants.filter((each) => !known.has(each.conversation))];
}
