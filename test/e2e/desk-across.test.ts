import type { Browser, Page } from 'playwright-core';
import { type Action, parseAction } from '../../src/answer/action';
import { calm, SECRET, type SlackDesk, startSlackDesk } from '../slack/desk';
import type { Ephemeral, SlackMessage } from '../slack/messages';
import { CHANNEL } from '../slack/person';
import { shippedBook } from '../support/talk';
import { hasBrowser, launchBrowser } from './browser';
import {
  fillBelow,
  findThread,
  openChat,
  PLAYGROUND_CHANNEL,
  type Playground,
  say,
  startPlayground,
  writeBelow,
} from './playground';

jest.setTimeout(120_000);

const ROOM = 'C0DESK';
const TOKEN = 'a-token-that-is-long-enough';

const SEND_JA = shippedBook().say('ja', 'button.send-handoff');

let desk: SlackDesk;
let playground: Playground;
let browser: Browser;
let page: Page;

type Said = Pick<SlackMessage | Ephemeral, 'blocks' | 'text'>;
const shown = ({ blocks, text }: Said): string => `${text} ${JSON.stringify(blocks)}`;

/** Waits until something in a place of Slack's says so. */
function heard(list: () => readonly SlackMessage[], words: string): Promise<SlackMessage> {
  return desk.slack.waitFor(() => list().find((each) => shown(each).includes(words)), { timeoutMs: 10_000 });
}

