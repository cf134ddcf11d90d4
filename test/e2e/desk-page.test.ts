import { createEntry, createTicket, minutes, TRICKY } from '../support/desk-tickets';
import { hasBrowser } from './browser';
import { ids, rows, useDeskBrowser } from './desk-browser';

jest.setTimeout(60_000);

(hasBrowser() ? describe : describe.skip)('the desk page', () => {
  const desk = useDeskBrowser();

  test('asks for the token and a name once, and keeps the token with the tab', async () => {
    const page = await desk.open({ isKnown: false });
    const dialog = page.getByRole('dialog', { name: 'Sign in to the desk' });
    await dialog.getByLabel('Desk token').fill('guess');
    await dialog.getByLabel('Your name').fill('Mika');
    await page.keyboard.press('Enter');
    await dialog.getByText('The desk does not accept this token.').waitFor();
    await dialog.getByLabel('Desk token').fill('secret');
    await page.keyboard.press('Enter');
    await rows(page).first().waitFor();
    await page.reload();
    await rows(page).first().waitFor();
    expect(await page.evaluate("localStorage.getItem('port25-desk-token')")).toBeNull();
    await page.getByRole('button', { name: 'Mika' }).click();
    await dialog.getByLabel('Desk token').waitFor();
    expect(await rows(page).count()).toBe(0);
    expect(desk.errors.splice(0).filter((line) => !line.includes('401'))).toEqual([]);
  });

  test('shows first what is due first, with counts, and finds by state, priority, holder and words', async () => {
    const page = await desk.open();
    expect(await ids(page)).toEqual(['P25-1041', 'P25-1042', 'P25-1039']);
    await page.getByRole('button', { name: 'Done 1' }).click();
    expect(await ids(page)).toEqual(['P25-1038']);
    await page.getByRole('button', { name: 'To do 3' }).click();
    await page.getByLabel('Priority').selectOption('urgent');
    expect(await ids(page)).toEqual(['P25-1041']);
    await page.getByLabel('Priority').selectOption('');
    await page.getByLabel('Whose').selectOption('nobody');
    expect(await ids(page)).toEqual(['P25-1041', 'P25-1042']);
    await page.getByRole('searchbox').fill('mail.log');
    await rows(page).nth(1).waitFor({ state: 'detached' });
    expect(await ids(page)).toEqual(['P25-1042']);
  });

  test('shows a ticket whole: facts and how, clauses, choices, files, edits, notes; words are never markup', async () => {
    const page = await desk.open({ ticket: 'P25-1042' });
    const talk = page.getByRole('log');
    await talk.getByText(TRICKY).waitFor();
    expect(await talk.locator('img, strong').count()).toBe(0);
    await talk.locator('.choice', { hasText: 'chose 従量課金制' }).waitFor();
    expect(await talk.getByRole('link', { name: 'mail.log' }).getAttribute('href')).toBe(
      'https://files.example/mail.log',
    );
    await talk.getByText('What it said before').click();
    await talk.getByText('前の文').waitFor();
    await talk.locator('.from-note', { hasText: 'Same tenant' }).waitFor();
    const aside = page.locator('#case');
    await aside.getByText('e16-3').waitFor();
    await aside.locator('dd', { hasText: 'pay-as-you-go' }).getByText('chosen').waitFor();
    await aside.getByText('メールキューが').waitFor();
    expect(await page.getByText('a card of its own').count()).toBe(0);
    await page.locator('.meta', { hasText: 'Nobody has it' }).waitFor();
    expect(desk.service.desk.acts.map(({ act, ticket }) => [act, ticket])).toEqual([['see', 'P25-1042']]);
  });

  test('shows what became of a note that was edited, or deleted, where it was written', async () => {
    const note = { at: minutes(-5), by: { id: 'U1', name: 'Olga', via: 'teams' } } as const;
    const notes = [
      { ...note, id: '1', text: 'ask the CSP', earlier: ['ask the CSB'], isDeleted: false },
      { ...note, id: '2', text: '', earlier: ['a wrong ticket'], isDeleted: true },
    ];
    desk.service.desk.put(createTicket({ id: 'P25-1060', notes }));
    const page = await desk.open({ ticket: 'P25-1060' });
    const [edited, deleted] = [page.locator('.from-note').nth(0), page.locator('.from-note').nth(1)];
    await edited.getByText('ask the CSP').waitFor();
    await edited.getByText('What it said before').click();
    await edited.getByText('ask the CSB').waitFor();
    await deleted.locator('del', { hasText: 'a wrong ticket' }).waitFor();
  });

  test('loads the request for Microsoft and the log when they are opened', async () => {
    const page = await desk.open({ ticket: 'P25-1042' });
    await page.getByText('Request for Microsoft').click();
    await page.getByText('Request to remove the block of outbound port 25').waitFor();
    await page.getByRole('button', { name: 'Copy' }).waitFor();
    await page.locator('summary', { hasText: /^Log$/ }).click();
    await page.locator('.audit li', { hasText: 'opened the ticket' }).waitFor();
  });

  test('shows a reply as the person will read it, sends it after a while, and takes it back', async () => {
    const page = await desk.open({ ticket: 'P25-1042' });
    const field = page.getByLabel('What 田中 ゆき will read');
    await field.fill('Port *587*, please.');
    await page.getByText('田中 ゆき will read (日本語, Slack)').waitFor();
    await page.locator('.preview', { hasText: 'Mika (サポート): Port *587*, please.' }).waitFor();
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page
      .getByText(/Goes out in \d seconds?/)
      .first()
      .waitFor();
    expect(await field.inputValue()).toBe('');
    expect(desk.service.desk.acts.at(-1)).toMatchObject({
      act: 'reply',
      text: 'Port *587*, please.',
      undoSeconds: 6,
    });
    await page.getByRole('button', { name: 'Take back' }).click();
    await page.locator('.is-back', { hasText: 'Port *587*, please.' }).waitFor();
    expect(await field.inputValue()).toBe('Port *587*, please.');
    expect(desk.service.desk.acts.at(-1)).toMatchObject({ act: 'take-back', entry: '5' });
  });

  test('shows live what others do, leaves what is being written alone, and says it aloud', async () => {
    const page = await desk.open({ ticket: 'P25-1042' });
    await page.getByText('Live', { exact: true }).waitFor();
    const field = page.getByLabel('What 田中 ゆき will read');
    await field.fill('half a sen');
    desk.service.desk.personSays('P25-1042', 'もう一つ');
    await page.getByRole('log').getByText('もう一つ').waitFor();
    await page.locator('#announce', { hasText: 'P25-1042: 田中 ゆき wrote' }).waitFor({ state: 'attached' });
    desk.service.desk.put(createTicket({ id: 'P25-1050', targets: { firstReplyBy: null, resolveBy: null } }));
    await rows(page).nth(3).waitFor();
    expect(await field.inputValue()).toBe('half a sen');
    expect(await page.evaluate('document.activeElement.id')).toBe('words');
  });

  test('comes back after a break with what was missed', async () => {
    const page = await desk.open({ ticket: 'P25-1042' });
    await page.getByText('Live', { exact: true }).waitFor();
    await page.context().setOffline(true);
    await page.evaluate('window.stop()');
    await page.getByText('Reconnecting…').waitFor();
    desk.service.desk.personSays('P25-1042', 'während der Pause');
    await page.context().setOffline(false);
    await page.getByRole('log').getByText('während der Pause').waitFor();
    desk.errors.length = 0;
  });

  test('tells who has a ticket instead of failing, and lets it be taken over', async () => {
    const page = await desk.open({ ticket: 'P25-1039' });
    await page.getByText('Olga has this ticket.').waitFor();
    expect(await page.getByRole('button', { name: 'Send', exact: true }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Take it over' }).first().click();
    await page.getByRole('button', { name: 'Release' }).waitFor();
    expect(desk.service.desk.acts.at(-1)).toMatchObject({ act: 'assign', to: 'Mika' });
    expect(await page.locator('.composer .notice').isVisible()).toBe(false);
  });

  test('says why where somebody was faster', async () => {
    const page = await desk.open({ ticket: 'P25-1042' });
    await page.getByText('e16-3').waitFor();
    desk.service.desk.events = async () => [];
    await desk.service.desk.act({
      ...{ ticket: 'P25-1042', act: 'claim', undoSeconds: 0, locale: 'en' },
      by: { id: 'U1', name: 'Olga', via: 'teams' },
    });
    await page.getByRole('button', { name: 'Claim', exact: true }).click();
    await page.getByText('en: held-by-other (Olga)').waitFor();
    await page.getByText('Olga has this ticket.').waitFor();
    expect(desk.errors.splice(0)).toEqual([expect.stringContaining('409')]);
  });

  test('marks what did not arrive, and repairs it in the ticket or from the list of all', async () => {
    const entry = { from: 'staff', by: 'Mika', text: 'hello' } as const;
    const delivery = { state: 'unsure', problem: 'no-answer' } as const;
    desk.service.desk.put(createTicket({ transcript: [createEntry('1', { ...entry, delivery })] }));
    const post = {
      key: 'k',
      ticket: 'P25-1042',
      to: 'teams',
      entry: null,
      state: 'dead',
      attempts: 8,
    } as const;
    desk.service.desk.problemPosts.push({ ...post, problem: 'no-such-channel', createdAt: '', sentAt: null });
    const page = await desk.open({ ticket: 'P25-1042' });
    await page.getByText('May not have arrived: the service did not answer').waitFor();
    await page.getByRole('button', { name: 'It arrived' }).click();
    await page.locator('.delivery', { hasText: 'Delivered' }).waitFor();
    await page.getByRole('button', { name: 'Undelivered: 1' }).click();
    await page.getByRole('dialog').getByText('that channel is not set up here · Tries: 8').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Send again' }).click();
    await page.getByRole('button', { name: 'Undelivered: 1' }).waitFor({ state: 'hidden' });
    expect(desk.service.desk.problemPosts).toEqual([]);
  });
});
