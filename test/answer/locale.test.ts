import { toPreferredLocale } from '../../src/answer/locale';

test.each([
  ['ja', 'ja'],
  ['ru-RU,ru;q=0.9,en;q=0.8', 'ru'],
  ['en;q=0.3, ja;q=0.7', 'ja'],
  ['ja;q=0.7, ru;q=0.7', 'ja'],
  ['en ; q=0.5 , zh-Hant-HK ; Q=0.6', 'zh-TW'],
  ['zh-HK', 'zh-TW'],
  ['fr, de;q=0.9, ru;q=0.1', 'ru'],
  ['ja;q=0, ru;q=0.5', 'ru'],
  ['ja;q=much, en;q=0.1', 'en'],
  ['ja;q=0', undefined],
  ['fr, *;q=0.5', undefined],
  ['', undefined],
  [undefined, undefined],
  [';;,,;q=1', undefined],
])('of "%s" the language is %s', (header, locale) => {
  expect(toPreferredLocale(header)).toBe(locale);
});
