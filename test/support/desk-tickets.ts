import type { Ticket, TicketEntry } from '../../src/answer/ticket';

/** Signs that HTML or Markdown would read as more than signs. */
export const TRICKY = '<img src=x onerror=alert(1)> **b** `c` & "d" [e](https://evil.example)';

/** The moment most of this happens at; tests that look at targets say their own. */
export const NOW = '2026-11-23T09:00:00.000Z';

/** Minutes from `NOW`, as ISO 8601. */
export function minutes(count: number, from = NOW): string {
  return new Date(Date.parse(from) + count * 60_000).toISOString();
}

export function createEntry(id: string, changes: Partial<TicketEntry> = {}): TicketEntry {
  return {
    id,
    at: minutes(-60 + Number(id)),
    from: 'person',
    by: null,
    text: `words ${id}`,
    files: [],
    ref: null,
    earlier: [],
    isDeleted: false,
    delivery: null,
    ...changes,
  };
}

/** Somebody in Slack, who reads Japanese, asked and chose; nobody has it yet. */
export function createTicket(changes: Partial<Ticket> = {}): Ticket {
  return {
    version: 1,
    id: 'P25-1042',
    state: 'open',
    reason: 'conflict',
    priority: 'normal',
    note: 'メールキューが 4000 通たまっています',
    facts: [
      { fact: 'subscription', value: 'pay-as-you-go', how: 'chosen' },
      { fact: 'created', value: '2019-03', how: 'said' },
      { fact: 'port', value: 25, how: 'assumed' },
    ],
    verdict: {
      outcome: 'blocked',
      certainty: 'inferred',
      subscription: 'pay-as-you-go',
      created: 'after',
      asOf: '2026-11-23',
      clauses: [{ id: 'e16-3', document: 'smtp-2022', section: 'All others', effect: 'blocks' }],
      conflicts: [],
      steps: ['use-relay'],
      caveats: [],
      whatIf: [],
    },
    evidence: ['Connection timed out'],
    participants: [{ conversation: 'slack:T1:U7', channel: 'slack', locale: 'ja', name: '田中 ゆき' }],
    assignee: null,
    transcript: [
      createEntry('1', { text: 'VM からポート 25 で送れません', ref: '1.1' }),
      createEntry('2', { from: 'bot', text: 'サブスクリプションの種類は何ですか?' }),
      createEntry('3', { text: '従量課金制', choice: '従量課金制' }),
      createEntry('4', {
        text: TRICKY,
        files: [{ name: 'mail.log', url: 'https://files.example/mail.log' }],
        earlier: ['前の文'],
      }),
    ],
    notes: [],
    openedAt: minutes(-50),
    updatedAt: minutes(-50),
    firstReplyAt: null,
    resolvedAt: null,
    targets: { firstReplyBy: minutes(25), resolveBy: minutes(480) },
    nudgeAt: null,
    seenBy: null,
    satisfaction: null,
    mergedInto: null,
    ...changes,
  };
}
