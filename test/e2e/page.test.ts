import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { LOCALES, type Locale } from '../../src/answer/locale';
import { hasBrowser, launchBrowser } from './browser';
import { type Service, startService } from './service';
import { createStubTurn, TRICKY } from './stub-turn';

jest.setTimeout(60_000);

const turn = createStubTurn();
let service: Service;
let browser: Browser;
const errors: string[] = [];

(hasBrowser() ? describe : describe.skip)('the local page', () => {
  beforeAll(async () => {
    service = await startService({ turn });
    browser = await launchBrowser();
  });
  beforeEach(() => {
    turn.taken.length = 0;
    errors.length = 0;
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    expect(errors).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await service?.close();
  });

  test('greets, and answers a question with the card that Teams gets', async () => {
    const page = await open();
    await ask(page, 'why <b>no</b> mail?');
    const card = page.locator('.message.bot').nth(1);
    await expectText(card.getByRole('heading'), 'Blocked, and nobody lifts it');
    await expectText(
      card.locator('.ac-textRun', { hasText: 'why <b>no</b>' }),
      `why <b>no</b> mail? | ${TRICKY}`,
    );
    expect(
      await card.locator('a').evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
    ).toEqual(['https://learn.microsoft.com/azure/x%28y%29%20z']);
    expect(turn.taken).toMatchObject([{ channel: 'web', joined: true }, { text: 'why <b>no</b> mail?' }]);
  });

  test('sends back what is pressed, and shows it as what the person said', async () => {
    const page = await open();
    await ask(page, 'why?');
    await page.getByRole('button', { name: 'What if it were an EA?' }).click();
    await page.locator('.message.bot').nth(2).waitFor();
    expect(turn.taken.at(-1)).toMatchObject({
      text: '',
      pressed: 'What if it were an EA?',
      action: { do: 'what-if' },
    });
    await expectText(page.locator('.message.person .bubble').last(), 'What if it were an EA?');
    const pressed = page.locator('.message.bot').nth(1);
    await expectText(
      pressed.getByText('You chose: What if it were an EA?'),
      'You chose: What if it were an EA?',
    );
    expect(await pressed.getByRole('button', { name: 'Start over' }).count()).toBe(0);
  });

  test('sends a date that was filled in', async () => {
    const page = await open();
    await ask(page, 'date');
    await page.getByLabel('When was the subscription created?').fill('2019-03-05');
    await page.getByRole('button', { name: 'Send', exact: true }).first().click();
    await page.locator('.message.bot').nth(2).waitFor();
    expect(turn.taken.at(-1)?.action).toEqual({ do: 'answer', fact: 'created', value: '2019-03-05' });
    await expectText(page.locator('.message.person .bubble').last(), '2019-03-05');
  });

  test('sends what was picked from a list, and not an empty one', async () => {
    const page = await open();
    await ask(page, 'types');
    const send = page.locator('.message.bot').nth(1).getByRole('button', { name: 'Send' });
    await send.click();
    expect(turn.taken).toHaveLength(2);
    await page.getByRole('combobox', { name: 'What kind of subscription is it?' }).fill('CSP');
    await send.click();
    await page.locator('.message.bot').nth(2).waitFor();
    expect(turn.taken.at(-1)).toMatchObject({
      action: { do: 'answer', fact: 'subscription', value: 'CSP' },
      pressed: 'CSP',
    });
  });

  test('folds details out', async () => {
    const page = await open();
    await ask(page, 'why?');
    const inside = page.getByText('Because of clause e16-3.');
    expect(await inside.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Why' }).click();
    expect(await inside.isVisible()).toBe(true);
  });

  test('shows the activity as Teams receives it, on demand', async () => {
    const page = await open();
    await page.getByText('Show what Teams receives').click();
    const raw = JSON.parse((await page.locator('.raw pre').textContent()) ?? '');
    expect(raw.received.attachments[0].content).toMatchObject({ type: 'AdaptiveCard', version: '1.5' });
    expect(raw.sent).toMatchObject({ type: 'conversationUpdate', deliveryMode: 'expectReplies' });
  });

  test("changes its language and the bot's, in the middle of a conversation", async () => {
    const page = await open();
    await ask(page, 'why?');
    await page.getByLabel('Language').selectOption('ru');
    await page.locator('.message.bot').nth(2).waitFor();
    expect(turn.taken.at(-1)).toMatchObject({
      locale: 'ru',
      pressed: 'Русский',
      action: { do: 'language', locale: 'ru' },
    });
    await expectText(
      page.locator('.message.bot').last().getByRole('heading'),
      'Заблокировано, снять ограничение нельзя',
    );
    expect(await page.locator('html').getAttribute('lang')).toBe('ru-RU');
  });

  test.each(LOCALES)('offers three questions to start with in %s, and fits a phone', async (locale) => {
    const page = await open({ locale, viewport: { width: 360, height: 740 } });
    const examples = page.locator('#examples button');
    expect(await examples.count()).toBe(3);
    const question = (await examples.first().textContent()) ?? '';
    await examples.first().click();
    await page.locator('.message.bot').nth(1).waitFor();
    expect(turn.taken.at(-1)).toMatchObject({ text: question, locale });
    const wide = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
    expect(wide).toBeLessThanOrEqual(0);
  });

  test('starts a new conversation, and keeps the old one over a reload', async () => {
    const page = await open();
    await ask(page, 'why?');
    await page.reload();
    await page.locator('.message.bot').nth(1).waitFor();
    expect(turn.taken).toHaveLength(2);
    await page.getByRole('button', { name: 'New conversation' }).click();
    await page.waitForFunction("document.querySelectorAll('.message').length === 1");
    const [first, , last] = turn.taken;
    expect(last).toMatchObject({ joined: true });
    expect(last?.conversation).not.toBe(first?.conversation);
  });

  test('can be used with the keyboard alone', async () => {
    const page = await open();
    await page.keyboard.press('Escape');
    await page.getByLabel('Your question').focus();
    await page.keyboard.type('line one');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('line two');
    await page.keyboard.press('Enter');
    await page.locator('.message.bot').nth(1).waitFor();
    expect(turn.taken.at(-1)?.text).toBe('line one\nline two');
    await page.getByRole('button', { name: 'Start over' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('.message.bot').nth(2).waitFor();
    expect(turn.taken.at(-1)?.action).toEqual({ do: 'restart' });
  });

  test('an Enter that ends a Japanese word does not send', async () => {
    const page = await open({ locale: 'ja' });
    await page.locator('#question').fill('送信');
    await page.locator('#question').dispatchEvent('keydown', { key: 'Enter', isComposing: true });
    expect(turn.taken).toHaveLength(1);
  });

  test('everything that can be pressed or filled in has a name', async () => {
    const page = await open();
    await ask(page, 'why?');
    await ask(page, 'types', 2);
    const tree = await page.locator('body').ariaSnapshot();
    const nameless = tree
      .split('\n')
      .filter((line) => /- (button|textbox|combobox|link)(:|$)/.test(line.trim()));
    expect(nameless).toEqual([]);
  });

  test('says so where the service does not answer', async () => {
    const page = await open();
    await page.route('**/api/messages', (route) => route.abort());
    await page.locator('#question').fill('why?');
    await page.keyboard.press('Enter');
    await expectText(page.locator('#status'), 'The service did not answer. Is it still running?');
    errors.length = 0;
  });
});

async function open(options: BrowserContextOptions & { readonly locale?: Locale } = {}): Promise<Page> {
  const page = await browser.newPage({ locale: 'en', viewport: { width: 1000, height: 900 }, ...options });
  page.setDefaultTimeout(10_000);
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (line) => line.type() === 'error' && errors.push(line.text()));
  await page.goto(service.url);
  await page.locator('.message.bot').first().waitFor();
  return page;
}

async function ask(page: Page, text: string, before = 1): Promise<void> {
  await page.locator('#question').fill(text);
  await page.keyboard.press('Enter');
  await page.locator('.message.bot').nth(before).waitFor();
}

async function expectText(locator: ReturnType<Page['locator']>, text: string): Promise<void> {
  await locator.filter({ hasText: text }).waitFor();
}
