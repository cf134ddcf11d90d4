import type { Action } from '../../src/answer/action';
import type { Actor, Ticket } from '../../src/answer/ticket';
import { createTicket } from '../support/desk-tickets';
import { deskWith, startSupportTalk } from './support-talk';

const ANA: Actor = { id: 'U1', name: 'Ana', via: 'teams' };
const OPEN = createTicket();
const HELD = createTicket({ state: 'claimed', assignee: ANA });
const RESOLVED = createTicket({ state: 'resolved', assignee: ANA, resolvedAt: '2026-11-24T09:00:00.000Z' });

function talkWith(ticket?: Ticket) {
  return startSupportTalk(deskWith(ticket));
}

function press(act: 'status' | 'close' | 'reopen', ticket = 'P25-1042'): Action {
  return { do: 'ticket', act, ticket };
}

describe('a ticket answers for itself', () => {
  test.each([
    'P25-1042',
    'p25-1042?',
    'status of P25-1042',
    'What is the status of my ticket?',
    'any news?',
    'P25-1042の状況は？',
    'チケットの状況を教えてください',
    '我的案件進度',
    'что с моей заявкой?',
    'I wonder when somebody will look at P25-1042',
  ])('%s', (text) => {
    const talk = talkWith(OPEN);
    expect(talk.say(text)).toEqual(['ticket-status']);
    expect(talk.told('ticket-status').ticket.id).toBe('P25-1042');
    expect(talk.wish()).toBeUndefined();
  });

  test.each(['my ticket', 'チケット', '案件狀態', 'статус заявки', 'P25-1042'])(
    '%s, where there is none',
    (text) => {
      expect(talkWith().say(text)).toEqual(['no-ticket']);
    },
  );

  test('words that could mean anything mean no ticket where there is none', () => {
    expect(talkWith().say('status')).not.toContain('no-ticket');
    expect(talkWith().say('solved')).not.toContain('no-ticket');
  });

  test('whoever asks for a person while there is a ticket gets that, not a second one', () => {
    const talk = talkWith(OPEN);
    expect(talk.say('let me talk to a human')).toEqual(['ticket-status']);
    expect(talk.press({ do: 'human' })).toEqual(['ticket-status']);
    expect(talk.press({ do: 'handoff', step: 'confirm' })).toEqual(['ticket-status']);
    expect(talk.wish()).toBeUndefined();
  });

  test('once it is resolved, asking for a person begins a new one', () => {
    expect(talkWith(RESOLVED).press({ do: 'human' })).toEqual(['handoff-preview']);
  });

  test('as long as nobody has it, the bot goes on answering', () => {
    const talk = talkWith(OPEN);
    expect(talk.say('Enterprise Agreement, VM, port 25')).toEqual(['verdict']);
    expect(talk.say('I created P25-1042 for a pay-as-you-go subscription')).not.toContain('ticket-status');
  });
});

describe('closing, reopening, rating', () => {
  test.each(['close my ticket', 'close P25-1042', 'close it', 'チケットを閉じて', '結案', 'закройте заявку'])(
    '%s closes it',
    (text) => {
      const talk = talkWith(OPEN);
      expect(talk.say(text)).toEqual([]);
      expect(talk.wish()).toEqual({ do: 'close' });
    },
  );

  test.each([
    'reopen',
    'reopen my ticket',
    'P25-1042を再開してください',
    '重新開啟',
    'откройте заявку снова',
    'not solved',
  ])('%s reopens it', (text) => {
    const talk = talkWith(RESOLVED);
    expect(talk.say(text)).toEqual([]);
    expect(talk.wish()).toEqual({ do: 'reopen' });
  });

  test('the buttons do the same', () => {
    const live = talkWith(OPEN);
    live.press(press('close'));
    expect(live.wish()).toEqual({ do: 'close' });
    const resolved = talkWith(RESOLVED);
    resolved.press(press('reopen'));
    expect(resolved.wish()).toEqual({ do: 'reopen' });
    resolved.press({ do: 'rate', ticket: 'P25-1042', score: 4 });
    expect(resolved.wish()).toEqual({ do: 'rate', score: 4 });
  });

  test.each<[string, Ticket, Action]>([
    ['closing what is closed', RESOLVED, press('close')],
    ['reopening what is open', OPEN, press('reopen')],
    ['rating what is open', OPEN, { do: 'rate', ticket: 'P25-1042', score: 1 }],
    ['a button about another ticket', OPEN, press('close', 'P25-1001')],
    ['rating another ticket', RESOLVED, { do: 'rate', ticket: 'P25-1001', score: 1 }],
  ])('%s shows where the ticket stands, and does nothing', (_title, ticket, action) => {
    const talk = talkWith(ticket);
    expect(talk.press(action)).toEqual(['ticket-status']);
    expect(talk.wish()).toBeUndefined();
  });
});

describe('while somebody of the staff has it, the bot keeps quiet', () => {
  test.each([
    'The queue still grows',
    'Enterprise Agreement, VM, port 25',
    'What is a smart host?',
    'yes',
    'it is solved',
    'back',
    'please ask a human being in your team about 4xx errors and tell me what they say',
  ])('%s is passed on, and nothing is said', (text) => {
    for (const ticket of [HELD, { ...HELD, state: 'waiting' as const }]) {
      const talk = talkWith(ticket);
      expect(talk.say(text)).toEqual([]);
      expect(talk.wish()).toEqual({ do: 'pass-on' });
      expect(talk.state().known.facts).toEqual({});
    }
  });

  test('what is chosen on a card is passed on and counts as a fact', () => {
    const talk = talkWith(HELD);
    expect(talk.press({ do: 'answer', fact: 'subscription', value: 'csp' })).toEqual([]);
    expect(talk.wish()).toEqual({ do: 'pass-on' });
    expect(talk.state().known.facts).toEqual({ subscription: { value: 'csp', how: 'chosen' } });
  });

  test('a case sent as a form counts as well, and a value that cannot be is no fact', () => {
    const talk = talkWith(HELD);
    talk.press({ do: 'fill', facts: { subscription: 'csp', port: 587 } });
    talk.press({ do: 'answer', fact: 'created', value: 'nonsense' });
    expect(talk.wish()).toEqual({ do: 'pass-on' });
    expect(Object.keys(talk.state().known.facts)).toEqual(['subscription', 'port']);
  });

  test('language, help, status, closing and what is asked by name are the bot’s', () => {
    const talk = talkWith(HELD);
    expect(talk.say('in Japanese, please')).toEqual(['language-changed']);
    expect(talk.state().locale).toBe('ja');
    expect(talk.press({ do: 'language', locale: 'en' })).toEqual(['language-changed']);
    expect(talk.say('help')).toEqual(['ticket-status']);
    expect(talk.say('status of my ticket')).toEqual(['ticket-status']);
    expect(talk.press(press('status'))).toEqual(['ticket-status']);
    expect(talk.ask('Enterprise Agreement, VM, port 25', 'check')).toEqual(['verdict']);
    expect(talk.ask('Is there still a free SendGrid plan?', 'ask')).toEqual(['passage']);
    expect(talk.wish()).toBeUndefined();
    talk.say('close my ticket');
    expect(talk.wish()).toEqual({ do: 'close' });
  });

  test('whoever calls for a person is told who has it, and the staff hear the call', () => {
    const talk = talkWith(HELD);
    expect(talk.say('human')).toEqual(['ticket-status']);
    expect(talk.wish()).toEqual({ do: 'pass-on' });
  });
});
