import type { Locale } from '../../src/answer/locale';
import { createMemoryStore } from '../../src/store/conversation-store';
import { createShippedTurn, kinds, shippedBook, startTalk, wholeText } from '../support/talk';

/** A transcript: what the person writes, and what the desk is to answer with. */
type Line = readonly [said: string, kinds: readonly string[], contains?: string];

async function replay(lines: readonly Line[], locale?: Locale): Promise<void> {
  const talk = startTalk(createShippedTurn(), 'transcript', locale);
  for (const [said, expected, contains] of lines) {
    const replies = await talk.say(said);
    expect([said, ...kinds(replies)]).toEqual([said, ...expected]);
    if (contains !== undefined) expect(wholeText(replies)).toContain(contains);
  }
}

const title = (locale: Locale, outcome: string): string =>
  shippedBook().say(locale, `outcome.${outcome}.title`);

describe('a case from first word to verdict', () => {
  test('Japanese, all facts in one sentence', () =>
    replay([['従量課金、2019年3月作成、VM からポート25で送れない', ['verdict'], title('ja', 'blocked')]]));

  test('Traditional Chinese, one fact after another', () =>
    replay(
      [
        ['信寄不出去', ['question']],
        ['隨用隨付', ['question']],
        ['2019年3月', ['verdict'], title('zh-TW', 'blocked')],
      ],
      'zh-TW',
    ));

  test('Russian, the date first', () =>
    replay([
      ['подписка создана в марте 2019 года, почта с ВМ не уходит', ['question']],
      ['оплата по мере использования', ['verdict'], title('ru', 'blocked')],
    ]));

  test('English, EA: no date is asked for', () =>
    replay([
      ["We have an Enterprise Agreement and our VM can't send on port 25", ['verdict'], title('en', 'open')],
    ]));

  test('a vague date is asked about only where it matters', () =>
    replay([
      ['pay-as-you-go, created in 2017', ['question'], '15 November 2017'],
      ['before', ['verdict'], title('en', 'probably-open')],
    ]));

  test('a word that may mean two types narrows the question', async () => {
    const talk = startTalk();
    const [question] = await talk.say('we are on an MCA, mail from the VM does not leave');
    expect(question?.ask?.options.map(({ action }) => action)).toEqual([
      { do: 'answer', fact: 'subscription', value: 'mca-enterprise' },
      { do: 'answer', fact: 'subscription', value: 'mca-individual' },
    ]);
  });

  test('a pasted quotaId that stands for several types is asked about', async () => {
    const talk = startTalk();
    const replies = await talk.say('{"subscriptionPolicies": {"quotaId": "MSDNDevTest_2014-09-01"}}');
    expect(kinds(replies)).toEqual(['question']);
    expect(replies[0]?.ask?.options).toHaveLength(4);
    expect(kinds(await talk.say('offer id is MS-AZR-0148P, created 2020'))).toContain('verdict');
    expect(await talk.facts()).toMatchObject({ offerId: 'MS-AZR-0148P' });
  });

  test('a pasted verdict of the portal ends the matter', () =>
    replay([
      [
        'The portal says: This subscription is unauthorized to send mail over TCP port 25',
        ['verdict'],
        title('en', 'blocked'),
      ],
    ]));
});

