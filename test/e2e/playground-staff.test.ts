import type { Browser, Page } from 'playwright-core';
import type { Choice, Reply } from '../../src/answer/reply';
import type { Delivered } from '../../src/channels/channel';
import { hasBrowser, launchBrowser } from './browser';
import {
  fillBelow,
  findThread,
  openChat,
  PLAYGROUND_CHANNEL,
  type Playground,
  say,
  startPlayground,
  until,
  writeBelow,
} from './playground';
import { createKeptMemory, type StaffInTeams, startStaffInTeams, TICKET, toReply } from './staff-in-teams';

jest.setTimeout(90_000);

let teams: StaffInTeams;
let playground: Playground;
let browser: Browser;
let page: Page;
let card: Extract<Delivered, { readonly state: 'sent' }>;

const button = (label: string, act: 'claim' | 'reply' | 'details'): Choice => ({
  label,
  action: { do: 'staff', act, ticket: TICKET },
});
const CHOICES = [button('Claim', 'claim'), button('Answer', 'reply'), button('Details', 'details')];
const toCard = (text: string): Reply => toReply('ticket-card', text, { choices: CHOICES });

/** A message of the open chat; the list of chats and the log hold its words as well. */
const message = (words: string) => page.locator('p').filter({ hasText: words });

async function toStaff(thread: unknown, reply: Reply, replaces: unknown = null) {
  const delivered = await teams.courier.deliver({ key: 'k', to: { kind: 'staff', thread }, reply, replaces });
  if (delivered.state !== 'sent') throw new Error(`it was ${delivered.state}: ${delivered.problem}`);
  return delivered;
}

(hasBrowser() ? describe : describe.skip)('the staff in a channel of the Agents Playground', () => {
  beforeAll(async () => {
    teams = await startStaffInTeams(createKeptMemory(), PLAYGROUND_CHANNEL);
    playground = await startPlayground(teams.url);
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: { width: 1300, height: 1400 } });
    page.setDefaultTimeout(15_000);
    await page.goto(playground.url);
    await page.getByRole('heading', { name: 'Port 25 Desk' }).waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    playground?.stop();
    await teams?.close();
  });

  test('see the card of a ticket although nobody has written there', async () => {
    card = await toStaff(null, toCard('P25-1001 is open'));
    teams.staff.findTicket = async (_side, thread) => (thread === card.thread ? TICKET : undefined);
    await openChat(page, 'My Team - General');
    await page.getByText('P25-1001 is open').waitFor();
  });

  test('press a button in place', async () => {
    await findThread(page, 'P25-1001').getByRole('button', { name: 'Claim', exact: true }).click();
    await until(() => teams.staff.acts.length === 1);
    expect(teams.staff.acts).toMatchObject([
      { act: 'claim', ticket: TICKET, by: { name: 'Alex Wilber', via: 'teams' } },
    ]);
  });

  test('answer in a field that unfolds', async () => {
    await fillBelow(findThread(page, 'P25-1001'), 'Answer', { words: 'Use port 587.' });
    await until(() => teams.staff.acts.length === 2);
    expect(teams.staff.acts[1]).toMatchObject({ act: 'reply', text: 'Use port 587.' });
  });

  test('see the card change where it stands, and the rest below it', async () => {
    await toStaff(null, toCard('P25-1001 is claimed'), card.place);
    await toStaff(card.place, toReply('ticket-said', 'It still fails'));
    const thread = findThread(page, 'P25-1001 is claimed');
    await thread.getByText('It still fails').waitFor();
    expect(await page.getByText('P25-1001 is open').count()).toBe(0);
  });

  test('write in the thread: a line, a reply, and what shows the ticket', async () => {
    const thread = findThread(page, 'P25-1001');
    await writeBelow(page, thread, 'looks like a CSP case');
    await until(() => teams.staff.acts.length === 3);
    await writeBelow(page, thread, 'reply: is it CSP?');
    await until(() => teams.staff.acts.length === 4);
    expect(teams.staff.acts.slice(2)).toMatchObject([
      { act: 'note', text: 'looks like a CSP case' },
      { act: 'reply', text: 'is it CSP?' },
    ]);
    await thread.getByRole('button', { name: 'Details', exact: true }).click();
    await thread.getByText(`ticket-details of ${TICKET}`).first().waitFor();
  });

  test('reach the person in their own chat', async () => {
    await openChat(page, 'Personal Chat');
    await say(page, 'hello');
    await until(() => teams.turn.taken.some(({ text }) => text === 'hello'));
    const conversation = teams.turn.taken.at(-1)?.conversation ?? '';
    const reply = toReply('staff-message', '**Kim**: use 587 & \\<i\\>587\\</i\\>');
    const to = { kind: 'person', conversation } as const;
    const sent = await teams.courier.deliver({ key: 'k', to, reply, replaces: null });
    await message('use 587 & <i>587</i>').waitFor();
    if (sent.state !== 'sent') throw new Error(`it was ${sent.state}`);
    const better = toReply('staff-message', '**Kim**: use 465');
    await teams.courier.deliver({ key: 'l', to, reply: better, replaces: sent.place });
    await message('use 465').waitFor();
    expect(await message('use 587').count()).toBe(0);
  });
});
