import { parseAction } from '../../src/answer/action';
import type { Answer } from '../../src/answer/answer';
import { LOCALES } from '../../src/answer/locale';
import type { Reply } from '../../src/answer/reply';
import { createEntry, minutes, TRICKY } from '../support/desk-tickets';
import { shippedBook, shippedCompose } from '../support/talk';
import {
  EXPECTATIONS,
  EXPECTED,
  HANDOFF_SAMPLES,
  ID,
  replyThat,
  ticketIn,
  ticketWith,
  verdictOf,
} from './handoff-samples';

const compose = shippedCompose();
const say = (key: string, values = {}): string => shippedBook().say('en', key, values);

function acts({ choices }: Reply): readonly string[] {
  return choices.map(({ action }) => ('act' in action ? action.act : action.do));
}

describe.each(LOCALES)('in %s', (locale) => {
  test.each(HANDOFF_SAMPLES.map((answer) => [answer.kind, answer] as const))(
    '%s is said in words',
    (kind, answer) => {
      const reply = compose(answer, locale);
      expect(reply).toMatchObject({ kind, locale });
      expect(reply.text.trim()).not.toBe('');
      expect(reply.text).not.toMatch(/undefined|null|NaN|\{[a-z]+\}/);
      expect(JSON.stringify(reply.blocks)).not.toContain('undefined');
    },
  );

  test('every button sends what is read back as the same, and no two of a reply look alike', () => {
    for (const answer of HANDOFF_SAMPLES) {
      const { choices } = compose(answer, locale);
      expect(new Set(choices.map(({ label }) => label)).size).toBe(choices.length);
      for (const { action, label } of choices) {
        expect(label.trim()).not.toBe('');
        expect(parseAction(JSON.parse(JSON.stringify(action)))).toEqual(action);
      }
    }
  });

  test('what people wrote cannot pass for our markup', () => {
    for (const answer of HANDOFF_SAMPLES.filter(({ kind }) => kind !== 'support-request')) {
      const { blocks } = compose(answer, locale);
      expect(JSON.stringify(blocks.filter(({ type }) => type !== 'sources'))).not.toMatch(/[^\\]<img/);
    }
  });

  test.each(EXPECTATIONS)('when somebody can be expected: %j', (expected) => {
    const { text } = compose({ kind: 'ticket-opened', ticket: ticketWith(), expected }, locale);
    const year = /2026/.test(text);
    expect(year).toBe(expected.firstReplyBy !== null || expected.opensAt !== null);
    if (year) expect(text).toContain('UTC');
  });
});

describe('the preview shows all that is passed on', () => {
  const preview: Answer = {
    kind: 'handoff-preview',
    draft: ticketWith({ note: 'please hurry' }),
    transcript: [
      { at: minutes(0), from: 'person', text: 'mail is stuck' },
      { at: minutes(0), from: 'bot', text: 'Which type?' },
      { at: minutes(1), from: 'person', text: '', choice: 'Pay-As-You-Go' },
    ],
    expected: EXPECTED,
  };

  test('facts with how each was learned, the verdict, the note, the evidence, every choice', () => {
    const { text } = compose(preview, 'en');
    for (const words of [
      'Subscription: Pay-As-You-Go (chosen)',
      'Creation date: March 2019 (said)',
      'Assumed for the rest: Port: 25',
      'The answer so far',
      say('outcome.blocked.title'),
      'please hurry',
      'Connection timed out',
      'You: mail is stuck',
      'Bot: Which type?',
      'chosen: Pay-As-You-Go',
    ])
      expect(text).toContain(words);
  });

  test('begins with what was added, and holds no row for what was only assumed', () => {
    const { blocks, text } = compose(preview, 'en');
    expect(text.indexOf('please hurry')).toBeLessThan(text.indexOf(say('ticket.row.priority')));
    const rows = blocks.flatMap((block) => (block.type === 'facts' ? block.rows : []));
    expect(rows.map(({ note }) => note)).not.toContain(say('handoff.how.assumed'));
  });

  test('folds what the answer means and rests on below its title', () => {
    const { blocks } = compose(preview, 'en');
    const flat = JSON.stringify(blocks.filter(({ type }) => type !== 'details'));
    expect(flat).toContain(say('outcome.blocked.title'));
    expect(flat).not.toContain(say('outcome.blocked.sentence'));
    expect(JSON.stringify(blocks)).toContain(say('outcome.blocked.sentence'));
  });

  test('without an answer or facts has no heading over nothing', () => {
    const draft = ticketWith({ facts: [], verdict: null, note: null });
    const { text } = compose({ ...preview, draft }, 'en');
    for (const key of ['handoff.answer', 'handoff.facts', 'handoff.note'])
      expect(text).not.toContain(say(key));
  });

  test('it can be sent, left, and made more or less urgent', () => {
    expect(compose(preview, 'en').choices.map(({ action }) => action)).toEqual([
      { do: 'handoff', step: 'confirm' },
      { do: 'handoff', step: 'cancel' },
      { do: 'handoff', step: 'priority', priority: 'low' },
      { do: 'handoff', step: 'priority', priority: 'high' },
      { do: 'handoff', step: 'priority', priority: 'urgent' },
    ]);
  });

  test('of a long conversation the latest are shown, and the rest is counted', () => {
    const transcript = Array.from({ length: 100 }, (_, at) => ({
      at: minutes(at),
      from: 'person' as const,
      text: `line ${at} of it`,
    }));
    const { text } = compose({ ...preview, transcript }, 'en');
    expect(text).toContain('line 99 of it');
    expect(text).not.toContain('line 0 of it');
    expect(text).toContain('60 earlier entries');
  });
});

