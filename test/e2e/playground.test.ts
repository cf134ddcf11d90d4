import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { startPeer } from './bot-framework';
import { hasBrowser, launchBrowser } from './browser';
import { type Service, startService } from './service';
import { createStubTurn } from './stub-turn';

jest.setTimeout(90_000);

/** Microsoft's own Teams-like client, which runs offline and draws with the renderer of Teams. */
const CLI = join(process.cwd(), 'node_modules/@microsoft/m365agentsplayground/cli.js');

const turn = createStubTurn();
let service: Service;
let playground: ChildProcess;
let browser: Browser;
let page: Page;

(hasBrowser() ? describe : describe.skip)('in the Agents Playground', () => {
  beforeAll(async () => {
    service = await startService({ turn });
    const port = await findFreePort();
    playground = startPlayground(port);
    browser = await launchBrowser();
    await waitFor(`http://127.0.0.1:${port}/`);
    page = await browser.newPage({ viewport: { width: 1300, height: 1400 } });
    page.setDefaultTimeout(15_000);
    await page.goto(`http://127.0.0.1:${port}/`);
  });
  afterAll(async () => {
    await browser?.close();
    playground?.kill();
    await service?.close();
  });

  test('a person who opens the chat is greeted', async () => {
    await page.getByRole('heading', { name: 'Port 25 Desk' }).waitFor();
    expect(turn.taken).toMatchObject([{ joined: true }]);
  });

  test('a question in the personal chat is answered once, by a card', async () => {
    await say('why?');
    await page.getByText('Blocked, and nobody lifts it').waitFor();
    expect(await page.getByText('Blocked, and nobody lifts it').count()).toBe(1);
  });

  test('a pressed button comes back as its action', async () => {
    await page.getByRole('button', { name: 'What if it were an EA?' }).click();
    await until(() => turn.taken.length === 3);
    expect(turn.taken.at(-1)).toMatchObject({ pressed: 'What if it were an EA?', action: { do: 'what-if' } });
  });

  test('a list wants something picked, and what was picked comes back', async () => {
    await say('types');
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
    await mention('channel question');
    await page.getByRole('button', { name: 'Post' }).click();
    await until(() => turn.taken.length === 6);
    expect(turn.taken.at(-1)).toMatchObject({
      text: 'channel question',
      conversation: expect.stringContaining('messageid'),
    });
  });

  test('a group chat is another conversation of the same person', async () => {
    await page.getByRole('treeitem', { name: 'Group Chat' }).click();
    await mention('group question');
    await page.getByRole('button', { name: 'Send Message' }).click();
    await until(() => turn.taken.length === 7);
    expect(turn.taken.at(-1)?.text).toBe('group question');
    expect(new Set([1, 5, 6].map((at) => turn.taken[at]?.conversation)).size).toBe(3);
  });
});

function startPlayground(port: number): ChildProcess {
  const endpoint = `${service.url}/api/messages`;
  const folder = mkdtempSync(join(tmpdir(), 'playground-'));
  return spawn(
    process.execPath,
    [CLI, 'start', '-e', endpoint, '-c', 'msteams', '-p', String(port), '--dt'],
    {
      cwd: folder,
      stdio: 'ignore',
      env: {
        ...process.env,
        TEAMSAPPTESTER_BROWSER: 'none',
        M365_AGENTS_PLAYGROUND_LOGFILE: join(folder, 'log'),
      },
    },
  );
}

async function findFreePort(): Promise<number> {
  const peer = await startPeer(() => undefined);
  await peer.close();
  return Number(new URL(peer.url).port);
}

async function waitFor(url: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`nothing answers at ${url}`);
}

async function until(isTrue: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < 100 && !isTrue(); attempt += 1)
    await new Promise((resolve) => setTimeout(resolve, 100));
}

async function say(text: string): Promise<void> {
  await page.getByRole('textbox').first().click();
  await page.keyboard.type(text);
  await page.getByRole('button', { name: 'Send Message' }).click();
}

/** Picks the bot from the list that opens at an @, as a person would. */
async function mention(text: string): Promise<void> {
  await page.getByRole('textbox').first().click();
  await page.keyboard.type('@Te', { delay: 30 });
  await page.getByRole('menuitem', { name: 'Test Bot' }).click();
  await page.keyboard.type(` ${text}`);
}
