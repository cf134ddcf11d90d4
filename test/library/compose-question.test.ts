import type { KnownFact } from '../../src/answer/answer';
import { tellFacts } from '../../src/library/compose-question';
import { createWords } from '../../src/library/words';
import { shippedBook } from '../support/talk';

const FACTS: readonly KnownFact[] = [
  { fact: 'subscription', value: 'csp', how: 'said' },
  { fact: 'port', value: 25, how: 'said' },
];

test.each([
  ['en', 'Subscription: Cloud Solution Provider (CSP), Port: 25'],
  ['ja', 'サブスクリプション：クラウド ソリューション プロバイダー（CSP）、ポート：25'],
  ['zh-TW', '訂用帳戶類型：雲端解決方案提供者 (CSP)、連接埠：25'],
  ['ru', 'Подписка: Поставщик облачных решений (CSP), Порт: 25'],
] as const)('what is known is told on one line with the signs of %s', (locale, expected) => {
  const words = createWords({ book: shippedBook(), documents: [], locale });
  expect(tellFacts(FACTS, words)).toBe(expected);
});
