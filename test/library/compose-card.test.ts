import type { Answer } from '../../src/answer/answer';
import { LOCALES } from '../../src/answer/locale';
import type { TicketEntry } from '../../src/answer/ticket';
import { createEntry } from '../support/desk-tickets';
import { shippedBook, shippedCompose } from '../support/talk';
import { EXPECTED, ticketIn, ticketWith } from './handoff-samples';

const compose = shippedCompose();
const pressed = (id: string, choice: string, text = ''): TicketEntry => createEntry(id, { text, choice });

function lastOf(transcript: readonly TicketEntry[]): string | undefined {
  const { text } = compose({ kind: 'ticket-card', ticket: ticketWith({ transcript }) }, 'en');
  return text.split('\n').find((line) => line.startsWith('Last message'));
}

describe('the last message on a card', () => {
  const words = createEntry('1', { text: 'mail is stuck' });

  test.each(LOCALES)('is not what was pressed to open or rate the ticket in %s', (locale) => {
    const say = (key: string, values = {}): string => shippedBook().say(locale, key, values);
    const labels = [
      ...['human', 'send-handoff', 'cancel-handoff', 'ticket-close'].map((name) => say(`button.${name}`)),
      say('button.urgency', { priority: say('priority.high') }),
      say('rate.1'),
    ];
    const presses = labels.map((label, index) => pressed(String(index + 2), label, label));
    expect(lastOf([words, ...presses])).toContain('mail is stuck');
    expect(lastOf(presses)).toBeUndefined();
  });

  test.each([
    ['words before a choice', [words, pressed('2', 'CSP')], 'mail is stuck'],
    ['a choice where nothing was written', [pressed('1', 'CSP'), pressed('2', 'Send to support')], 'CSP'],
    ['a choice that came as words', [words, pressed('2', 'CSP', 'CSP')], 'mail is stuck'],
    [
      'words that were not deleted',
      [words, createEntry('2', { text: '', isDeleted: true })],
      'mail is stuck',
    ],
    ['a file', [words, createEntry('2', { text: '', files: [{ name: 'a.log', url: '' }] })], 'a.log'],
    [
      'not what the staff wrote',
      [words, createEntry('2', { from: 'staff', text: 'try 587' })],
      'mail is stuck',
    ],
    ['no press that is known by what it sends', [words, pressed('2', '{"do":"human"}')], 'mail is stuck'],
  ] as const)('is %s', (_title, transcript, expected) => {
    expect(lastOf(transcript)).toContain(expected);
  });
});

test.each(['resolved', 'merged'] as const)('%s: nobody is said to be awaited', (state) => {
  const ticket = ticketIn(state);
  const answers: readonly Answer[] = [
    { kind: 'ticket-card', ticket },
    { kind: 'ticket-details', ticket },
    { kind: 'ticket-status', ticket, expected: EXPECTED },
  ];
  for (const answer of answers) expect(compose(answer, 'en').text).not.toMatch(/Assigned to|nobody yet/);
  expect(compose({ kind: 'ticket-card', ticket: ticketIn('open') }, 'en').text).toContain('nobody yet');
});

test.each([
  ['en', 'What the person reads'],
  ['ja', '相談者に届く文面'],
  ['zh-TW', '提問者會看到的內容'],
  ['ru', 'Что прочитает пользователь'],
] as const)('in %s a button that wants words says which', (locale, label) => {
  const { choices } = compose({ kind: 'ticket-card', ticket: ticketIn('claimed') }, locale);
  const fields = choices.map(({ action, field }) => [action.do === 'staff' && action.act, field?.label]);
  expect(fields.slice(0, 2)).toEqual([
    ['reply', label],
    ['note', expect.any(String)],
  ]);
  expect(choices.filter(({ field }) => field === undefined)).toHaveLength(2);
  for (const { field } of choices) if (field) expect(Object.values(field)).not.toContain('');
});

test('what is folded is told under its title', () => {
  const { text } = compose({ kind: 'ticket-details', ticket: ticketWith() }, 'en');
  expect(text).toMatch(/^Why:\n/m);
  expect(text).toMatch(/^Conversation \(4 entries\):\n/m);
});
