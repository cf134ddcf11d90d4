import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { LOCALES, type Locale } from '../../src/answer/locale';
import type { TurnTaker } from '../../src/channels/channel';
import { createShippedTurn, shippedBook, shippedKnowledge } from '../support/talk';
import { hasBrowser, launchBrowser } from './browser';
import { darken } from './dark-playground';
import { type Chat, mention, openChat, type Playground, say, startPlayground } from './playground';
import { type Service, startService } from './service';

jest.setTimeout(120_000);

/** Set SCREENSHOTS to a folder to see what a person sees, in light and in dark Teams. */
const SHOTS = process.env.SCREENSHOTS;
const LOOKS = ['light', ...(SHOTS === undefined ? [] : ['dark'])];

const CASE: Readonly<Record<Locale, string>> = {
  en: 'Pay-As-You-Go, created in March 2019, my VM cannot send mail on port 25',
  ja: '従量課金、2019年3月作成、VM からポート25で送れない',
  'zh-TW': '隨用隨付訂用帳戶，2019年3月建立，VM 無法用 25 埠寄信',
  ru: 'оплата по мере использования, создана в марте 2019, с ВМ не отправляется почта на порт 25',
};
/** Each place, and the language that no other test speaks there. */
const SCOPES: readonly (readonly [string, Chat, Locale])[] = [
  ['personal', 'Personal Chat', 'en'],
  ['group', 'Group Chat', 'zh-TW'],
  ['channel', 'My Team - General', 'ja'],
];

/** The bot of the test that runs: each begins with nothing known. */
let current: TurnTaker;
const turn: TurnTaker = {
  take: (incoming) => current.take(incoming),
  amend: (amendment) => current.amend(amendment),
};
let service: Service;
let playground: Playground;
let browser: Browser;
let page: Page;

async function shoot(name: string): Promise<void> {
  if (SHOTS === undefined) return;
  mkdirSync(SHOTS, { recursive: true });
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(SHOTS, `${name}.png`) });
}

/** In a chat of two there is nobody to mention. */
async function write(chat: Chat, text: string): Promise<void> {
  if (chat === 'Personal Chat') return say(page, text);
  await mention(page, text);
  const send = chat === 'Group Chat' ? 'Send Message' : 'Post';
  await page.getByRole('button', { name: send }).first().click();
}

const titleIn = (locale: Locale) =>
  page
    .locator('.ac-adaptiveCard')
    .getByText(shippedBook().say(locale, 'outcome.blocked.title'), { exact: true });

(hasBrowser() ? describe : describe.skip).each(LOOKS)('in the %s Agents Playground', (look) => {
  beforeAll(async () => {
    // Before anybody waits: without an index on disk it is built now, and nothing is heard meanwhile.
    shippedKnowledge();
    service = await startService({ turn });
    playground = await startPlayground(service.url);
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: { width: 1300, height: 1700 } });
    page.setDefaultTimeout(20_000);
    if (look === 'dark') await darken(page);
    current = createShippedTurn();
    await page.goto(playground.url);
    await page.locator('.ac-adaptiveCard').first().waitFor();
    await page.getByTitle('Toggle Log Panel').click();
  });
  afterAll(async () => {
    await browser?.close();
    playground?.stop();
    await service?.close();
  });

  describe.each(SCOPES)('in %s scope', (scope, chat, spoken) => {
    test.each(SHOTS === undefined ? [spoken] : LOCALES)(
      'one sentence in %s is answered by the verdict in it',
      async (locale) => {
        current = createShippedTurn();
        await openChat(page, chat);
        await write(chat, CASE[locale]);
        await titleIn(locale).last().waitFor();
        expect(await titleIn(locale).count()).toBe(1);
        await shoot(`${scope}-${locale}-${look}`);
      },
    );
  });
});