async function api(method: 'GET' | 'POST', path: string, body?: object): Promise<Record<string, unknown>> {
  const response = await fetch(`${desk.service.address}/desk/api/${path}`, {
    method,
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const answer = (await response.json()) as Record<string, unknown>;
  expect([response.status, answer.error]).toEqual([200, undefined]);
  return answer;
}

const ticket = (id: string) => api('GET', `tickets/${id}`);

/** What pressing does, by the words on the button. */
function actionOf({ blocks }: Said, label: string): Action {
  const buttons = blocks.flatMap((block) => (block.elements ?? []) as readonly Record<string, unknown>[]);
  const found = buttons.find(({ text }) => (text as { text?: string } | undefined)?.text === label);
  const action = parseAction(JSON.parse(String(found?.value ?? 'null')));
  if (action === undefined) throw new Error(`no button "${label}" in ${JSON.stringify(blocks)}`);
  return action;
}

(hasBrowser() ? describe : describe.skip)('one ticket across platforms', () => {
  beforeAll(async () => {
    desk = await startSlackDesk((slack) => ({
      SLACK_SIGNING_SECRET: SECRET,
      SLACK_BOT_TOKEN: slack.botToken,
      DESK_TEAMS_CHANNEL: PLAYGROUND_CHANNEL,
      DESK_SLACK_CHANNEL: ROOM,
      DESK_TOKEN: TOKEN,
      DESK_UNDO_SECONDS: '3',
    }));
    desk.slack.addUser({ id: 'U_MAY', name: 'May Lee', locale: 'ja-JP' });
    desk.slack.addUser({ id: 'U_BOB', name: 'Bob Stone' });
    playground = await startPlayground(desk.service.address);
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: { width: 1300, height: 1400 } });
    page.setDefaultTimeout(20_000);
    await page.goto(playground.url);
    await page.getByText(shippedBook().say('en', 'welcome.title')).first().waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    playground?.stop();
    expect(desk.slack.complaints).toEqual([]);
    await desk?.close();
  });

  describe('a person in Slack, staff in Teams, a colleague on the page', () => {
    const direct = () => desk.slack.messages(desk.slack.dmOf('U_MAY'));
    const mine = (words: string) => heard(direct, words);
    const inChannel = () => findThread(page, 'P25-1001');

    test('the person sees what is passed on, confirms, and has a ticket', async () => {
      await desk.people.say('従量課金、2019年3月作成、VM からポート25で送れない', {
        user: 'U_MAY',
        channelType: 'im',
      });
      await mine('従量課金');
      await desk.people.say('password=hunter22', { user: 'U_MAY', channelType: 'im' });
      await desk.people.say('担当者と話したい', { user: 'U_MAY', channelType: 'im' });
      const preview = await mine(shippedBook().say('ja', 'handoff.title'));
      expect(shown(preview)).not.toContain('hunter22');
      await desk.people.press({ message: preview, label: SEND_JA, user: 'U_MAY' });
      await mine('P25-1001');
    });

    test('staff in Teams take it by its card, and the person is told in their language', async () => {
      await openChat(page, 'My Team - General');
      await inChannel().getByRole('button', { name: 'Claim', exact: true }).click();
      await mine('Alex Wilber');
      expect(await ticket('P25-1001')).toMatchObject({ state: 'claimed', assignee: 'Alex Wilber' });
    });

    test('the answer from Teams stands in Slack, and the next word of the person below the card in Teams', async () => {
      const label = shippedBook().say('en', 'staff.form.reply.label');
      await fillBelow(inChannel(), 'Reply', { words: 'Which region is it?', label });
      await mine('Which region is it?');
      await desk.people.say('東日本です', { user: 'U_MAY', channelType: 'im' });
      await inChannel().getByText('東日本です').first().waitFor();
      await calm();
      const { transcript } = (await ticket('P25-1001')) as { transcript: readonly { text: string }[] };
      expect(transcript.at(-1)?.text).toBe('東日本です');
    });

    test('a note in Teams stays among the staff; a colleague reads it in Slack and on the page', async () => {
      await writeBelow(page, inChannel(), 'looks like a reseller');
      await heard(() => desk.slack.transcript(ROOM), 'looks like a reseller');
      expect(await ticket('P25-1001')).toMatchObject({ notes: [{ text: 'looks like a reseller' }] });
      expect(direct().filter((each) => shown(each).includes('reseller'))).toEqual([]);
    });

    test('whoever has not got it is told who has; handed over, the page goes on', async () => {
      const response = await fetch(`${desk.service.address}/desk/api/tickets/P25-1001/reply`, {
        method: 'POST',
        headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
        body: JSON.stringify({ by: 'Mika', text: 'Hello' }),
      });
      expect(response.status).toBe(409);
      expect(await response.text()).toContain('Alex Wilber');
      await api('POST', 'tickets/P25-1001/assign', { by: 'Alex Wilber', to: 'Mika' });
      await api('POST', 'tickets/P25-1001/reply', { by: 'Mika', text: 'A relay on 587 will do.' });
      await mine('A relay on 587 will do.');
      await inChannel().getByText('A relay on 587 will do.').first().waitFor();
    });

    test('resolved on the page, the card in both channels says so, and the bot is back', async () => {
      await api('POST', 'tickets/P25-1001/resolve', { by: 'Mika' });
      await inChannel().getByRole('button', { name: 'Reopen', exact: true }).waitFor();
      const card = desk.slack.messages(ROOM).find((each) => shown(each).includes('P25-1001')) as SlackMessage;
      expect(actionOf(card, 'Reopen')).toMatchObject({ do: 'staff', act: 'reopen', ticket: 'P25-1001' });
      await desk.people.say('SendGrid の設定方法は？', { user: 'U_MAY', channelType: 'im' });
      await mine('SendGrid');
    });
  });

  describe('a person in Teams, staff in Slack', () => {
    const room = () => desk.slack.messages(ROOM);
    const card = () => heard(room, 'P25-1002');
    const inThread = async (text: string) =>
      desk.people.say(text, { user: 'U_BOB', channel: ROOM, threadTs: (await card()).ts });
    const message = (words: string) => page.locator('p, .ac-adaptiveCard').filter({ hasText: words }).first();

    test('a handoff from the personal chat is a card in the Slack channel', async () => {
      await openChat(page, 'Personal Chat');
      await say(page, 'EA Dev/Test, created 2018, mail does not leave');
      await page.getByRole('button', { name: 'Help', exact: true }).first().waitFor();
      await say(page, 'talk to a human');
      await page.getByRole('button', { name: 'Send to support', exact: true }).last().click();
      await page.getByText('Your ticket is P25-1002').first().waitFor();
      const posted = await card();
      expect(shown(posted)).toContain('Alex Wilber');
    });

    test('a line is a note, `reply:` an answer, which waits for a moment in case it is taken back', async () => {
      await inThread('claim');
      await message('Bob Stone').waitFor();
      await inThread('not for their eyes');
      await inThread('reply: Please try port 587.');
      const preview = await heard(() => desk.slack.messages(ROOM), 'Please try port 587.');
      expect(preview).toBeDefined();
      await message('Please try port 587.').waitFor();
      expect(await page.getByText('not for their eyes').count()).toBe(0);
    });

    test('what is taken back in time never arrives', async () => {
      await inThread('reply: This was meant for somebody else.');
      const preview = await heard(() => desk.slack.messages(ROOM), 'This was meant for somebody else.');
      await desk.people.press({ message: preview, label: 'Take back', user: 'U_BOB' });
      await new Promise((resolve) => setTimeout(resolve, 4_000));
      expect(await page.getByText('This was meant for somebody else.').count()).toBe(0);
    });

    test('the person answers where they are, and the thread in Slack has it', async () => {
      await say(page, 'It works on 587, thank you');
      await heard(room, 'It works on 587, thank you');
    });

    test('all that was chosen on cards stands in the transcript the staff have', async () => {
      const { transcript } = (await ticket('P25-1002')) as { transcript: readonly { choice?: string }[] };
      expect(transcript.map(({ choice }) => choice)).toContain('Send to support');
    });

    test('resolved with a word, the person rates it', async () => {
      await inThread('resolve: Glad to hear it.');
      await message('Glad to hear it.').waitFor();
      await page.getByRole('button', { name: /^5/ }).last().click();
      const rated = async () => (await ticket('P25-1002')).satisfaction as { score: number } | null;
      for (let attempt = 0; attempt < 50 && (await rated()) === null; attempt += 1) await calm();
      expect(await rated()).toMatchObject({ score: 5 });
    });
  });

  test('what was said in public in Slack was only said in the staff’s room', () => {
    expect(desk.slack.messages(CHANNEL)).toEqual([]);
  });
});
