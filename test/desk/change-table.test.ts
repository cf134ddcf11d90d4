import { TICKET_STATES, type TicketState } from '../../src/answer/ticket';
import { change, type TicketCommand } from '../../src/desk/change';
import { findImpossible } from '../../src/desk/is-possible';
import {
  AIKO,
  ANNA,
  BORIS,
  minutesLater,
  outcomeOf,
  RULES,
  replyOf,
  said,
  spokenBy,
  ticketIn,
} from './given';

type Row = readonly [string, TicketCommand, Readonly<Record<TicketState, string>>];

/** The state a ticket is in after a command, `!` and why it is refused, or `nothing` where nothing changes. */
function row(name: string, command: TicketCommand, cells: string): Row {
  const [open = '', claimed = '', waiting = '', resolved = '', reopened = '', merged = ''] =
    cells.split(/\s+/);
  return [name, command, { open, claimed, waiting, resolved, reopened, merged }];
}

const HAS = 'held-by-other';
/** Open, claimed, waiting, resolved, reopened, merged; where somebody has the ticket, it is Aiko. */
const TABLE: readonly Row[] = [
  row('Aiko claims', { do: 'claim', by: AIKO }, 'claimed nothing nothing !resolved claimed !merged'),
  row('Boris claims', { do: 'claim', by: BORIS }, `claimed !${HAS} !${HAS} !resolved claimed !merged`),
  row('Boris releases', { do: 'release', by: BORIS }, '!not-held open open !resolved !not-held !merged'),
  row(
    'Boris assigns it to Cleo',
    { do: 'assign', by: BORIS, to: 'Cleo' },
    'claimed claimed waiting !resolved claimed !merged',
  ),
  row(
    'it is assigned to nobody',
    { do: 'assign', by: BORIS, to: ' ' },
    '!no-assignee !no-assignee !no-assignee !resolved !no-assignee !merged',
  ),
  row(
    'it is assigned to a name of 201 letters',
    { do: 'assign', by: BORIS, to: 'x'.repeat(201) },
    '!too-long !too-long !too-long !resolved !too-long !merged',
  ),
  row(
    'it is assigned to Aiko',
    { do: 'assign', by: BORIS, to: 'aiko' },
    'claimed nothing nothing !resolved claimed !merged',
  ),
  row('Aiko replies', replyOf(AIKO), 'waiting waiting waiting !resolved waiting !merged'),
  row('Boris replies', replyOf(BORIS), `waiting !${HAS} !${HAS} !resolved waiting !merged`),
  row(
    'Aiko replies with no word',
    replyOf(AIKO, ' '),
    '!no-text !no-text !no-text !resolved !no-text !merged',
  ),
  row(
    'Aiko replies with 10,001 letters',
    replyOf(AIKO, 'x'.repeat(10_001)),
    '!too-long !too-long !too-long !resolved !too-long !merged',
  ),
  row(
    'Boris notes',
    { do: 'note', by: BORIS, text: 'odd', ref: null },
    'open claimed waiting resolved reopened !merged',
  ),
  row(
    'Boris notes nothing',
    { do: 'note', by: BORIS, text: '', ref: null },
    '!no-text !no-text !no-text !no-text !no-text !merged',
  ),
  row(
    'Boris resolves',
    { do: 'resolve', by: BORIS, text: null },
    'resolved resolved resolved !resolved resolved !merged',
  ),
  row(
    'Boris resolves with words',
    { do: 'resolve', by: BORIS, text: 'done' },
    `resolved !${HAS} !${HAS} !resolved resolved !merged`,
  ),
  row(
    'Boris reopens',
    { do: 'reopen', by: BORIS },
    '!not-resolved !not-resolved !not-resolved reopened !not-resolved !merged',
  ),
  row(
    'Boris raises it',
    { do: 'prioritize', by: BORIS, priority: 'urgent' },
    'open claimed waiting !resolved reopened !merged',
  ),
  row(
    'Boris leaves it as urgent as it is',
    { do: 'prioritize', by: BORIS, priority: 'normal' },
    'nothing nothing nothing !resolved nothing !merged',
  ),
  row(
    'Boris merges it',
    { do: 'merge', by: BORIS, into: 'P25-7777' },
    'merged merged merged !resolved merged !merged',
  ),
  row(
    'Boris merges it into itself',
    { do: 'merge', by: BORIS, into: 'P25-1042' },
    '!cannot-merge !cannot-merge !cannot-merge !resolved !cannot-merge !merged',
  ),
  row('Boris looks', { do: 'see', by: BORIS }, 'open claimed waiting resolved reopened nothing'),
  row(
    'a reply that is not there is taken back',
    { do: 'take-back', by: AIKO, entry: '9' },
    '!no-such-entry !no-such-entry !no-such-entry !no-such-entry !no-such-entry !merged',
  ),
  row(
    'a reply that is not there is edited',
    { do: 'edit', by: AIKO, ref: 'x', text: 'y' },
    '!no-such-entry !no-such-entry !no-such-entry !no-such-entry !no-such-entry !merged',
  ),
  row('the person writes', spokenBy(ANNA, said('still')), 'open claimed claimed !resolved reopened !merged'),
  row('the person adds nothing', spokenBy(ANNA), 'nothing nothing nothing !resolved nothing !merged'),
  row(
    'the person edits',
    { do: 'person-amended', conversation: ANNA.conversation, ref: 'm1', text: 'not one mail' },
    'open claimed waiting resolved reopened !merged',
  ),
  row(
    'the person edits what is not in it',
    { do: 'person-amended', conversation: ANNA.conversation, ref: 'm9', text: 'x' },
    'nothing nothing nothing nothing nothing !merged',
  ),
  row(
    'the person closes it',
    { do: 'person-closed', by: ANNA },
    'resolved resolved resolved !resolved resolved !merged',
  ),
  row(
    'the person reopens it',
    { do: 'person-reopened', by: ANNA },
    '!not-resolved !not-resolved !not-resolved reopened !not-resolved !merged',
  ),
  row(
    'the person rates it',
    { do: 'rated', by: ANNA, score: 5 },
    '!not-resolved !not-resolved !not-resolved resolved !not-resolved !merged',
  ),
  row(
    'the person comments on no rating',
    { do: 'commented', by: ANNA, text: 'fine' },
    'nothing nothing nothing nothing nothing !merged',
  ),
  row('the clock strikes too early', { do: 'nudge' }, 'nothing nothing nothing nothing nothing nothing'),
];

const cases = TABLE.flatMap(([name, command, cells]) =>
  TICKET_STATES.map((state) => ({ name, command, state, becomes: cells[state] })),
);

test.each(cases)('$state: $name -> $becomes', ({ command, state, becomes }) => {
  const before = ticketIn(state);
  const changed = change(before, command, minutesLater(60), RULES);
  expect(outcomeOf(changed)).toBe(becomes);
  if (changed === undefined || 'refused' in changed) return;
  expect(findImpossible(changed.ticket)).toEqual([]);
  expect(changed.audit.length).toBeGreaterThan(0);
});

test('a merged ticket names the one it goes on as', () => {
  expect(change(ticketIn('merged'), { do: 'claim', by: BORIS }, minutesLater(9), RULES)).toEqual({
    refused: 'merged',
    who: 'P25-2000',
  });
});