describe('at any moment', () => {
  test('a correction shows before and after', async () => {
    const talk = startTalk();
    await talk.say('EA, VM, port 25');
    const replies = await talk.say("no, it's CSP, created 2020");
    expect(kinds(replies)).toEqual(['changed', 'verdict']);
    expect(wholeText(replies)).toContain('Enterprise Agreement (EA) → Cloud Solution Provider (CSP)');
    expect(wholeText(replies)).toContain('"open"');
    expect(await talk.facts()).toMatchObject({ subscription: 'csp', created: '2020' });
  });

  test('back undoes it, step by step, and says what came back', async () => {
    const talk = startTalk();
    await talk.say('EA');
    await talk.say("no, it's CSP, created 2020");
    expect(kinds(await talk.say('back'))).toEqual(['went-back', 'verdict']);
    expect(await talk.facts()).toEqual({ subscription: 'enterprise-agreement' });
    expect(kinds(await talk.say('back'))).toEqual(['went-back', 'question']);
    expect(kinds(await talk.say('back'))).toEqual(['nothing-to-go-back', 'question']);
  });

  test('why and how are answered, and the question stays', async () => {
    const talk = startTalk();
    await talk.say('pay-as-you-go subscription');
    const [why] = await talk.say('why do you ask?');
    expect(why?.kind).toBe('why');
    expect(why?.ask?.fact).toBe('created');
    const [how] = await talk.say("I don't know, how do I find out?");
    expect(how?.kind).toBe('how');
    expect(how?.text).toContain('probably open');
    expect(kinds(await talk.say('2019'))).toEqual(['verdict']);
  });

  test('starting over forgets the case; cancelling, too; back brings it back', async () => {
    const talk = startTalk();
    await talk.say('CSP created 2019');
    expect(kinds(await talk.say('start over'))).toEqual(['restarted', 'question']);
    expect(await talk.facts()).toEqual({});
    expect(kinds(await talk.say('back'))).toEqual(['went-back', 'verdict']);
    expect(kinds(await talk.say('cancel'))).toEqual(['cancelled']);
    expect(await talk.asking()).toBeNull();
  });

  test('the language changes in mid-conversation and nothing is lost', async () => {
    const talk = startTalk();
    await talk.say('pay-as-you-go subscription');
    const replies = await talk.press({ do: 'language', locale: 'ru' });
    expect(kinds(replies)).toEqual(['language-changed', 'question']);
    expect(replies.every(({ locale }) => locale === 'ru')).toBe(true);
    const verdict = await talk.say('2019-03');
    expect(verdict[0]).toMatchObject({ kind: 'verdict', locale: 'ru' });
  });

  test('a chosen language stays, whatever the next message is written in', async () => {
    const talk = startTalk();
    await talk.press({ do: 'language', locale: 'ja' });
    expect((await talk.say('we have a free trial created in 2020'))[0]?.locale).toBe('ja');
  });

  test('what-if leaves the real case untouched', async () => {
    const talk = startTalk();
    await talk.say('PAYG created March 2019');
    const replies = await talk.say('and if we moved to MCA-E?');
    expect(kinds(replies)).toEqual(['what-if']);
    expect(wholeText(replies)).toContain('open');
    expect(await talk.facts()).toMatchObject({ subscription: 'pay-as-you-go', created: '2019-03' });
  });

  test('the present type and a supposed one in a single sentence', async () => {
    const talk = startTalk();
    const replies = await talk.say("We're on CSP since 2019; what if we moved to an Enterprise Agreement?");
    expect(kinds(replies)).toEqual(['what-if']);
    expect(wholeText(replies)).toContain('"open" instead of "blocked"');
    expect(await talk.facts()).toMatchObject({ subscription: 'csp', created: '2019' });
  });

  test('a what-if over a word that may mean two types answers for both, and the case stays', async () => {
    const talk = startTalk();
    await talk.say('free trial created 2020');
    const replies = await talk.say('what if we had an MCA?');
    expect(kinds(replies)).toEqual(['what-if-open']);
    expect(wholeText(replies)).toMatch(/MCA-E\): open[\s\S]*individual: blocked/);
    expect(await talk.facts()).toMatchObject({ subscription: 'free-trial' });
  });

  test('a what-if that depends on more says on what', async () => {
    const talk = startTalk();
    await talk.say('Enterprise Agreement');
    const replies = await talk.say('what if it were pay-as-you-go?');
    expect(kinds(replies)).toEqual(['what-if-open']);
    expect(wholeText(replies)).toContain('before 15 November 2017');
  });

  test('a question about the past is answered for the past, and compared with today', async () => {
    const talk = startTalk();
    const replies = await talk.say(
      'In March 2021 could a pay-as-you-go subscription created in 2020 use port 25?',
    );
    expect(kinds(replies)).toEqual(['verdict']);
    expect(wholeText(replies)).toContain('March 2021');
    expect(wholeText(replies)).toContain('Today the answer is a different one');
  });

  test('what cannot be is named, and the rest counts', async () => {
    const talk = startTalk();
    const replies = await talk.say('CSP, created 2019-02-31');
    expect(kinds(replies)).toEqual(['trouble', 'question']);
    expect(wholeText(replies)).toContain('2019-02-31');
    expect(await talk.facts()).toMatchObject({ subscription: 'csp' });
  });

  test('what cannot be read is said, with what was understood and what may be asked', async () => {
    const talk = startTalk();
    await talk.say('CSP');
    const replies = await talk.say('qwrt zxcv');
    expect(kinds(replies)).toEqual(['not-understood', 'question']);
    expect(wholeText(replies)).toContain('Cloud Solution Provider');
    expect(replies[0]?.choices.map(({ action }) => action.do)).toContain('restart');
  });

  test('a pasted error that proves the port open says so', async () => {
    const replies = await startTalk().say('550 5.7.606 Access denied, banned sending IP [203.0.113.9].');
    expect(kinds(replies)).toEqual(['symptom', 'question']);
    expect(wholeText(replies)).toContain('The port is open');
  });

  test('a button answers as words do', async () => {
    const talk = startTalk();
    await talk.press({ do: 'answer', fact: 'subscription', value: 'csp' });
    expect(kinds(await talk.press({ do: 'answer', fact: 'created', value: 'after' }))).toEqual(['verdict']);
    expect(kinds(await talk.press({ do: 'answer', fact: 'created', value: '2019-02-31' }))).toContain(
      'trouble',
    );
    expect(kinds(await talk.press({ do: 'answer', fact: '__proto__', value: 'x' }))).toEqual(['verdict']);
  });
});

