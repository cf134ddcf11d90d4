import type { Answer } from '../../src/answer/answer';
import { LOCALES } from '../../src/answer/locale';
import type { Reply } from '../../src/answer/reply';
import type { DeliveryState, TicketState } from '../../src/answer/ticket';
import { createEntry, minutes } from '../support/desk-tickets';
import { shippedBook, shippedCompose } from '../support/talk';
import { ID, replyThat, ticketIn, ticketWith, verdictOf } from './handoff-samples';

const compose = shippedCompose();

function acts({ choices }: Reply): readonly string[] {
  return choices.flatMap(({ action }) => (action.do === 'staff' ? [action.act] : []));
}

describe('the card of a ticket', () => {
  test.each<[TicketState, readonly string[]]>([
    ['open', ['claim', 'details']],
    ['reopened', ['claim', 'details']],
    ['claimed', ['reply', 'note', 'resolve', 'release', 'details']],
    ['waiting', ['reply', 'note', 'resolve', 'release', 'details']],
    ['resolved', ['reopen', 'note', 'details']],
    ['merged', ['details']],
  ])('%s offers what can be done now', (state, expected) => {
    expect(acts(compose({ kind: 'ticket-card', ticket: ticketIn(state) }, 'en'))).toEqual(expected);
  });

  test('says at a glance who asks, where, how urgent, who has it, and what was said last', () => {
    const ticket = ticketWith({
      state: 'claimed',
      priority: 'high',
      assignee: { id: 'U1', name: 'Ana', via: 'teams' },
      transcript: [
        createEntry('1', { text: 'still stuck', by: 'Yuki' }),
        createEntry('2', { from: 'bot', text: 'not this' }),
      ],
    });
    const { text } = compose({ kind: 'ticket-card', ticket }, 'en');
    for (const words of [
      'P25-1042',
      'Slack',
      'high',
      'Assigned to: Ana',
      'Yuki',
      'still stuck',
      'First reply due',
    ])
      expect(text).toContain(words);
    expect(text).not.toContain('not this');
    expect(text).not.toContain('assumed');
  });

  test('an urgent one nobody has stands out, and stops doing so once somebody has it', () => {
    const toneOf = (state: TicketState): unknown =>
      compose({ kind: 'ticket-card', ticket: { ...ticketIn(state), priority: 'urgent' } }, 'en').blocks[0];
    expect(toneOf('open')).toMatchObject({ tone: 'attention' });
    expect(toneOf('claimed')).toMatchObject({ tone: 'plain' });
  });

  test('a message that did not arrive is told', () => {
    const ticket = ticketWith({ transcript: [replyThat('failed')] });
    const told = (answer: Answer): string => compose(answer, 'en').text;
    expect(told({ kind: 'ticket-card', ticket })).toContain('may not have arrived');
    expect(told({ kind: 'ticket-card', ticket: ticketWith() })).not.toContain('may not have arrived');
  });
});

test('the details hold the whole story: facts, clauses, steps, note, evidence, choices, files, notes', () => {
  const ticket = ticketWith({
    note: 'call me',
    notes: [{ id: '1', at: minutes(3), by: { id: 'U1', name: 'Ana', via: 'teams' }, text: 'ask the CSP' }],
  });
  const reply = compose({ kind: 'ticket-details', ticket }, 'en');
  for (const words of [
    'Port: 25 (assumed)',
    shippedBook().say('en', 'policy.steps.use-relay'),
    'call me',
    'Connection timed out',
    'chosen: 従量課金制',
    'mail.log',
    'before: 前の文',
    'Ana, ',
    'ask the CSP',
  ])
    expect(reply.text).toContain(words);
  expect(acts(reply)).toEqual(['claim', 'support-request']);
});

test('the details say what became of a note', () => {
  const note = {
    id: '1',
    at: minutes(3),
    by: { id: 'U1', name: 'Ana', via: 'teams' },
    earlier: ['wait'],
  } as const;
  const tell = (more: { readonly text: string; readonly isDeleted: boolean }): string =>
    compose({ kind: 'ticket-details', ticket: ticketWith({ notes: [{ ...note, ...more }] }) }, 'en').text;
  expect(tell({ text: 'go', isDeleted: false })).toContain('go (edited; before: wait)');
  expect(tell({ text: '', isDeleted: true })).toContain('(deleted; it said: wait)');
});

