import fc from 'fast-check';
import { type Actor, type Participant, PRIORITIES, type Ticket } from '../../src/answer/ticket';
import { absorb, type Change, change, openTicket, type TicketCommand } from '../../src/desk/change';
import { findImpossible } from '../../src/desk/is-possible';
import { AIKO, ANNA, BORIS, DRAFT, OPENED, OTTO, RULES, said } from './given';

/** In everything that anybody says, and in nothing else. */
const WORDS = 'SECRETWORDS';

const by = fc.constantFrom<Actor>(
  AIKO,
  BORIS,
  { id: 'token', name: 'Aiko', via: 'desk' },
  { ...BORIS, via: 'hub' },
);
const person = fc.constantFrom<Participant>(ANNA, OTTO);
const entry = fc.integer({ min: 1, max: 6 }).map(String);
const ref = fc.constantFrom('r1', 'r2');
const text = fc.integer({ min: 0, max: 9 }).map((index) => (index === 0 ? ' ' : `${WORDS} ${index}`));
const spoken = fc.record({ from: fc.constantFrom('person' as const, 'bot' as const), text, ref });

const anyCommand: fc.Arbitrary<TicketCommand> = fc.oneof(
  fc.record({
    do: fc.constant('person-said' as const),
    by: person,
    said: fc.array(spoken, { maxLength: 2 }).map((all) => all.map(({ text, ...more }) => said(text, more))),
    facts: fc.constantFrom([], [{ fact: 'subscription', value: 'ea', how: 'said' as const }]),
    verdict: fc.constant(null),
  }),
  fc.record({
    do: fc.constant('person-amended' as const),
    conversation: fc.constant(ANNA.conversation),
    ref,
    text: fc.option(text),
  }),
  fc.record({ do: fc.constantFrom('person-closed' as const, 'person-reopened' as const), by: person }),
  fc.record({ do: fc.constant('rated' as const), by: person, score: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ do: fc.constant('commented' as const), by: person, text }),
  fc.record({ do: fc.constantFrom('claim' as const, 'release', 'see', 'reopen'), by }),
  fc.record({ do: fc.constant('assign' as const), by, to: fc.constantFrom('', 'Aiko', 'Cleo') }),
  fc.record({
    do: fc.constant('reply' as const),
    by,
    text,
    files: fc.constant([]),
    ref,
    undoSeconds: fc.constantFrom(0, 6),
  }),
  fc.record({ do: fc.constant('edit' as const), by, ref, text }),
  fc.record({ do: fc.constantFrom('take-back' as const, 'send-again', 'settle'), by, entry }),
  fc.record({ do: fc.constant('note' as const), by, text, ref: fc.constantFrom('r1', 'r2') }),
  fc.record({
    do: fc.constant('amend-note' as const),
    by,
    ref: fc.constantFrom('r1', 'r2'),
    text: fc.option(text),
  }),
  fc.record({ do: fc.constant('resolve' as const), by, text: fc.option(text) }),
  fc.record({ do: fc.constant('prioritize' as const), by, priority: fc.constantFrom(...PRIORITIES) }),
  fc.constant({ do: 'nudge' as const }),
  fc.record({
    do: fc.constant('delivery' as const),
    entry,
    state: fc.constantFrom('delivered' as const, 'seen', 'failed', 'unsure'),
    problem: fc.constantFrom(null, 'blocked'),
  }),
);

type Step = { readonly command: TicketCommand; readonly minutes: number };
/** Often two things happen in one millisecond. */
const anyLife = fc.array(
  fc.record({ command: anyCommand, minutes: fc.oneof(fc.constant(0), fc.integer({ min: -5, max: 900 })) }),
  { minLength: 5, maxLength: 60 },
);

type Life = { readonly ticket: Ticket; readonly changes: readonly Change[] };

function live(id: string, by: Participant, steps: readonly Step[]): Life {
  const first = openTicket({ id, by, draft: DRAFT, said: [said(WORDS, { ref: 'r1' })], at: OPENED }, RULES);
  let clock = Date.parse(OPENED);
  let { ticket } = first;
  const changes = [first];
  for (const { command, minutes } of steps) {
    clock += minutes * 60_000;
    const changed = change(ticket, command, new Date(clock).toISOString(), RULES);
    if (changed === undefined || 'refused' in changed) continue;
    ticket = changed.ticket;
    changes.push(changed);
  }
  return { ticket, changes };
}

