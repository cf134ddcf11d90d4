import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { LOCALES } from '../../src/answer/locale';
import { PROBLEM_CODES } from '../../src/library/tell-problem';
import { shippedBook } from '../support/talk';

const CODES = [...Object.values(PROBLEM_CODES).flat(), 'http-501', 'http-418', 'no_such_code'];

/** What the page makes of codes, in each language; its modules are for browsers, so Node itself reads them. */
function readPage(): { readonly codes: unknown; readonly told: Readonly<Record<string, readonly string[]>> } {
  const words = pathToFileURL(join(process.cwd(), 'src/channels/desk/assets/words.mjs')).href;
  const script = `import { PROBLEM_CODES, WORDS, tellProblem } from ${JSON.stringify(words)};
    const told = Object.entries(WORDS).map(([locale, words]) =>
      [locale, ${JSON.stringify(CODES)}.map((code) => tellProblem(code, words))]);
    console.log(JSON.stringify({ codes: PROBLEM_CODES, told: Object.fromEntries(told) }));`;
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }),
  );
}

describe('why a message did not arrive', () => {
  const page = readPage();

  test('is known to the page by the same codes as to the cards', () => {
    expect(page.codes).toEqual(PROBLEM_CODES);
  });

  test.each(LOCALES)('is said on the page in the words of the cards in %s', (locale) => {
    const reasonOf = (code: string): string =>
      Object.entries(PROBLEM_CODES).find(([, codes]) => codes.some((each) => each === code))?.[0] ??
      (code === 'http-501' ? 'broken' : 'other');
    const onCards = CODES.map((code) =>
      shippedBook().say(locale, `staff.problem.${reasonOf(code)}`, { code }),
    );
    expect(page.told[locale]).toEqual(onCards);
  });
});
