import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { createShippedTurn, shippedBook, shippedKnowledge } from '../support/talk';
import { hasBrowser, launchBrowser } from './browser';
import { mention, openChat, type Playground, say, startPlayground } from './playground';
import { type Service, sayInTeams, startService } from './service';

jest.setTimeout(120_000);

/** Set SCREENSHOTS to a folder to see what a person sees. */
const SHOTS = process.env.SCREENSHOTS;

let service: Service;
let playground: Playground;
let browser: Browser;
let page: Page;

const title = (locale: 'ja' | 'zh-TW' | 'ru', outcome: string): string =>
  shippedBook().say(locale, `outcome.${outcome}.title`);

async function shoot(name: string): Promise<void> {
  if (SHOTS === undefined) return;
  mkdirSync(SHOTS, { recursive: true });
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(SHOTS, `${name}.png`) });
}

/** The heading of a card, not the words of the message above it. */
function cardHeading(words: string) {
  return page.locator('.ac-adaptiveCard').getByText(words, { exact: true }).first();
}

(hasBrowser() ? describe : describe.skip)('the shipped desk in the Agents Playground', () => {
  beforeAll(async () => {
    // Before anybody waits: without an index on disk it is built now, and nothing is heard meanwhile.
    shippedKnowledge();
    service = await startService({ turn: createShippedTurn() });
    playground = await startPlayground(service.url);
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: { width: 1300, height: 1400 } });
    page.setDefaultTimeout(20_000);
    await page.goto(playground.url);
  });
  afterAll(async () => {
    await browser?.close();
    playground?.stop();
    await service?.close();
  });

  test('personal chat, Japanese: from a sentence to the verdict', async () => {
    await cardHeading(shippedBook().say('en', 'welcome.title')).waitFor();
    await say(page, '従量課金、2019年3月作成、VM からポート25で送れない');
    await cardHeading(title('ja', 'blocked')).waitFor();
    await shoot('personal-ja');
  });

  test('a button of the verdict asks what if, and the case stays', async () => {
    await page
      .getByRole('button', { name: /もし「EA」なら/ })
      .first()
      .click();
    await cardHeading(shippedBook().say('ja', 'what-if.title')).waitFor();
    await shoot('personal-ja-what-if');
  });

  test('the card that was pressed says what was chosen, and has no buttons any more', async () => {
    const verdict = page
      .locator('.ac-adaptiveCard')
      .filter({ hasText: title('ja', 'blocked') })
      .first();
    await verdict.getByText(sayInTeams('ja', 'chosen', { choice: 'もし「EA」なら？' })).waitFor();
    expect(
      await verdict.getByRole('button', { name: shippedBook().say('ja', 'button.restart') }).count(),
    ).toBe(0);
  });

  test('a step is ticked, and still is when the chat is opened again', async () => {
    await page.getByText('☐ 1.').first().click();
    await page.getByText('☑ 1.').first().waitFor();
    await openChat(page, 'Group Chat');
    await openChat(page, 'Personal Chat');
    await page.getByText('☑ 1.').first().waitFor();
    await shoot('personal-ja-ticked');
  });

  test('group chat, Russian: one question, one button, the verdict', async () => {
    await page.getByRole('treeitem', { name: 'Group Chat' }).click();
    await mention(page, 'с виртуальной машины не уходит почта, оплата по мере использования');
    await page.getByRole('button', { name: 'Send Message' }).click();
    await page.getByRole('button', { name: /^после 15 ноября 2017/ }).click();
    await cardHeading(title('ru', 'blocked')).waitFor();
    await cardHeading(sayInTeams('ru', 'chosen', { choice: 'после 15 ноября 2017 года' })).waitFor();
    await shoot('group-ru');
  });

  test('channel, Traditional Chinese: the answer stands in the thread of the post', async () => {
    await page.getByRole('treeitem', { name: 'My Team - General' }).click();
    await mention(page, 'EA 訂用帳戶，虛擬機器可以用 25 埠寄信嗎？');
    await page.getByRole('button', { name: 'Post' }).click();
    await cardHeading(title('zh-TW', 'open')).waitFor();
    await shoot('channel-zh');
  });
});
