import { LOCALES, type Locale } from '../../src/answer/locale';
import type { Reply } from '../../src/answer/reply';
import { createMemoryStore } from '../../src/store/conversation-store';
import { createShippedTurn, kinds, startTalk, wholeText } from '../support/talk';

const SENDGRID: Readonly<Record<Locale, string>> = {
  en: 'Is there still a free SendGrid plan?',
  ja: 'SendGrid に無料プランはまだありますか？',
  'zh-TW': 'SendGrid 還有免費方案嗎？',
  ru: 'У SendGrid ещё есть бесплатный тариф?',
};

function labels(replies: readonly Reply[]): readonly string[] {
  return replies.flatMap(({ choices }) => choices.map(({ action }) => action.do));
}

test.each(LOCALES)(
  'in %s a question is answered by a passage, with its citations as links',
  async (locale) => {
    const [reply] = await startTalk(undefined, 'test', locale).say(SENDGRID[locale]);
    expect(reply).toMatchObject({ kind: 'passage', locale });
    expect(reply?.text).toContain('2025');
    const sources = reply?.blocks.find(({ type }) => type === 'sources');
    expect(JSON.stringify(sources)).toContain('https://support.sendgrid.com/');
  },
);

test('more like this offers other passages, and each can be read', async () => {
  const talk = startTalk();
  await talk.say(SENDGRID.en);
  const offered = await talk.press({ do: 'more' });
  expect(kinds(offered)).toEqual(['passages']);
  const read = offered[0]?.choices.find(({ action }) => action.do === 'read');
  expect(read).toBeDefined();
  const [passage] = await talk.say(read?.label ?? '');
  expect(passage?.kind).toBe('passage');
  expect(passage?.blocks[0]).toMatchObject({ type: 'heading', text: read?.label });
});

test('not what I meant: other passages, and when there are none left a case or a person', async () => {
  const store = createMemoryStore();
  const talk = startTalk(createShippedTurn(store));
  const first = await talk.say(SENDGRID.en);
  expect(labels(first)).toEqual(expect.arrayContaining(['more', 'not-it', 'verdict', 'human']));
  const seen = new Set<string>();
  let replies = await talk.press({ do: 'not-it' });
  for (let turn = 0; kinds(replies)[0] === 'passages' && turn < 10; turn += 1) {
    const titles = replies.flatMap(({ choices }) => choices.filter(({ action }) => action.do === 'read'));
    for (const { label } of titles) {
      expect(seen.has(label)).toBe(false);
      seen.add(label);
    }
    replies = await talk.press({ do: 'not-it' });
  }
  expect(kinds(replies)).toEqual(['no-passage']);
  expect(labels(replies)).toEqual(expect.arrayContaining(['verdict', 'human']));
  expect(store.questions[0]).toMatchObject({ text: SENDGRID.en, reason: 'not-meant', locale: 'en' });
});

test('a question nothing answers is said to be unanswered, and kept', async () => {
  const store = createMemoryStore();
  const replies = await startTalk(createShippedTurn(store)).say(
    'How do I reset the colour profile of my printer?',
  );
  expect(kinds(replies)).toEqual(['no-passage']);
  expect(store.questions).toMatchObject([{ reason: 'no-answer', locale: 'en' }]);
});

test('what is not understood is kept too, once', async () => {
  const store = createMemoryStore();
  const talk = startTalk(createShippedTurn(store));
  await talk.say('lorem ipsum dolor');
  expect(store.questions).toMatchObject([{ text: 'lorem ipsum dolor' }]);
});

describe('a follow-up goes on from the question before', () => {
  test.each([
    ['en', 'How does one get the block lifted?', 'and for CSP?', /CSP/],
    ['ja', 'ブロックの解除はどう申請しますか？', 'CSPの場合は？', /CSP/],
    ['zh-TW', '要怎麼申請解除封鎖？', '那 CSP 呢？', /CSP/],
    ['ru', 'Как запросить снятие блокировки?', 'а для CSP?', /CSP/],
  ] as const)('%s: %s, then %s', async (locale, question, followUp, expected) => {
    const talk = startTalk(undefined, 'test', locale);
    expect(kinds(await talk.say(question))).toEqual(['passage']);
    const [reply] = await talk.say(followUp);
    expect(reply?.kind).toBe('passage');
    expect(reply?.text).toMatch(expected);
    expect(await talk.facts()).toEqual({});
  });
});

describe('a question that is really a case is decided', () => {
  test.each([
    ['EAでポート25使える？', 'verdict'],
    ['Is port 25 open in a CSP subscription?', 'question'],
    ['Блокируется ли порт 25 в подписке Free Trial?', 'question'],
    ['為什麼隨用隨付不能用連接埠 25 寄信？', 'question'],
    ['Could a CSP customer ask for an exemption in March 2021?', 'question'],
  ])('%s', async (text, kind) => {
    expect(kinds(await startTalk().say(text))).toEqual([kind]);
  });
});

test('a question about something else is answered though its words sound like a fact', async () => {
  const talk = startTalk(undefined, 'test', 'ja');
  expect(kinds(await talk.say(SENDGRID.ja))).toEqual(['passage']);
  expect(await talk.facts()).toEqual({});
});

test('a question that sounds like a call for help is answered, and a call for help is helped', async () => {
  const talk = startTalk(undefined, 'test', 'ja');
  expect(kinds(await talk.say('SendGrid の使い方を教えて'))).toEqual(['passage']);
  expect(kinds(await talk.say('使い方を教えて'))).toEqual(['help']);
});

test('a question in the middle of a case is answered, and the case goes on', async () => {
  const talk = startTalk();
  await talk.say('My mail does not leave the VM');
  const replies = await talk.say('What is a smart host?');
  expect(kinds(replies)).toEqual(['passage', 'question']);
  expect(await talk.asking()).toBe('subscription');
  await talk.say('CSP');
  expect(await talk.facts()).toMatchObject({ subscription: 'csp' });
});

test('the guidance of a verdict is shown with it, in the language of the person', async () => {
  const talk = startTalk(undefined, 'test', 'ru');
  const replies = await talk.say('Подписка CSP, создана в 2019 году, почта с ВМ не уходит');
  const details = replies[0]?.blocks.filter(({ type }) => type === 'details');
  expect(details?.[0]).toMatchObject({ title: 'Пояснения к вашему случаю' });
  expect(wholeText(replies)).toContain('CSP');
});

test('a button that names a passage which is gone is no dead end', async () => {
  const replies = await startTalk().press({ do: 'read', key: 'guide never#written' });
  expect(replies).not.toHaveLength(0);
});