describe('what a reviewer tripped over', () => {
  test('the words on a button are as good as the button', async () => {
    const talk = startTalk(createShippedTurn(), 'typed', 'zh-TW');
    await talk.say('CSP，2020年建立，在2021年3月可以申請嗎？');
    expect(kinds(await talk.say('那今天呢？'))).toContain('verdict');
    expect(await talk.facts()).toMatchObject({ asOf: '2026-11-21', created: '2020' });
  });

  test.each([
    ['zh-TW', '隨用隨付的訂用帳戶', '取消'],
    ['ru', 'у нас оплата по мере использования', 'ok'],
    ['ja', '従量課金です', 'EA'],
  ] as const)('a short word does not change the language (%s)', async (locale, first, second) => {
    const talk = startTalk(createShippedTurn(), 'steady', locale);
    await talk.say(first);
    for (const reply of await talk.say(second)) expect(reply.locale).toBe(locale);
  });

  test('why and how are about the question the person opened', async () => {
    const talk = startTalk();
    await talk.press({ do: 'correct', fact: 'route' });
    const [how] = await talk.say("I don't know");
    expect(how).toMatchObject({ kind: 'how', ask: { fact: 'route' } });
    expect(await talk.asking()).toBe('route');
  });

  test('a supposition nobody offered changes nothing and breaks nothing', async () => {
    const talk = startTalk();
    await talk.say('EA');
    expect(kinds(await talk.press({ do: 'what-if', fact: 'bogus', value: 'x' }))).toEqual(['verdict']);
  });

  test('what was possible then is not what to do now', async () => {
    const [verdict] = await startTalk().say('CSP created 2019, could we request it in April 2021?');
    expect(verdict?.text).toContain('What could be done then');
    expect(verdict?.text).not.toContain('What to do now');
  });

  test('thanks in mid-case repeats what is still open, and shows a way on', async () => {
    const talk = startTalk();
    await talk.say('pay-as-you-go subscription');
    expect(kinds(await talk.say('thanks!'))).toEqual(['thanks', 'question']);
  });
});

describe('every verdict is the same in every language', () => {
  test.each(['en', 'ja', 'zh-TW', 'ru'] as const)('%s', async (locale) => {
    const talk = startTalk(createShippedTurn(), 'same', locale);
    await talk.press({ do: 'language', locale });
    const [verdict] = await talk.press({ do: 'answer', fact: 'subscription', value: 'enterprise-agreement' });
    expect(verdict).toMatchObject({ kind: 'verdict', locale });
    expect(verdict?.text).toContain(title(locale, 'open'));
    const sources = verdict?.blocks.flatMap((block) => (block.type === 'details' ? block.blocks : []));
    expect(
      sources?.flatMap((block) => (block.type === 'sources' ? block.items.map(({ clause }) => clause) : [])),
    ).toContain('e21-1');
  });
});

describe('a conversation', () => {
  test('goes on in another process: answers are kept, positions are not', async () => {
    const store = createMemoryStore();
    await startTalk(createShippedTurn(store)).say('従量課金です');
    const replies = await startTalk(createShippedTurn(store)).say('2019年3月');
    expect(kinds(replies)).toEqual(['verdict']);
    expect(replies[0]?.locale).toBe('ja');
  });

  test('of another version is discarded, not guessed at', async () => {
    const store = createMemoryStore();
    await store.write('test', { version: 999, known: 'x' }, 0);
    expect(kinds(await startTalk(createShippedTurn(store)).say('EA'))).toEqual(['verdict']);
  });

  test('takes a repeated delivery once', async () => {
    const turn = createShippedTurn();
    const once = { conversation: 'c', text: 'EA', delivery: 'a1' };
    expect(await turn.take(once)).toHaveLength(1);
    expect(await turn.take(once)).toHaveLength(0);
  });

  test('greets once', async () => {
    const turn = createShippedTurn();
    const joined = { conversation: 'c', text: '', joined: true, locale: 'ja' as const };
    expect(kinds(await turn.take(joined))).toEqual(['welcome']);
    expect(await turn.take(joined)).toEqual([]);
  });

  test('keeps the order of messages that come at once', async () => {
    const turn = createShippedTurn();
    const talk = startTalk(turn);
    await Promise.all([talk.say('EA'), talk.say("no, it's CSP"), talk.say('created 2019')]);
    expect(await talk.facts()).toEqual({ subscription: 'csp', created: '2019' });
  });
});
