import type { Ticket, TicketEntry } from '../../src/answer/ticket';

/** An entry of a transcript with what matters for a test. */
export function makeEntry(entry: Partial<TicketEntry> & Pick<TicketEntry, 'id' | 'from'>): TicketEntry {
  return {
    at: '2026-03-02T09:00:00.000Z',
    by: null,
    text: '',
    files: [],
    ref: null,
    earlier: [],
    isDeleted: false,
    delivery: null,
    ...entry,
  };
}

/** A ticket of somebody in Slack, open, with a question answered by a button. */
export function makeTicket(changes: Partial<Ticket> = {}): Ticket {
  return {
    version: 1,
    id: 'P25-1042',
    state: 'open',
    reason: 'asked',
    priority: 'high',
    note: 'It worked last week.',
    facts: [{ fact: 'subscription', value: 'pay-as-you-go', how: 'chosen' }],
    verdict: null,
    evidence: ['421 4.3.2 timeout'],
    participants: [{ conversation: 'slack:T1/D1/U1', channel: 'slack', locale: 'ja', name: 'Mika' }],
    assignee: null,
    transcript: [
      makeEntry({ id: '1', from: 'person', by: 'Mika', text: 'Mail does not leave' }),
      makeEntry({ id: '2', from: 'bot', text: 'Which subscription is it?' }),
      makeEntry({ id: '3', from: 'person', by: 'Mika', choice: 'Pay-as-you-go' }),
    ],
    notes: [],
    openedAt: '2026-03-02T09:00:00.000Z',
    updatedAt: '2026-03-02T09:00:00.000Z',
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
