import { createRequire } from 'node:module';
import { STAFF_BUTTONS, type StaffButton } from '../../src/answer/action';
import { type Answer, REFUSAL_CODES, TICKET_CHANGES } from '../../src/answer/answer';
import { LOCALES } from '../../src/answer/locale';
import type { Choice, Reply } from '../../src/answer/reply';
import { TICKET_STATES, type Ticket } from '../../src/answer/ticket';
import type { AdaptiveCard, ExecuteAction, ShowCardAction } from '../../src/channels/teams/card';
import { drawCard, MOST_CARD_BYTES } from '../../src/channels/teams/draw-card';
import { parsePressed } from '../../src/channels/teams/pressed';
import { toReply } from '../e2e/staff-in-teams';
import { createEntry, createTicket, NOW, TRICKY } from '../support/desk-tickets';
import { shippedCompose } from '../support/talk';

/** Microsoft's own reader of cards, the one that Teams for the web is built on; its CommonJS build. */
const cards: typeof import('adaptivecards') = createRequire(__filename)(
  'adaptivecards/dist/adaptivecards.js',
);

/** What the reader finds wrong with a card, but for its language: there it takes every second card for wrong. */
function listMistakes({ lang: _, ...card }: AdaptiveCard): readonly string[] {
  const context = new cards.SerializationContext(cards.Versions.v1_5);
  const read = new cards.AdaptiveCard();
  read.parse(card, context);
  const found = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
  return [...found, ...read.validateProperties().validationEvents.map(({ message }) => message)];
}

const button = (act: StaffButton, parts: object = {}): Choice => ({
  label: act,
  action: { do: 'staff', act, ticket: 'P25-1042', ...parts },
});

function drawButtons(choices: readonly Choice[]): readonly (ExecuteAction | ShowCardAction)[] {
  const { body } = drawCard(toReply('ticket-card', 'P25-1042', { choices }));
  return body.flatMap((element) => (element.type === 'ActionSet' ? element.actions : [])) as ExecuteAction[];
}

describe('a button of the staff', () => {
  const all = STAFF_BUTTONS.map((act) => button(act, { entry: '4' }));
  const drawn = drawButtons(all);

  test('is pressed in place, or else sends the same, without a word into the thread', () => {
    const executed = drawn.map((each) => (each.type === 'Action.ShowCard' ? each.card.actions[0] : each));
    expect(executed.map((each) => each?.type)).toEqual(all.map(() => 'Action.Execute'));
    for (const [index, each] of (executed as ExecuteAction[]).entries()) {
      const { action, label } = all[index] as Choice;
      expect(parsePressed(each.data)).toEqual({ action, label });
      expect(each.fallback).toMatchObject({ type: 'Action.Submit', data: each.data });
      expect(each.data).not.toHaveProperty('msteams');
    }
  });

  test.each([
    ['reply', true],
    ['note', true],
    ['resolve', false],
  ] as const)('%s unfolds a field for words', (act, isRequired) => {
    const form = drawn[STAFF_BUTTONS.indexOf(act)] as ShowCardAction;
    expect(form).toMatchObject({ type: 'Action.ShowCard', title: act });
    const [input] = form.card.body;
    expect(input).toMatchObject({ type: 'Input.Text', label: act, isMultiline: true });
    expect(input && 'isRequired' in input).toBe(isRequired);
    const [send] = form.card.actions as ExecuteAction[];
    expect(send).not.toHaveProperty('associatedInputs');
    const words = { [input?.id ?? '']: 'typed' };
    expect(parsePressed({ ...send?.data, ...words })).toMatchObject({ action: { act }, words: 'typed' });
  });

  test('breaks no card, however many there are', () => {
    expect(listMistakes(drawCard(toReply('ticket-card', 'P25-1042', { choices: all })))).toEqual([]);
  });
});

const LONG = `${TRICKY} `.repeat(100);

/** All that can stand in a ticket, and very much of it. */
function createFullTicket(changes: Partial<Ticket> = {}): Ticket {
  const transcript = Array.from({ length: 300 }, (_, index) =>
    createEntry(String(index + 1), {
      from: (['person', 'bot', 'staff'] as const)[index % 3] ?? 'person',
      text: LONG,
      choice: TRICKY,
      files: [{ name: TRICKY, url: 'https://x.example/a' }],
      earlier: [LONG],
      ...(index % 3 === 2 && { by: TRICKY, delivery: { state: 'failed', problem: 'blocked' } }),
    }),
  );
  const { verdict } = createTicket();
  const clauses = [{ id: 'e16-3', document: 'docs-en-2022-11-07', section: '_top', effect: 'decides' }];
  return createTicket({
    transcript,
    note: LONG,
    evidence: [LONG, LONG],
    verdict: verdict && { ...verdict, clauses },
    ...changes,
  });
}

const entry = createEntry('3', {
  from: 'staff',
  by: 'Kim',
  text: LONG,
  delivery: { state: 'waiting', problem: null },
});
const expected = { isOpenNow: false, opensAt: NOW, firstReplyBy: NOW };
const kim = { id: 'kim', name: TRICKY, via: 'teams' } as const;
const ticket = 'P25-1042';

const ANSWERS: readonly Answer[] = [
  ...TICKET_STATES.map((state): Answer => {
    const assignee = state === 'claimed' || state === 'waiting' ? kim : null;
    return { kind: 'ticket-card', ticket: createFullTicket({ state, assignee }) };
  }),
  { kind: 'ticket-details', ticket: createFullTicket() },
  { kind: 'support-request', draft: createFullTicket() },
  { kind: 'ticket-said', ticket, entry },
  { kind: 'ticket-note', ticket, by: TRICKY, text: LONG },
  { kind: 'reply-preview', ticket, entry, seconds: 10, to: [{ name: TRICKY }] },
  { kind: 'ticket-nudge', ticket, target: 'first-reply', dueAt: NOW, isMissed: true, assignee: TRICKY },
  ...REFUSAL_CODES.map(
    (code): Answer => ({ kind: 'staff-refused', ticket, code, who: TRICKY, state: 'claimed' }),
  ),
  { kind: 'staff-help', ticket },
  {
    kind: 'staff-message',
    ticket,
    by: TRICKY,
    text: LONG,
    files: [{ name: TRICKY, url: 'https://x.example/a' }],
  },
  { kind: 'ticket-opened', ticket: createFullTicket(), expected },
  { kind: 'ticket-status', ticket: createFullTicket(), expected },
  { kind: 'handoff-preview', draft: createFullTicket(), transcript: [], expected },
  ...TICKET_CHANGES.map(
    (change): Answer => ({ kind: 'ticket-changed', ticket, change, by: TRICKY, to: null, text: LONG }),
  ),
];

describe.each(LOCALES)('in %s', (locale) => {
  test.each(ANSWERS.map((answer) => [answer.kind, answer] as const))(
    '%s is a card that Teams takes',
    (_kind, answer) => {
      const reply: Reply = shippedCompose()(answer, locale);
      const card = drawCard(reply);
      expect(JSON.stringify(card).length * 2).toBeLessThanOrEqual(MOST_CARD_BYTES);
      expect(listMistakes(card)).toEqual([]);
    },
  );
});
