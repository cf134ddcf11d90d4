import { createTicket } from '../support/desk-tickets';
import { deskWith, type SupportTalk, startSupportTalk } from './support-talk';

const SIGN_OFF = { do: 'handoff', step: 'confirm' } as const;

/** Until a verdict that rests on sources that disagree. */
function startDisputed(): SupportTalk {
  const talk = startSupportTalk();
  talk.say('pay-as-you-go, created 2016, VM, port 25');
  return talk;
}

describe('ways to a person', () => {
  test.each([
    ['en', 'I want to talk to a human'],
    ['ja', '担当者と話したい'],
    ['zh-TW', '我要找真人客服'],
    ['ru', 'Соедините с человеком'],
  ] as const)('%s: %s', (locale, text) => {
    expect(startSupportTalk(deskWith(), locale).say(text)).toEqual(['handoff-preview']);
  });

  test('the button', () => {
    expect(startSupportTalk().press({ do: 'human' })).toEqual(['handoff-preview']);
  });

  test('where nobody can be reached, that is said as ever', () => {
    const talk = startSupportTalk();
    talk.setDesk(undefined);
    expect(talk.press({ do: 'human' })).toEqual(['human']);
    expect(talk.say('talk to a human')).toEqual(['human']);
    expect(talk.press(SIGN_OFF)).toEqual(['human']);
    expect(talk.press({ do: 'ticket', act: 'close', ticket: 'P25-1042' })).toEqual(['human']);
    expect(talk.wish()).toBeUndefined();
  });

  test('a question in between keeps its way: a person is asked for, nothing is lost', () => {
    const talk = startSupportTalk();
    expect(talk.say('My mail does not leave the VM')).toEqual(['question']);
    expect(talk.say('pay-as-you-go, and please let me talk to a human')).toEqual(['handoff-preview']);
    expect(talk.told('handoff-preview').draft.facts).toContainEqual({
      fact: 'subscription',
      value: 'pay-as-you-go',
      how: 'said',
    });
  });
});

describe('what is passed on is shown before', () => {
  test('facts with how each was learned, the verdict, what was said and chosen, what was pasted', () => {
    const talk = startSupportTalk();
    talk.say('postfix: connect to mx1.example.net[203.0.113.25]:25: Connection timed out');
    talk.press({ do: 'answer', fact: 'subscription', value: 'pay-as-you-go' });
    talk.say('March 2019');
    talk.press({ do: 'human' });
    const { draft, transcript } = talk.told('handoff-preview');
    expect(draft).toMatchObject({
      reason: 'asked',
      priority: 'normal',
      note: null,
      verdict: { outcome: 'blocked' },
      evidence: ['postfix: connect to mx1.example.net[203.0.113.25]:25: Connection timed out'],
    });
    expect(draft.facts.map(({ fact, how }) => [fact, how])).toEqual(
      expect.arrayContaining([
        ['subscription', 'chosen'],
        ['created', 'said'],
        ['asOf', 'assumed'],
      ]),
    );
    expect(transcript.map(({ text, choice }) => choice ?? text)).toEqual([
      expect.stringContaining('postfix'),
      'pressed',
      'March 2019',
    ]);
  });

  test('the words that asked for a person are part of it', () => {
    const talk = startSupportTalk();
    talk.say('production is down since nine, I want to talk to a human');
    expect(talk.told('handoff-preview').transcript).toMatchObject([{ text: /production/ }]);
  });

  test('secrets are masked everywhere: transcript, evidence, note', () => {
    const talk = startSupportTalk();
    talk.say('smtp.example.com:587 password=hunter2secret and it still fails');
    talk.press({ do: 'human' });
    talk.say('the other password: hunter2secret');
    expect(JSON.stringify(talk.told('handoff-preview'))).not.toContain('hunter2');
    talk.press(SIGN_OFF);
    expect(JSON.stringify(talk.wish())).not.toContain('hunter2');
  });
});

