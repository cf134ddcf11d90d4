import fc from 'fast-check';
import { LOCALES } from '../../src/answer/locale';
import { detectLanguage } from '../../src/reading/language';
import { EVIDENCE_SAMPLES } from './evidence-samples';
import { LANGUAGE_SAMPLES, LOG_SAMPLES, TELLS_NOTHING } from './language-samples';

const rows = LOCALES.flatMap((locale) => LANGUAGE_SAMPLES[locale].map((text) => ({ locale, text })));

test.each(rows)('$locale: $text', ({ locale, text }) => {
  expect(detectLanguage(text)).toBe(locale);
});

test('every language has at least forty texts', () => {
  for (const locale of LOCALES) expect(LANGUAGE_SAMPLES[locale].length).toBeGreaterThanOrEqual(40);
});

test.each(TELLS_NOTHING)('nothing tells: %s', (text) => {
  expect(detectLanguage(text)).toBeUndefined();
});

test.each(LOG_SAMPLES)('a log is nobody’s language: %s', (log) => {
  expect(detectLanguage(log)).toBeUndefined();
});

describe.each(LOG_SAMPLES)('beside the log %s', (log) => {
  test.each([
    ['ja', `次のエラーが出ます\n${log}`],
    ['ja', `${log} と表示されて送れません`],
    ['zh-TW', `我看到這個錯誤：\n${log}`],
    ['ru', `Вижу такую ошибку: ${log}`],
    ['en', `Why do I get this on my server?\n${log}`],
    ['en', `${log}\nWhat does this mean, and how can I fix it?`],
  ])('the person speaks %s', (locale, text) => {
    expect(detectLanguage(text)).toBe(locale);
  });
});

describe('any text', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 100 }),
    fc.constantFrom(...rows.map(({ text }) => text), ...Object.values(EVIDENCE_SAMPLES).flat()),
  );

  test('has one of our languages or none', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect([...LOCALES, undefined]).toContain(detectLanguage(text));
      }),
    );
  });

  test('has the same language in full-width letters', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(detectLanguage(toFullWidth(text))).toBe(detectLanguage(text));
      }),
    );
  });

  test('has the same language in half-width kana', () => {
    for (const [full, half] of [
      ['メールが送れない', 'ﾒｰﾙが送れない'],
      ['サポート', 'ｻﾎﾟｰﾄ'],
      ['ブロック解除', 'ﾌﾞﾛｯｸ解除'],
    ] as const) {
      expect(detectLanguage(half)).toBe('ja');
      expect(detectLanguage(full)).toBe('ja');
    }
  });
});

test('100 KB are told in less than a second', () => {
  const start = performance.now();
  for (const unit of ['a', 'a.', '25 ', 'connect to ', '送', 'why '])
    detectLanguage(unit.repeat(100_000 / unit.length));
  expect(performance.now() - start).toBeLessThan(1000);
});

function toFullWidth(text: string): string {
  return text.replace(/[!-~]/gu, (each) => String.fromCodePoint((each.codePointAt(0) ?? 0) + 0xfee0));
}