test.each([
  ['en', 'The desk'],
  ['ja', '自動処理'],
  ['zh-TW', '系統'],
  ['ru', 'Система'],
] as const)('in %s a note that nobody wrote is by "%s"', (locale, name) => {
  const by = { id: 'system', name: 'system', via: 'system' } as const;
  const ticket = ticketWith({ notes: [{ id: '1', at: minutes(3), by, text: 'P25-1001' }] });
  const { text } = compose({ kind: 'ticket-details', ticket }, locale);
  expect(text).toContain(name);
  expect(text).not.toContain('system');
});

test('a ticket older than the policy of today is shown with what can still be said', () => {
  const clause = { id: 'gone', document: 'gone', section: 'gone', effect: 'gone' };
  const conflict = { id: 'gone', clauses: ['a', 'b'], resolution: 'gone' };
  const verdict = verdictOf('blocked', { steps: ['gone'], clauses: [clause], conflicts: [conflict] });
  const facts = [{ fact: 'gone', value: 1, how: 'said' as const }];
  for (const kind of ['ticket-card', 'ticket-details'] as const) {
    expect(compose({ kind, ticket: ticketWith({ verdict, facts }) }, 'en').text).toContain(
      'Port 25 is blocked',
    );
    expect(compose({ kind, ticket: ticketWith({ verdict: verdictOf('gone') }) }, 'en').text).not.toContain(
      'gone',
    );
  }
});

describe('a reply as the person will read it', () => {
  test.each<[DeliveryState, number, readonly string[]]>([
    ['waiting', 10, ['take-back']],
    ['waiting', 0, []],
    ['delivered', 10, []],
    ['seen', 10, []],
    ['failed', 0, ['send-again']],
    ['unsure', 0, ['settle', 'send-again']],
    ['taken-back', 10, []],
  ])('%s, %d seconds left', (state, seconds, expected) => {
    const entry = replyThat(state);
    const reply = compose({ kind: 'reply-preview', ticket: ID, entry, seconds, to: [] }, 'en');
    expect(acts(reply)).toEqual(expected);
    expect(reply.choices.every(({ action }) => action.do === 'staff' && action.entry === '9')).toBe(true);
  });

  test('names whom it goes to, and does not count down what nobody redraws', () => {
    const entry = replyThat('waiting');
    const { text } = compose(
      { kind: 'reply-preview', ticket: ID, entry, seconds: 20, to: [{ name: 'Yuki' }] },
      'en',
    );
    expect(text).toContain('Yuki');
    expect(text).toContain('It goes out shortly. Until then you can take it back.');
  });
});

describe('somebody who asked in private, where others are around', () => {
  const ann = { conversation: 'c', channel: 'teams', locale: 'en', name: 'Ann' } as const;
  const inPrivate = { ...ann, privacy: 'among-others' } as const;

  test.each([
    ['en', 'Ann (Teams, in private, English)', 'To Ann (in private):'],
    ['ja', 'Ann（Teams、非公開、英語）', 'Ann（非公開） さんへ：'],
    ['zh-TW', 'Ann (Teams、私下、英文)', '給 Ann (私下)：'],
    ['ru', 'Ann (Teams, лично, английский)', 'Кому: Ann (лично)'],
  ] as const)('is marked in %s on the card and on the way out', (locale, person, title) => {
    const ticket = ticketWith({ participants: [inPrivate] });
    for (const kind of ['ticket-card', 'ticket-details'] as const)
      expect(compose({ kind, ticket }, locale).text).toContain(person);
    const preview = { kind: 'reply-preview', ticket: ID, entry: replyThat('waiting'), seconds: 5 } as const;
    expect(compose({ ...preview, to: [inPrivate, inPrivate] }, locale).text.split('\n')[0]).toBe(title);
  });

  test.each(['alone', undefined] as const)('is told from who asked otherwise (%s)', (privacy) => {
    const other = { ...ann, ...(privacy && { privacy }) };
    const card = compose({ kind: 'ticket-card', ticket: ticketWith({ participants: [other] }) }, 'en').text;
    expect(card).toContain('Ann (Teams, English)');
  });

  test.each(LOCALES)('is not known by name in %s to others whose ticket they close', (locale) => {
    const closed = { kind: 'ticket-changed', ticket: ID, change: 'closed', to: null, text: null } as const;
    const told = ['', null, 'Ann'].map((by) => compose({ ...closed, by }, locale).text);
    expect(new Set(told).size).toBe(3);
    expect(told.every((text) => text.includes(ID) && !text.includes('{'))).toBe(true);
  });
});

