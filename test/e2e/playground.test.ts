import type { Browser, Page } from 'playwright-core';
import { hasBrowser, launchBrowser } from './browser';
import { mention, type Playground, say, startPlayground, until } from './playground';
import { type Service, startService } from './service';
import { createStubTurn } from './stub-turn';

jest.setTimeout(90_000);

const turn = createStubTurn();
let service: Service;
let playground: Playground;
let browser: Browser;
let page: Page;

(hasBrowser() ? describe : describe.skip)('in the Agents Playground', () => {
  beforeAll(async () => {
    service = await startService({ turn });
    playground = await startPlayground(service.url);
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: { width: 1300, height: 1400 } });
    page.setDefaultTimeout(15_000);
    await page.goto(playground.url);
  });
  afterAll(async () => {
    await browser?.close();
    playground?.stop();
    await service?.close();
  });

  test('a person who opens the chat is greeted', async () => {
    await page.getByRole('heading', { name: 'Port 25 Desk' }).waitFor();
    expect(turn.taken).toMatchObject([{ joined: true }]);
  });

  test('a question in the personal chat is answered once, by a card', async () => {
    await say(page, 'why?');
    await page.getByText('Blocked, and nobody lifts it').waitFor();
    expect(await page.getByText('Blocked, and nobody lifts it').count()).toBe(1);
  });

  test('a pressed button comes back as its action', async () => {
    await page.getByRole('button', { name: 'What if it were an EA?' }).click();
    await until(() => turn.taken.length === 3);
    expect(turn.taken.at(-1)).toMatchObject({ pressed: 'What if it were an EA?', action: { do: 'what-if' } });
  });

  test('a list wants something picked, and what was picked comes back', async () => {
    await say(page, 'types');
    await page.getByText('What kind of subscription is it?').last().waitFor();
    await page.getByRole('button', { name: 'Send', exact: true }).last().click();
    expect(turn.taken).toHaveLength(4);
    await page.locator('[role=combobox], input[type=text]').last().click();
    await page.getByRole('option', { name: 'CSP' }).click();
    await page.getByRole('button', { name: 'Send', exact: true }).last().click();
    await until(() => turn.taken.length === 5);
    expect(turn.taken.at(-1)?.action).toEqual({ do: 'answer', fact: 'subscription', value: 'CSP' });
  });

  test('a post in a channel reaches the bot without the mention, in a thread of its own', async () => {
    await page.getByRole('treeitem', { name: 'My Team - General' }).click();
    await mention(page, 'channel question');
    await page.getByRole('button', { name: 'Post' }).click();
    // The team may be greeted meanwhile.
    const asked = () => turn.taken.find(({ text }) => text === 'channel question');
    await until(() => asked() !== undefined);
    expect(asked()?.conversation).toContain('messageid');
  });

  test('a group chat is another conversation of the same person', async () => {
    await page.getByRole('treeitem', { name: 'Group Chat' }).click();
    await mention(page, 'group question');
    await page.getByRole('button', { name: 'Send Message' }).click();
    const asked = () => turn.taken.find(({ text }) => text === 'group question');
    await until(() => asked() !== undefined);
    const spoken = turn.taken.filter(({ text }) => text !== '');
    expect(new Set(spoken.map(({ conversation }) => conversation)).size).toBe(3);
  });
});
