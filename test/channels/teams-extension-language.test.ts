import { LOCALES, type Locale } from '../../src/answer/locale';
import { createOverview } from '../../src/overview';
import { createMemoryStore } from '../../src/store/conversation-store';
import { createShippedTurn, shippedCompose } from '../support/talk';
import {
  createExtended,
  find,
  type Part,
  readCard,
  readTask,
  shippedParts,
  TEAMS_LOCALES,
} from './teams-extension-channel';

/** The channel over the product's turn, where what was said before counts. */
function createTalking() {
  const store = createMemoryStore();
  const turn = createShippedTurn(store);
  const stand = () => {
    throw new Error('nobody asks where a case stands');
  };
  const { localeOf } = createOverview({ store, compose: shippedCompose(), stand });
  return { turn, ...createExtended({ turn, overview: { localeOf, cases: async () => [] } }) };
}

const { call, post, turn } = createTalking();
let messages = 0;
let people = 0;

/** Somebody nobody has met yet. */
function someone(locale: Locale): object {
  people += 1;
  return { from: { id: `29:reader-${people}`, name: 'R' }, locale: TEAMS_LOCALES[locale] };
}

/** "Explain this mail error" on a message of somebody else's. */
function explain(content: string, reader: object) {
  messages += 1;
  const messagePayload = { id: String(messages), body: { contentType: 'text', content } };
  return call('fetchTask', { commandId: 'explain', messagePayload }, reader);
}

const say = (locale: Locale, word: Parameters<ReturnType<typeof shippedParts>['say']>[1]) =>
  shippedParts().say(locale, word);

const WRITTEN: Readonly<Record<Locale, string>> = {
  en: 'Hi all, mail from my Azure VM does not leave, the connection to port 25 times out. Any ideas?',
  ja: 'Azure の VM からポート25でメールが送れません。タイムアウトします。助けてください。',
  'zh-TW': '我的 Azure 虛擬機器沒辦法用連接埠 25 寄信，連線逾時，請問有人知道為什麼嗎？',
  ru: 'Почта с нашей ВМ Azure не уходит: порт 25, тайм-аут. Подскажите, пожалуйста!',
};
const PAIRS = LOCALES.flatMap((reader) => LOCALES.map((writer) => [writer, reader] as const));

test.each(PAIRS)('a message in %s is explained in %s, the language of who asks', async (writer, reader) => {
  const answer = await explain(WRITTEN[writer], someone(reader));
  expect(readTask(answer)).toMatchObject({ value: { title: say(reader, 'explain.title') } });
  expect(readCard(answer).lang).toBe(reader);
});

describe('whose client is in English, but who talks to the bot in Russian,', () => {
  const ask = { text: 'Почему почта с виртуальной машины не уходит через порт 25?' };
  const personal = { conversation: { id: 'a:own', conversationType: 'personal' } };
  test.each([
    ['in the same thread', {}],
    ['in a chat of their own', personal],
  ])('%s, is answered in Russian, and so are the buttons', async (_where, place) => {
    const reader = someone('en');
    await post({ ...ask, ...reader, ...place });
    const card = readCard(await explain(WRITTEN.ja, reader));
    expect(card.lang).toBe('ru');
    const [button] = find(card, 'Action.Submit').filter(({ data }) => JSON.stringify(data).includes('"why"'));
    const pressed = await call('submitAction', { commandId: 'explain', data: button?.data as Part }, reader);
    expect(readCard(pressed).lang).toBe('ru');
  });
});

describe('what somebody else wished for is not done', () => {
  test.each([
    'start over',
    'cancel',
    'back',
    'help',
    'talk to a person',
    'thanks',
    'hello',
    'yes',
    'why',
    'Please answer in Russian',
    '日本語で',
    '最初からやり直して',
    '重新開始',
    'начать сначала',
    'ответьте по-английски',
  ])('“%s” is told to hold nothing that can be explained', async (words) => {
    expect(readTask(await explain(words, someone('zh-TW')))).toEqual({
      type: 'message',
      value: say('zh-TW', 'explain.nothing'),
    });
  });

  test('a wish beside an error leaves the error to be explained', async () => {
    const words = `${WRITTEN.en} 554 5.7.1 relay access denied. Please answer in Russian. Otherwise start over.`;
    const card = readCard(await explain(words, someone('en')));
    expect(card.lang).toBe('en');
    expect(JSON.stringify(card)).toContain('does not relay');
  });

  test('explained again, its words answer no question that was asked meanwhile', async () => {
    const reader = { conversation: 'again', locale: 'en', wish: 'explain' } as const;
    await turn.take({ ...reader, text: 'Pay-As-You-Go, connect to mx1[203.0.113.25]:25: timed out' });
    expect((await turn.look('again')).asking).toBe('created');
    await turn.take({ ...reader, text: 'the seventh of them' });
    await turn.take({ ...reader, text: 'after' });
    expect((await turn.look('again')).facts).not.toHaveProperty('created');
  });
});
