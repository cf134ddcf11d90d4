import {
  type Answer,
  type Expected,
  REFUSAL_CODES,
  TICKET_CHANGES,
  type VerdictView,
} from '../../src/answer/answer';
import {
  type Actor,
  type DeliveryState,
  HANDOFF_REASONS,
  PRIORITIES,
  TICKET_STATES,
  type Ticket,
  type TicketState,
} from '../../src/answer/ticket';
import { createEntry, createTicket, minutes, TRICKY } from '../support/desk-tickets';

export const ANA: Actor = { id: 'U1', name: `Ana ${TRICKY}`, via: 'teams' };
export const ID = 'P25-1042';
const DELIVERIES: readonly DeliveryState[] = [
  'waiting',
  'delivered',
  'seen',
  'failed',
  'unsure',
  'taken-back',
];

export const EXPECTED: Expected = { isOpenNow: true, opensAt: null, firstReplyBy: minutes(25) };

/** Every way somebody can be expected. */
export const EXPECTATIONS: readonly Expected[] = [
  EXPECTED,
  { isOpenNow: true, opensAt: null, firstReplyBy: null },
  { isOpenNow: false, opensAt: minutes(900), firstReplyBy: minutes(930) },
  { isOpenNow: false, opensAt: minutes(900), firstReplyBy: null },
  { isOpenNow: false, opensAt: null, firstReplyBy: null },
];

const VERDICT: VerdictView = {
  outcome: 'blocked',
  certainty: 'inferred',
  subscription: 'pay-as-you-go',
  created: 'after',
  asOf: '2026-11-23',
  clauses: [{ id: 'e21-9', document: 'docs-en-2025', section: '_top', effect: 'decides' }],
  conflicts: [],
  steps: ['use-relay'],
  caveats: [],
  whatIf: [],
};

/** The sample ticket with a verdict of the shipped policy. */
export function ticketWith(changes: Partial<Ticket> = {}): Ticket {
  return createTicket({ verdict: VERDICT, ...changes });
}

/** A ticket as it is in a state. */
export function ticketIn(state: TicketState): Ticket {
  const isHeld = state === 'claimed' || state === 'waiting';
  return ticketWith({
    state,
    assignee: isHeld ? ANA : null,
    note: TRICKY,
    seenBy: isHeld ? { name: TRICKY, at: minutes(1) } : null,
    notes: [{ id: '1', at: minutes(2), by: ANA, text: TRICKY }],
    resolvedAt: state === 'resolved' ? minutes(60) : null,
    satisfaction: state === 'resolved' ? { score: 2, comment: TRICKY, at: minutes(61) } : null,
    mergedInto: state === 'merged' ? 'P25-1001' : null,
  });
}

/** With a reply that got so far. */
export function replyThat(state: DeliveryState, problem: string | null = null) {
  return createEntry('9', { from: 'staff', by: ANA.name, text: TRICKY, delivery: { state, problem } });
}

export function verdictOf(outcome: string, changes: Partial<VerdictView> = {}): VerdictView {
  return { ...VERDICT, outcome, ...changes };
}

const toPerson: readonly Answer[] = [
  { kind: 'no-ticket' },
  { kind: 'handoff-cancelled' },
  ...HANDOFF_REASONS.map((reason): Answer => ({ kind: 'handoff-offer', reason })),
  ...PRIORITIES.flatMap((priority) =>
    HANDOFF_REASONS.map((reason): Answer => {
      const draft = { ...ticketWith({ note: TRICKY }), priority, reason };
      return {
        kind: 'handoff-preview',
        draft,
        transcript: [{ at: minutes(0), from: 'person', text: TRICKY, choice: 'CSP' }],
        expected: EXPECTED,
      };
    }),
  ),
  ...EXPECTATIONS.map((expected): Answer => ({ kind: 'ticket-opened', ticket: ticketWith(), expected })),
  ...TICKET_STATES.map(
    (state): Answer => ({ kind: 'ticket-status', ticket: ticketIn(state), expected: EXPECTED }),
  ),
  ...[true, false].map((isHeard): Answer => ({ kind: 'ticket-added', ticket: ID, isHeard })),
  ...TICKET_CHANGES.flatMap((change) =>
    [null, TRICKY].map((by): Answer => {
      const to = change === 'prioritized' ? 'urgent' : TRICKY;
      return { kind: 'ticket-changed', ticket: ID, change, by, to, text: by };
    }),
  ),
  ...[1, 5].map((score): Answer => ({ kind: 'ticket-rated', ticket: ID, score })),
  {
    kind: 'staff-message',
    ticket: ID,
    by: TRICKY,
    text: TRICKY,
    files: [{ name: TRICKY, url: 'https://files.example/a' }],
  },
];

const toStaff: readonly Answer[] = [
  ...TICKET_STATES.flatMap((state): readonly Answer[] => [
    { kind: 'ticket-card', ticket: ticketIn(state) },
    { kind: 'ticket-details', ticket: ticketIn(state) },
  ]),
  {
    kind: 'ticket-card',
    ticket: { ...ticketIn('open'), verdict: null, facts: [], transcript: [], note: null },
  },
  ...['request-portal', 'request-case', 'blocked', 'open', 'unknown'].map(
    (outcome): Answer => ({ kind: 'support-request', draft: ticketWith({ verdict: verdictOf(outcome) }) }),
  ),
  { kind: 'support-request', draft: ticketWith({ verdict: null }) },
  { kind: 'ticket-said', ticket: ID, entry: createEntry('1', { text: TRICKY, choice: TRICKY }) },
  { kind: 'ticket-said', ticket: ID, entry: createEntry('2', { text: TRICKY, earlier: [TRICKY] }) },
  {
    kind: 'ticket-said',
    ticket: ID,
    entry: createEntry('3', { text: '', earlier: [TRICKY], isDeleted: true }),
  },
  { kind: 'ticket-note', ticket: ID, by: TRICKY, text: TRICKY },
  ...DELIVERIES.flatMap((state) =>
    [0, 10].map((seconds): Answer => {
      return {
        kind: 'reply-preview',
        ticket: ID,
        entry: replyThat(state, TRICKY),
        seconds,
        to: [{ name: TRICKY }],
      };
    }),
  ),
  ...(['first-reply', 'resolve'] as const).flatMap((target) =>
    [true, false].flatMap((isMissed) =>
      [null, TRICKY].map((assignee): Answer => {
        return { kind: 'ticket-nudge', ticket: ID, target, dueAt: minutes(5), isMissed, assignee };
      }),
    ),
  ),
  ...REFUSAL_CODES.flatMap((code) =>
    [null, TRICKY].map((who): Answer => ({ kind: 'staff-refused', ticket: ID, code, who, state: 'claimed' })),
  ),
  { kind: 'staff-help', ticket: ID },
];

/** Every answer about handing over there is, in every shape it has. */
export const HANDOFF_SAMPLES: readonly Answer[] = [...toPerson, ...toStaff];
