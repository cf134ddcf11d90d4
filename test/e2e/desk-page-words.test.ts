import { LOCALES } from '../../src/answer/locale';
import { createEntry, createTicket } from '../support/desk-tickets';
import { hasBrowser } from './browser';
import { rows, useDeskBrowser } from './desk-browser';

jest.setTimeout(60_000);

const KEY = 'webchat/web-6f1c/person-9a2b';
const nameless = createTicket({
  id: 'P25-1060',
  participants: [{ conversation: KEY, channel: 'web', locale: 'en', name: null }],
});
const mika = { id: 'Mika', name: 'Mika', via: 'desk' } as const;

(hasBrowser() ? describe : describe.skip)('the words of the desk page', () => {
  const desk = useDeskBrowser();

  test.each([
    ['en', 'P25-1060 name not known · Web', 'Reply to the person', 'What the person will read'],
    ['ja', 'P25-1060 名前不明 · Web', '相談者に返信', '相談者が読む内容'],
    ['zh-TW', 'P25-1060 姓名不明 · 網頁', '回覆提問者', '提問者會看到的內容'],
    ['ru', 'P25-1060 имя неизвестно · Веб', 'Ответ пользователю', 'Что прочитает пользователь'],
  ] as const)('in %s say of a person without a name just that, and never a key', async (...row) => {
    const [locale, title, tab, label] = row;
    desk.service.desk.put(nameless);
    const page = await desk.open({ ticket: 'P25-1060', locale });
    expect(await page.locator('#title').textContent()).toBe(title);
    await page.getByRole('button', { name: tab, exact: true }).waitFor();
    await page.getByLabel(label, { exact: true }).fill('Hello');
    await page.locator('.preview-title').waitFor();
    await page.locator('[data-key=audit] summary').click();
    await page.locator('.audit li').first().waitFor();
    await page.locator('#live[data-state=on]').waitFor();
    desk.service.desk.personSays('P25-1060', 'more words');
    await page.getByRole('log').getByText('more words').waitFor();
    await page.locator('#announce', { hasText: 'P25-1060: ' }).waitFor({ state: 'attached' });
    expect(await page.locator('body').innerHTML()).not.toContain('webchat');
  });

  test.each([
    ['en', 'Teams, in private, English', 'Ann will read (English, Teams, in private)'],
    ['ja', 'Teams, 非公開, English', 'Ann さんにはこう表示されます（English、Teams, 非公開）'],
    ['zh-TW', 'Teams, 私下, English', 'Ann 會看到 (English、Teams, 私下)'],
    ['ru', 'Teams, лично, English', 'Что увидит Ann (English, Teams, лично)'],
  ] as const)('in %s say who asked in private, and is answered there', async (locale, person, title) => {
    const ann = { conversation: 'c', channel: 'teams', locale: 'en', name: 'Ann', person: '29:ann' } as const;
    const inPrivate = { ...ann, conversation: 'c/private', privacy: 'among-others' } as const;
    desk.service.desk.put(createTicket({ id: 'P25-1060', participants: [ann, inPrivate] }));
    const page = await desk.open({ ticket: 'P25-1060', locale });
    await page.locator('.meta', { hasText: person }).waitFor();
    await page.locator('.meta', { hasText: 'Teams, English' }).waitFor();
    await page.locator('#words').fill('Hello');
    await page.locator('.preview-title', { hasText: title }).waitFor();
  });

  test('announce a ticket that has just come without a key for a name', async () => {
    const page = await desk.open();
    await page.locator('#live[data-state=on]').waitFor();
    desk.service.desk.put(nameless);
    await rows(page).nth(3).waitFor();
    expect(await page.locator('#announce').textContent()).toBe('P25-1060: opened the ticket');
  });

  test.each([
    [
      'en',
      ['Normal · Sources disagree', '(before: Open)', 'Normal → High', 'the person has blocked'],
      'The desk',
    ],
    [
      'ja',
      ['通常 · 資料が食い違っている', '（変更前：未担当）', '通常 → 高', '相談者がボットをブロック'],
      '自動処理',
    ],
    ['zh-TW', ['一般 · 資料來源說法不一', '(原本：未認領)', '一般 → 高', '提問者已封鎖'], '系統'],
    [
      'ru',
      [
        'Обычный · Источники расходятся',
        '(было: Ждёт сотрудника)',
        'Обычный → Высокий',
        'пользователь заблокировал',
      ],
      'Система',
    ],
  ] as const)('in %s tell the log without a word of the program', async (locale, details, system) => {
    const { desk: fake } = desk.service;
    const act = { ticket: 'P25-1042', by: mika, undoSeconds: 0, locale: 'en' } as const;
    await fake.act({ ...act, act: 'claim' });
    await fake.act({ ...act, act: 'prioritize', to: 'high' });
    await fake.act({ ...act, act: 'reply', text: 'Hello' });
    fake.deliver('P25-1042', '5', 'failed', 'blocked');
    const page = await desk.open({ ticket: 'P25-1042', locale });
    await page.locator('[data-key=audit] summary').click();
    await page.locator('.audit li').nth(4).waitFor();
    const told = (await page.locator('.audit').textContent()) ?? '';
    for (const detail of details) expect(told).toContain(detail);
    expect(told).not.toMatch(/priority:|entries|from:|system|blocked:|entry/);
    expect(await page.locator('.audit li b', { hasText: system }).count()).toBe(1);
  });

  test('do not say of what is done that nobody has it', async () => {
    const page = await desk.open({ ticket: 'P25-1038' });
    await page.locator('.meta', { hasText: 'Slack' }).waitFor();
    expect(await page.locator('.meta').textContent()).not.toContain('Nobody has it');
  });

  test('leave out of the conversation what holds nothing', async () => {
    const transcript = [createEntry('1', { text: 'first' }), createEntry('2', { text: '' })];
    const gone = createEntry('3', { text: '', earlier: ['was'], isDeleted: true });
    desk.service.desk.put(createTicket({ transcript: [...transcript, gone] }));
    const page = await desk.open({ ticket: 'P25-1042' });
    await page.getByRole('log').getByText('first').waitFor();
    expect(await page.locator('[data-entry="2"]').count()).toBe(0);
    expect(await page.locator('[data-entry]').count()).toBe(2);
  });

  test.each(LOCALES)('tell times in 24 hours in %s', async (locale) => {
    const at = new Date(new Date().setHours(15, 4)).toISOString();
    desk.service.desk.put(createTicket({ transcript: [createEntry('1', { at })] }));
    const page = await desk.open({ ticket: 'P25-1042', locale });
    expect(await page.locator('[data-entry="1"] time').textContent()).toBe('15:04');
  });

  test.each([
    ['on a desk', {}, true],
    ['not on a phone', { hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } }, false],
  ] as const)('name the key that sends, %s', async (_where, device, isShown) => {
    const page = await desk.open({ ticket: 'P25-1042', ...device });
    expect(await page.locator('.composer-foot .hint').isVisible()).toBe(isShown);
  });
});
