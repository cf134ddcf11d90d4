import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { LOCALES } from '../../src/answer/locale';
import { hasBrowser } from './browser';
import { rows, useDeskBrowser } from './desk-browser';

jest.setTimeout(60_000);

(hasBrowser() ? describe : describe.skip)('the desk page for everybody', () => {
  const desk = useDeskBrowser();

  test('is done with the keyboard alone, from the queue to the solution', async () => {
    const page = await desk.open();
    const press = async (...keys: readonly string[]): Promise<void> => {
      for (const key of keys) await page.keyboard.press(key);
    };
    await press('j', 'j');
    expect(await page.evaluate('document.activeElement.dataset.key')).toBe('P25-1042');
    await press('Enter');
    await page.getByRole('heading', { name: 'P25-1042' }).waitFor();
    await press('c');
    await page.getByRole('button', { name: 'Release' }).waitFor();
    await press('n');
    await page.keyboard.type('checked the NSG');
    await press('Control+Enter');
    await page.locator('.from-note', { hasText: 'checked the NSG' }).waitFor();
    await press('Escape', 'r');
    await page.keyboard.type('jcr'); // letters are letters while somebody writes
    await press('Control+Enter');
    await page.getByRole('button', { name: 'Take back' }).waitFor();
    await press('Escape', 'u');
    await page.locator('.is-back', { hasText: 'jcr' }).waitFor();
    await press('Escape', 'e');
    await page.getByRole('dialog', { name: 'Resolve P25-1042' }).waitFor();
    await page.keyboard.type('Done.');
    await press('Tab', 'Tab', 'Enter');
    await page.getByRole('button', { name: 'Reopen' }).first().waitFor();
    await press('Escape');
    await page.getByText('Pick a ticket from the queue').waitFor();
    await press('/');
    expect(await page.evaluate('document.activeElement.id')).toBe('search');
    await press('Escape', '?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    expect(desk.service.desk.acts.filter(({ act }) => act !== 'see')).toMatchObject([
      { act: 'claim' },
      { act: 'note', text: 'checked the NSG' },
      { act: 'reply', text: 'jcr' },
      { act: 'take-back' },
      { act: 'resolve', text: 'Done.' },
    ]);
  });

  test('leaves single keys alone where they are turned off', async () => {
    const page = await desk.open({ ticket: 'P25-1042' });
    await page.keyboard.press('?');
    await page.getByLabel('Single-key shortcuts').uncheck();
    await page.keyboard.press('Escape');
    await page.keyboard.press('c');
    await page.keyboard.press('?');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(desk.service.desk.acts.filter(({ act }) => act === 'claim')).toEqual([]);
  });

  test.each(LOCALES)(
    'in %s says everything, and fits a phone from the queue to the ticket',
    async (locale) => {
      const page = await desk.open({ locale, viewport: { width: 360, height: 740 } });
      const gaps = await page.evaluate(FIND_GAPS);
      expect(gaps).toEqual([]);
      expect(await page.evaluate(WIDTH_OVER)).toBeLessThanOrEqual(0);
      await rows(page).first().click();
      await page.locator('#title').waitFor();
      await page.locator('#case').getByText('e16-3').waitFor({ state: 'attached' });
      expect(await page.locator('#queue').isVisible()).toBe(false);
      expect(await page.evaluate(WIDTH_OVER)).toBeLessThanOrEqual(0);
      await page.locator('.back').click();
      await rows(page).first().waitFor();
      expect(await page.locator('#title').count()).toBe(0);
    },
  );

  test('changes its language in the middle of a reply without losing it', async () => {
    const page = await desk.open({ ticket: 'P25-1042' });
    await page.locator('#words').fill('half a sen');
    await page.getByLabel('Language').selectOption('ja');
    await page.getByRole('button', { name: '担当する' }).waitFor();
    expect(await page.locator('#words').inputValue()).toBe('half a sen');
    expect(await page.locator('html').getAttribute('lang')).toBe('ja-JP');
    await page.reload();
    await page.getByRole('button', { name: '担当する' }).waitFor();
  });

  test.each(['light', 'dark'] as const)('has nothing serious for axe to find, %s', async (colorScheme) => {
    const page = await desk.open({ colorScheme });
    expect(await findFaults(page)).toEqual([]);
    await rows(page).nth(1).click();
    await page.locator('#case').getByText('e16-3').waitFor();
    await page.locator('#words').fill('words');
    await page.locator('.preview-card').waitFor();
    expect(await findFaults(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await findFaults(page)).toEqual([]);
    await page.locator('#title').focus();
    await page.keyboard.press('e');
    await page.getByRole('dialog').waitFor();
    expect(await findFaults(page)).toEqual([]);
  });
});

const WIDTH_OVER = 'document.documentElement.scrollWidth - innerWidth';

/** Words that one language has and another lacks. */
const FIND_GAPS = `import('/desk/assets/words.mjs').then(({ WORDS }) => {
  const list = (words, path = '') => Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? (value === '' ? [] : [path + key]) : list(value, path + key + '.'));
  const all = [...new Set(Object.values(WORDS).flatMap((words) => list(words)))];
  return Object.entries(WORDS).flatMap(([locale, words]) => {
    const has = new Set(list(words));
    return all.filter((key) => !has.has(key)).map((key) => locale + ': ' + key);
  });
})`;

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

async function findFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  return page.evaluate(`axe.run().then(({ violations }) => violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html)))`);
}
