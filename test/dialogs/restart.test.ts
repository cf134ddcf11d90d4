import { LOCALES } from '../../src/answer/locale';
import { createShippedTurn, kinds, shippedBook, startTalk } from '../support/talk';

const SAID = [
  ['en', 'Start over: Pay-As-You-Go, created in 2020', { subscription: 'pay-as-you-go', created: '2020' }],
  ['en', '/Start over with CSP', { subscription: 'csp' }],
  ['ja', '最初から：従量課金、2020年作成', { subscription: 'pay-as-you-go', created: '2020' }],
  ['ja', 'CSPで最初からやり直し', { subscription: 'csp' }],
  ['zh-TW', '重新開始：隨用隨付，2020 年建立', { subscription: 'pay-as-you-go', created: '2020' }],
  ['ru', 'Начать сначала: CSP', { subscription: 'csp' }],
] as const;

test.each(SAID)('in %s, “%s” forgets the old case and tells the new one', async (locale, words, facts) => {
  const talk = startTalk(createShippedTurn(), 'restart', locale);
  await talk.say('Enterprise Agreement, port 587');
  const [first, second] = kinds(await talk.say(words));
  expect(first).toBe('restarted');
  expect(second).toMatch(/^(?:verdict|question)$/);
  expect(await talk.facts()).toEqual(facts);
});

test('one step back from it brings the old case back', async () => {
  const talk = startTalk();
  await talk.say('Enterprise Agreement, port 587');
  await talk.say('Start over: CSP');
  await talk.press({ do: 'back' });
  expect(await talk.facts()).toEqual({ subscription: 'enterprise-agreement', port: 587 });
});

test.each(LOCALES)('in %s, the words of the button with a fact behind them do as well', async (locale) => {
  const talk = startTalk(createShippedTurn(), 'restart', locale);
  await talk.say('Enterprise Agreement, port 587');
  await talk.say(`${shippedBook().say(locale, 'button.restart')}: CSP`);
  expect(await talk.facts()).toEqual({ subscription: 'csp' });
});
