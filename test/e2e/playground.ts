import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { startPeer } from './bot-framework';

/** Microsoft's own Teams-like client, which runs offline and draws with the renderer of Teams. */
const CLI = join(process.cwd(), 'node_modules/@microsoft/m365agentsplayground/cli.js');

export type Playground = { readonly url: string; stop(): void };

/** Starts the client against a bot's address, and resolves once it answers. */
export async function startPlayground(bot: string): Promise<Playground> {
  const port = await findFreePort();
  const child = spawnPlayground(`${bot}/api/messages`, port);
  const url = `http://127.0.0.1:${port}/`;
  await waitFor(url);
  return { url, stop: () => void child.kill() };
}

function spawnPlayground(endpoint: string, port: number): ChildProcess {
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

export async function until(isTrue: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < 100 && !isTrue(); attempt += 1)
    await new Promise((resolve) => setTimeout(resolve, 100));
}

/** Writes in the open chat. */
export async function say(page: Page, text: string): Promise<void> {
  await type(page, text);
  await page.getByRole('button', { name: 'Send Message' }).click();
}

/** The box is drawn anew while the chat is set up, and forgets what was typed until then. */
async function type(page: Page, text: string): Promise<void> {
  const box = page.getByRole('textbox').first();
  for (let attempt = 0; attempt < 5; attempt += 1) {
    await box.click();
    await page.keyboard.insertText(text);
    await page.waitForTimeout(100);
    if ((await box.innerText()).includes(text)) return;
    await box.fill('');
  }
  throw new Error(`the client does not take "${text}"`);
}

/** Picks the bot from the list that opens at an @, as a person would. */
export async function mention(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox').first().click();
  await page.keyboard.type('@Te', { delay: 30 });
  await page.getByRole('menuitem', { name: 'Test Bot' }).click();
  await page.keyboard.insertText(` ${text}`);
}

/** The channel's id in the client, which is the team's as well. */
export const PLAYGROUND_CHANNEL = 'team-id';

export type Chat = 'Personal Chat' | 'Group Chat' | 'My Team - General';

/** Switches to another chat, or to the team's channel. */
export async function openChat(page: Page, chat: Chat): Promise<void> {
  await page.getByRole('treeitem', { name: chat }).click();
}

/** The post of a channel in which these words stand, with all that was answered below it. */
export function findThread(page: Page, words: string): Locator {
  const send = page.getByRole('button', { name: 'Send Message' });
  return page.getByRole('group').filter({ hasText: words }).filter({ has: send }).last();
}

/** Writes below a post. The client hands on what mentions the bot, and nothing else. */
export async function writeBelow(page: Page, thread: Locator, text: string): Promise<void> {
  await thread.getByRole('textbox').last().click();
  await page.keyboard.type('@Te', { delay: 30 });
  await page.getByRole('menuitem', { name: 'Test Bot' }).last().click();
  await page.keyboard.insertText(` ${text}`);
  await thread.getByRole('button', { name: 'Send Message' }).click();
}

/** Unfolds a form on a card, fills it in and sends it: its button is named as what unfolds it. */
export async function fillBelow(
  thread: Locator,
  name: string,
  { words, label = name }: { readonly words: string; readonly label?: string },
): Promise<void> {
  await thread.getByRole('button', { name, exact: true }).first().click();
  await thread.getByLabel(label).and(thread.getByRole('textbox')).first().fill(words);
  await thread.getByRole('button', { name, exact: true }).nth(1).click();
}
