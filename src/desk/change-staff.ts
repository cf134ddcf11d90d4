import { type Actor, isHeld, isLive, type Priority, type Ticket } from '../answer/ticket';
import type { Change, Refusal } from './change';
import { isSamePerson, MOST_OF_NAME, whyNotPassedOn, whyNotReleased, whyNotTheirs } from './change-holder';
import { toReply, withReply } from './change-reply';
import { conclude, refuse, type Scene } from './change-scene';
import { postNotice } from './posts';
import { postPreview } from './posts-staff';

type ByStaff = { readonly by: Actor };

/** Who looks again within so many milliseconds has not been away. */
const SAME_LOOK_MS = 60_000;

export function claim(scene: Scene, { by }: ByStaff): Change | Refusal | undefined {
  const { ticket } = scene;
  const not = whyNotTheirs(ticket, by);
  if (not !== undefined) return not;
  if (isHeld(ticket)) return undefined;
  return conclude(scene, {
    ticket: { ...ticket, state: 'claimed', assignee: by },
    by,
    audit: [['claimed', { from: ticket.state }]],
    posts: postNotice(scene, { change: 'claimed', by: by.name }),
  });
}

/** Nobody has it any more. It is `open` again even where it was reopened once: both wait for somebody. */
export function release(scene: Scene, { by }: ByStaff): Change | Refusal {
  const { ticket } = scene;
  const not = whyNotReleased(ticket);
  if (not !== undefined) return not;
  return conclude(scene, {
    ticket: { ...ticket, state: 'open', assignee: null },
    by,
    audit: [['released', { from: ticket.assignee?.name ?? null }]],
    posts: postNotice(scene, { change: 'released', by: by.name }),
  });
}

/** Hands it to somebody by name, whoever had it: those who lead a team do so for others. */
export function assign(
  scene: Scene,
  { by, to }: ByStaff & { readonly to: string },
): Change | Refusal | undefined {
  const { ticket } = scene;
  const name = to.trim();
  if (ticket.state === 'resolved') return refuse('resolved');
  if (name === '') return refuse('no-assignee');
  if (name.length > MOST_OF_NAME) return refuse('too-long');
  const assignee: Actor = { id: name, name, via: 'desk' };
  if (ticket.assignee !== null && isSamePerson(ticket.assignee, assignee)) return undefined;
  return conclude(scene, {
    ticket: { ...ticket, state: isHeld(ticket) ? ticket.state : 'claimed', assignee },
    by,
    audit: [['assigned', { from: ticket.assignee?.name ?? null, to: name }]],
    posts: postNotice(scene, { change: 'assigned', by: by.name, to: name }),
  });
}

export function prioritize(
  scene: Scene,
  { by, priority }: ByStaff & { readonly priority: Priority },
): Change | Refusal | undefined {
  const { ticket } = scene;
  if (!isLive(ticket)) return refuse('resolved');
  if (ticket.priority === priority) return undefined;
  return conclude(scene, {
    ticket: { ...ticket, priority },
    by,
    audit: [['prioritized', { from: ticket.priority, to: priority }]],
    posts: postNotice(scene, { change: 'prioritized', by: by.name, to: priority }),
  });
}

/** Done. Words that go with it are a reply like any other, except that they cannot be taken back. */
export function resolve(
  scene: Scene,
  { by, text }: ByStaff & { readonly text: string | null },
): Change | Refusal {
  const { ticket, at } = scene;
  if (!isLive(ticket)) return refuse('resolved');
  const resolved: Ticket = { ...ticket, state: 'resolved', assignee: null, resolvedAt: at };
  const audit = [['resolved', { from: ticket.state }]] as const;
  if (text === null || text.trim() === '') {
    const posts = postNotice(scene, { change: 'resolved', by: by.name });
    return conclude(scene, { ticket: resolved, by, audit, posts });
  }
  // Words to the person are whoever's who has the ticket.
  const wrong = whyNotTheirs(ticket, by) ?? whyNotPassedOn(text);
  if (wrong !== undefined) return wrong;
  const entry = toReply(scene, { by, text, files: [], ref: null });
  return conclude(scene, {
    ticket: withReply(resolved, entry),
    by,
    audit: [['replied', { entry: entry.id, seconds: 0 }], ...audit],
    posts: [
      ...postNotice(scene, { change: 'resolved', by: by.name, text, entry: entry.id }),
      ...postPreview(scene, { entry: entry.id, seconds: 0 }),
    ],
  });
}

export function reopen(scene: Scene, { by }: ByStaff): Change | Refusal {
  const { ticket } = scene;
  if (isLive(ticket)) return refuse('not-resolved');
  return conclude(scene, {
    ticket: { ...ticket, state: 'reopened' },
    by,
    audit: [['reopened', {}]],
    posts: postNotice(scene, { change: 'reopened', by: by.name }),
  });
}

/** Somebody of the staff looked at it: the person may ask who did. The cards do not show it. */
export function see(scene: Scene, { by }: ByStaff): Change | undefined {
  const { ticket, at } = scene;
  const { seenBy } = ticket;
  if (seenBy?.name === by.name && Date.parse(at) - Date.parse(seenBy.at) < SAME_LOOK_MS) return undefined;
  return conclude(scene, {
    ticket: { ...ticket, seenBy: { name: by.name, at } },
    by,
    audit: [['seen', {}]],
    showsCard: false,
  });
}