describe('the person decides', () => {
  test.each(['yes', 'OK', 'はい', '送出', 'Да', 'Send it!'])(
    '%s sends it: the desk opens a ticket, with all that was shown',
    (yes) => {
      const talk = startSupportTalk();
      talk.press({ do: 'human' });
      talk.press({ do: 'handoff', step: 'priority', priority: 'urgent' });
      const { draft } = talk.told('handoff-preview');
      expect(talk.say(yes)).toEqual([]);
      expect(talk.wish()).toEqual({ do: 'open', draft: { ...draft, priority: 'urgent' } });
      expect(talk.state()).toMatchObject({ handoff: null, misses: 0 });
    },
  );

  test.each(['no', "don't send", 'いいえ', '取消', 'не надо'])(
    '%s sends nothing, and the open question stays open',
    (no) => {
      const talk = startSupportTalk();
      talk.say('My mail does not leave the VM');
      talk.press({ do: 'human' });
      expect(talk.say(no)).toEqual(['handoff-cancelled', 'question']);
      expect(talk.wish()).toBeUndefined();
      expect(talk.state().handoff).toBeNull();
    },
  );

  test('“no” is an answer to the preview though a yes-or-no question was open', () => {
    const talk = startSupportTalk();
    talk.press({ do: 'correct', fact: 'exempted' });
    talk.press({ do: 'human' });
    expect(talk.say('no')[0]).toBe('handoff-cancelled');
    expect(talk.state().known.facts).toEqual({});
  });

  test('other words are added for the staff, line by line, and the preview is shown again', () => {
    const talk = startSupportTalk();
    talk.press({ do: 'human' });
    expect(talk.say('The queue holds 4000 mails')).toEqual(['handoff-preview']);
    expect(talk.say('Please call me')).toEqual(['handoff-preview']);
    expect(talk.told('handoff-preview').draft.note).toBe('The queue holds 4000 mails\nPlease call me');
  });

  test('a fact told below the preview counts as well', () => {
    const talk = startSupportTalk();
    talk.press({ do: 'human' });
    talk.say('by the way, it is a CSP subscription');
    const { facts, note } = talk.told('handoff-preview').draft;
    expect(facts).toMatchObject([{ fact: 'subscription', value: 'csp' }]);
    expect(note).toMatch(/CSP/);
  });

  test('urgency, language and help leave the preview where it is', () => {
    const talk = startSupportTalk();
    talk.press({ do: 'human' });
    talk.say('The queue holds 4000 mails');
    expect(talk.press({ do: 'handoff', step: 'priority', priority: 'high' })).toEqual(['handoff-preview']);
    expect(talk.press({ do: 'language', locale: 'ja' })).toEqual(['language-changed', 'handoff-preview']);
    expect(talk.say('help')).toEqual(['help', 'handoff-preview']);
    expect(talk.told('handoff-preview').draft).toMatchObject({
      priority: 'high',
      note: 'The queue holds 4000 mails',
    });
    expect(talk.state()).toMatchObject({ locale: 'ja', isLocaleChosen: true });
  });

  test('whoever goes on with the case sets the handoff aside; an old button shows it anew', () => {
    const talk = startSupportTalk();
    talk.press({ do: 'human' });
    expect(talk.press({ do: 'answer', fact: 'subscription', value: 'csp' })).toEqual(['question']);
    expect(talk.state().handoff).toBeNull();
    expect(talk.press(SIGN_OFF)).toEqual(['handoff-preview']);
    expect(talk.wish()).toBeUndefined();
  });

  test('a wish asked by name is answered by the bot', () => {
    const talk = startSupportTalk();
    talk.press({ do: 'human' });
    expect(talk.ask('Enterprise Agreement, VM, port 25', 'check')).toEqual(['verdict']);
  });
});

describe('a person is offered', () => {
  test('after two answers in a row that did not help, and the reason goes along', () => {
    const talk = startSupportTalk();
    expect(talk.say('lorem ipsum dolor')).toEqual(['not-understood']);
    expect(talk.say('sit amet consectetur')).toEqual(['not-understood', 'handoff-offer']);
    talk.press({ do: 'human' });
    expect(talk.told('handoff-preview').draft.reason).toBe('not-helped');
  });

  test('an answer that helps begins the count anew; a courtesy does not', () => {
    const talk = startSupportTalk();
    talk.say('lorem ipsum dolor');
    talk.say('thanks');
    expect(talk.say('sit amet consectetur')).toContain('handoff-offer');
    talk.say('Enterprise Agreement, VM, port 25');
    expect(talk.state().misses).toBe(0);
    expect(talk.say('lorem ipsum dolor')).not.toContain('handoff-offer');
  });

  test('passages that were not meant count', () => {
    const talk = startSupportTalk();
    talk.say('Is there still a free SendGrid plan?');
    talk.press({ do: 'not-it' });
    expect(talk.press({ do: 'not-it' })).toContain('handoff-offer');
  });

  test('not where nobody can be reached, nor while there is a ticket', () => {
    for (const desk of [undefined, deskWith(createTicket())]) {
      const talk = startSupportTalk();
      talk.setDesk(desk);
      talk.say('lorem ipsum dolor');
      expect(talk.say('sit amet consectetur')).not.toContain('handoff-offer');
    }
  });

  test('where the verdict rests on sources that disagree, that is the reason', () => {
    const talk = startDisputed();
    expect(talk.told('verdict').verdict).toMatchObject({ certainty: 'inferred' });
    talk.press({ do: 'human' });
    expect(talk.told('handoff-preview').draft.reason).toBe('conflict');
  });
});