describe('a person and their ticket', () => {
  test.each([
    ['open', ['close', 'help']],
    ['claimed', ['close', 'help']],
    ['waiting', ['close', 'help']],
    ['reopened', ['close', 'help']],
    ['resolved', ['reopen', 'help']],
    ['merged', ['help']],
  ] as const)('%s: what can be done is offered, and nothing else', (state, expected) => {
    const reply = compose({ kind: 'ticket-status', ticket: ticketIn(state), expected: EXPECTED }, 'en');
    expect(acts(reply)).toEqual(expected);
  });

  test('what may not have arrived can be read in the status', () => {
    const ticket = ticketWith({ transcript: [{ ...replyThat('failed'), text: 'Use the relay.' }] });
    expect(compose({ kind: 'ticket-status', ticket, expected: EXPECTED }, 'en').text).toContain(
      'Use the relay.',
    );
  });

  test.each([
    ['resolved', 'Ana', ['rate', 'rate', 'rate', 'rate', 'rate', 'reopen']],
    ['closed', null, ['reopen']],
    ['closed', 'Yuki', ['reopen']],
  ] as const)(
    'once it is %s by %s it can be reopened, and rated where the staff had done something',
    (change, by, expected) => {
      const changed = { kind: 'ticket-changed', ticket: ID, change, by, to: null, text: null } as const;
      const reply = compose(changed, 'en');
      expect(acts(reply)).toEqual(expected);
      expect(reply.text.includes(say('ticket.ask-rating'))).toBe(change === 'resolved');
    },
  );

  test('what was said when it was resolved is told', () => {
    const resolved = { kind: 'ticket-changed', ticket: ID, change: 'resolved', by: 'Ana', to: null } as const;
    expect(compose({ ...resolved, text: 'Done.' }, 'en').text).toContain('Done.');
  });

  test.each([
    ['en', 'P25-1042: waiting for your reply'],
    ['ja', 'P25-1042：あなたの返信待ち'],
    ['zh-TW', 'P25-1042：等待您回覆'],
    ['ru', 'P25-1042: ждёт вашего ответа'],
  ] as const)('in %s they read themselves that it is their turn', (locale, title) => {
    const answer = { kind: 'ticket-status', ticket: ticketIn('waiting'), expected: EXPECTED } as const;
    expect(compose(answer, locale).text.split('\n')[0]).toBe(title);
  });

  test.each(EXPECTATIONS)('by when to expect the first reply is said once: %j', (expected) => {
    const { text } = compose({ kind: 'ticket-status', ticket: ticketIn('open'), expected }, 'en');
    expect(text.match(/first reply/gi)).toHaveLength(1);
  });

  test('a message of the staff names who wrote it, and its files are links', () => {
    const files = [
      { name: 'log.txt', url: 'https://files.example/log.txt' },
      { name: 'odd', url: 'javascript:alert(1)' },
    ];
    const reply = compose({ kind: 'staff-message', ticket: ID, by: 'Ana', text: 'See *this*', files }, 'en');
    expect(reply.text).toContain('Ana (support): See *this*');
    expect(JSON.stringify(reply.blocks)).toContain('https://files.example/log.txt');
    expect(JSON.stringify(reply.blocks)).not.toContain('javascript:');
  });

  test('a low rating is answered with a way to reopen', () => {
    expect(acts(compose({ kind: 'ticket-rated', ticket: ID, score: 2 }, 'en'))).toEqual(['reopen']);
    expect(acts(compose({ kind: 'ticket-rated', ticket: ID, score: 3 }, 'en'))).toEqual([]);
  });
});

test('a verdict on which sources disagree offers a person; any other does not', () => {
  const verdict = verdictOf('blocked');
  const conflicts = [{ id: 'c', clauses: ['a', 'b'], resolution: 'C-09' }];
  const actions = (view: typeof verdict): readonly string[] =>
    acts(compose({ kind: 'verdict', verdict: view, facts: [], today: verdict.asOf }, 'en'));
  const known =
    shippedBook()
      .keys('en')
      .find((key) => key.startsWith('policy.conflicts.')) ?? '';
  const told = conflicts.map((each) => ({ ...each, resolution: known.replace('policy.conflicts.', '') }));
  expect(actions({ ...verdict, conflicts: told })).toContain('human');
  expect(actions({ ...verdict, certainty: 'sourced', conflicts: told })).not.toContain('human');
  expect(actions(verdict)).not.toContain('human');
});

test('marks of a person stay as written in the plain text', () => {
  const entry = createEntry('1', { text: TRICKY });
  expect(compose({ kind: 'ticket-said', ticket: ID, entry }, 'ru').text).toContain(TRICKY);
});
