import type { Ticket } from '../answer/ticket';
import type { Change, DeskRules, Opening } from './change';
import { toEntries } from './change-entries';
import { actorOf, SYSTEM } from './change-scene';
import { hubPosts } from './posts-lanes';
import { postCards } from './posts-staff';
import { startClock } from './targets';

/** A new ticket from what a person handed over, with its cards and its first line of the log. */
export function openTicket(opening: Opening, rules: DeskRules): Change {
  const { by, draft, said } = opening;
  const at = new Date(opening.at).toISOString();
  const bare = toTicket(opening, at);
  const ticket = { ...bare, ...startClock({ ticket: bare, at, rules }) };
  const scene = { ticket, at, rules };
  const detail = { priority: draft.priority, reason: draft.reason, entries: said.length };
  return {
    ticket,
    audit: [{ at, by: actorOf(by), what: 'opened', detail }],
    posts: [...postCards(scene), ...hubPosts(scene, 'initiate', { kind: 'initiate' })],
    cancels: [],
  };
}

function toTicket({ id, by, draft, said, follows }: Opening, at: string): Ticket {
  return {
    ...draft,
    version: 1,
    id,
    state: 'open',
    participants: [by],
    assignee: null,
    transcript: toEntries(said, { after: [], name: by.name }),
    // An id says it in every language.
    notes: follows === undefined ? [] : [{ id: '1', at, by: SYSTEM, text: follows }],
    openedAt: at,
    updatedAt: at,
    firstReplyAt: null,
    resolvedAt: null,
    targets: { firstReplyBy: null, resolveBy: null },
    nudgeAt: null,
    seenBy: null,
    satisfaction: null,
    mergedInto: null,
  };
}
