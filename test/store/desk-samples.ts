import type { Actor, Ticket } from '../../src/answer/ticket';
import { type DatabasePlace, openDatabase } from '../../src/store/database';
import type { AuditLine, DeskWrite, Post, PostOutcome } from '../../src/store/desk-store';
import { createDatabaseDeskStore } from '../../src/store/desk-store-database';

export const START = '2026-11-21T12:00:00.000Z';

/** So many milliseconds after the start. */
export const later = (ms: number): string => new Date(Date.parse(START) + ms).toISOString();

export const ANN: Actor = { id: 'U1', name: 'Ann', via: 'slack' };

export function newTicket(id: string, changes: Partial<Ticket> = {}): Ticket {
  return {
    version: 1,
    id,
    reason: 'asked',
    priority: 'normal',
    note: null,
    facts: [],
    verdict: null,
    evidence: [],
    state: 'open',
    participants: [{ conversation: `teams:${id}`, channel: 'teams', locale: 'ja', name: '佐藤' }],
    assignee: null,
    transcript: [],
    notes: [],
    openedAt: START,
    updatedAt: START,
    firstReplyAt: null,
    resolvedAt: null,
    targets: { firstReplyBy: null, resolveBy: null },
    nudgeAt: null,
    seenBy: null,
    satisfaction: null,
    mergedInto: null,
    ...changes,
  };
}

export function newLine(what: string, changes: Partial<AuditLine> = {}): AuditLine {
  return { at: START, by: ANN, what, detail: {}, ...changes };
}

export function newPost(key: string, changes: Partial<Post> = {}): Post {
  return {
    key,
    ticket: 'P25-1001',
    lane: 'one',
    target: { kind: 'person', conversation: 'teams:P25-1001', channel: 'teams' },
    content: { kind: 'card', of: null },
    dueAt: START,
    ...changes,
  };
}

/** The first write of a ticket, with what is given. */
export function opening(id: string, changes: Partial<DeskWrite> = {}): DeskWrite {
  return { ticket: newTicket(id), revision: 0, audit: [], posts: [], cancels: [], ...changes };
}

export const SENT: PostOutcome = { state: 'sent', place: { ts: '1.1' }, thread: null };

/** Two who share one database. */
export async function openTwo(place: DatabasePlace) {
  const databases = [await openDatabase(place), await openDatabase(place)] as const;
  const [one, two] = databases;
  const stores = [
    createDatabaseDeskStore({ database: one }),
    createDatabaseDeskStore({ database: two }),
  ] as const;
  const storeOf = (index: number) => stores[index % 2 === 0 ? 0 : 1];
  return { databases, stores, storeOf, close: () => Promise.all(databases.map((each) => each.destroy())) };
}