test('who has it is named to whoever came second', () => {
  const refused = { kind: 'staff-refused', ticket: ID, code: 'held-by-other', state: 'claimed' } as const;
  expect(compose({ ...refused, who: 'Ana' }, 'en').text).toMatch(/^P25-1042 is with Ana\./);
});

test('a ticket nobody has can be claimed from the reminder', () => {
  const nudge = {
    kind: 'ticket-nudge',
    ticket: ID,
    target: 'first-reply',
    dueAt: minutes(5),
    isMissed: false,
  } as const;
  expect(acts(compose({ ...nudge, assignee: null }, 'en'))).toContain('claim');
  expect(acts(compose({ ...nudge, assignee: 'Ana' }, 'en'))).not.toContain('claim');
});

describe('a support request for Microsoft', () => {
  const request = (outcome: string, locale: (typeof LOCALES)[number] = 'en'): Reply => {
    const verdict = verdictOf(outcome, { steps: ['open-support-case', 'use-relay'] });
    return compose({ kind: 'support-request', draft: ticketWith({ verdict }) }, locale);
  };
  const codes = ({ blocks }: Reply): readonly string[] =>
    blocks.flatMap((block) => (block.type === 'code' ? [block.text] : []));

  test.each(['request-portal', 'request-case', 'request-partner', 'self-service'])(
    '%s: ready to paste',
    (outcome) => {
      const [text = ''] = codes(request(outcome));
      for (const line of [
        'Subscription ID: <fill in>',
        'Subscription: Pay-As-You-Go',
        'Creation date: March 2019',
        'Sent from: <fill in>',
        'Port: 25',
        'Connection timed out',
        'メールキューが 4000 通たまっています',
      ])
        expect(text).toContain(line);
      expect(text).not.toMatch(/\*\*|`/);
    },
  );

  test.each(LOCALES)('%s reads it in its own language and in English', (locale) => {
    const written = codes(request('request-case', locale));
    expect(written).toHaveLength(locale === 'en' ? 1 : 2);
    expect(written.at(-1)).toContain('Request to remove the block');
  });

  test('says where it goes, and leaves out what is no request', () => {
    const { text } = request('request-case');
    expect(text).toContain(shippedBook().say('en', 'policy.steps.open-support-case'));
    expect(text).not.toContain(shippedBook().say('en', 'policy.steps.use-relay'));
  });

  test.each([
    ['blocked', 'not-taken'],
    ['unsupported', 'not-taken'],
    ['open', 'not-needed'],
    ['not-restricted', 'not-needed'],
    ['unknown', 'undecided'],
  ])('%s: none, and why', (outcome, why) => {
    const reply = request(outcome);
    expect(codes(reply)).toEqual([]);
    expect(reply.text).toContain(shippedBook().say('en', `request.${why}`));
  });

  test('what could be asked for at an earlier date cannot be asked for today', () => {
    const whatIf = [{ fact: 'asOf', value: '2026-11-23', outcome: 'blocked' }];
    const verdict = verdictOf('request-case', { asOf: '2021-03-01', whatIf });
    const reply = compose({ kind: 'support-request', draft: ticketWith({ verdict }) }, 'en');
    expect(codes(reply)).toEqual([]);
  });
});