function sayLast({ ticket, changes }: Life): string {
  return `${ticket.state} after ${changes.map(({ audit }) => audit.map(({ what }) => what).join('+')).join(', ')}`;
}

test('whatever is done to a ticket, in whatever order, it is never in an impossible state', () => {
  fc.assert(
    fc.property(anyLife, (steps) => {
      const life = live('P25-1042', ANNA, steps);
      for (const { ticket } of life.changes)
        expect([findImpossible(ticket), sayLast(life)]).toEqual([[], sayLast(life)]);
    }),
    { numRuns: 200 },
  );
});

test('no two posts of a ticket share a key, so that none is dropped as said already', () => {
  fc.assert(
    fc.property(anyLife, (steps) => {
      const keys = live('P25-1042', ANNA, steps).changes.flatMap(({ posts }) => posts.map(({ key }) => key));
      expect(keys.length - new Set(keys).size).toBe(0);
    }),
    { numRuns: 200 },
  );
});

test('what staff see changed in place, or is cancelled, was posted before, or was said before the opening', () => {
  fc.assert(
    fc.property(anyLife, (steps) => {
      const known = new Set<unknown>(['P25-1042:said:1:slack', 'P25-1042:said:1:teams']);
      for (const { posts, cancels } of live('P25-1042', ANNA, steps).changes) {
        // Who takes part since a merge is left out where it is sent.
        const toStaff = posts.filter(({ target }) => target.kind !== 'person');
        const named = toStaff.flatMap(({ content }) => (content as { readonly of?: string | null }).of ?? []);
        expect(named.filter((key) => !known.has(key))).toEqual([]);
        expect(cancels.some((key) => known.has(key)) || cancels.length === 0).toBe(true);
        for (const { key } of posts) known.add(key);
      }
    }),
    { numRuns: 200 },
  );
});

test('the log tells of every change, in order, and never what was said', () => {
  fc.assert(
    fc.property(anyLife, (steps) => {
      const { changes } = live('P25-1042', ANNA, steps);
      expect(changes.filter(({ audit }) => audit.length === 0)).toEqual([]);
      const lines = changes.flatMap(({ audit }) => audit);
      expect(JSON.stringify(lines)).not.toContain(WORDS);
      const moments = changes.map(({ ticket }) => ticket.updatedAt);
      expect(moments).toEqual([...new Set(moments)].toSorted());
    }),
    { numRuns: 200 },
  );
});

test('nothing the staff says to the person is lost, and nothing the person says', () => {
  fc.assert(
    fc.property(anyLife, (steps) => {
      const { changes } = live('P25-1042', ANNA, steps);
      changes.slice(1).forEach(({ ticket }, index) => {
        const before = changes[index]?.ticket.transcript.map(({ id }) => id) ?? [];
        expect(ticket.transcript.map(({ id }) => id).slice(0, before.length)).toEqual(before);
      });
    }),
    { numRuns: 100 },
  );
});

test('two tickets that are merged leave two possible ones, with every word and everybody in the one that goes on', () => {
  fc.assert(
    fc.property(anyLife, anyLife, anyLife, (ours, theirs, later) => {
      const [target, duplicate] = [
        live('P25-1042', ANNA, ours).ticket,
        live('P25-2000', OTTO, theirs).ticket,
      ];
      const command = { do: 'merge', by: AIKO, into: target.id } as const;
      const gone = change(duplicate, command, duplicate.updatedAt, RULES);
      if (gone === undefined || 'refused' in gone) return;
      const { ticket } = absorb(target, duplicate, { command, at: target.updatedAt, rules: RULES });
      expect([...findImpossible(gone.ticket), ...findImpossible(ticket)]).toEqual([]);
      expect(ticket.transcript).toHaveLength(target.transcript.length + duplicate.transcript.length);
      expect(ticket.participants.map(({ conversation }) => conversation)).toEqual(
        expect.arrayContaining([ANNA.conversation, OTTO.conversation]),
      );
      let now = ticket;
      for (const { command: next } of later) {
        const changed = change(now, next, now.updatedAt, RULES);
        if (changed === undefined || 'refused' in changed) continue;
        now = changed.ticket;
        expect(findImpossible(now)).toEqual([]);
      }
    }),
    { numRuns: 150 },
  );
});
