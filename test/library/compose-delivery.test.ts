import { LOCALES } from '../../src/answer/locale';
import { PROBLEM_CODES, tellProblem } from '../../src/library/tell-problem';
import { createWords } from '../../src/library/words';
import { shippedBook, shippedCompose } from '../support/talk';
import { ID, replyThat, ticketWith } from './handoff-samples';

const compose = shippedCompose();

describe('why a reply did not arrive is said in words', () => {
  test.each([
    ['channel_not_found', 'en', 'Could not deliver: the place it should go to no longer exists'],
    ['http-403', 'en', 'Could not deliver: the bot may not write there'],
    ['http-418', 'en', 'Could not deliver: another reason (http-418)'],
    ['http-501', 'en', 'Could not deliver: the service had an error of its own'],
    ['blocked', 'ja', '届けられませんでした：相談者がボットをブロックしたか、削除しています'],
    ['not-installed', 'zh-TW', '無法送達：那裡已不再安裝這個應用程式'],
    ['timeout', 'ru', 'Доставить не удалось: сервис не ответил'],
    ['no_such_code', 'ru', 'Доставить не удалось: другая причина (no_such_code)'],
    [null, 'en', 'Could not deliver: no reason given'],
  ] as const)('%s in %s', (problem, locale, expected) => {
    const entry = replyThat('failed', problem);
    const { text } = compose({ kind: 'reply-preview', ticket: ID, entry, seconds: 0, to: [] }, locale);
    expect(text.split('\n')).toContain(expected);
  });

  test('on the card, each reason once', () => {
    const transcript = ['blocked', 'blocked', 'interrupted'].map((each) => replyThat('failed', each));
    const { text } = compose({ kind: 'ticket-card', ticket: ticketWith({ transcript }) }, 'en');
    expect(text).toContain(
      '3 messages to the person may not have arrived: the person has blocked or removed the bot, sending was interrupted.',
    );
  });

  test.each(LOCALES)('and no code is left bare in %s', (locale) => {
    const words = createWords({ book: shippedBook(), documents: [], locale });
    for (const code of Object.values(PROBLEM_CODES).flat())
      expect(tellProblem(code, words)).not.toMatch(/[a-z]+[-_][a-z]+|[A-Z]{3}|http/);
  });
});
