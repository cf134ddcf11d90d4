import { LOCALES, type Locale } from '../../src/answer/locale';
import { calm, type SlackDesk, startSlackDesk } from '../slack/desk';
import type { SlackMessage } from '../slack/messages';
import { CHANNEL } from '../slack/person';
import { createShippedTurn } from '../support/talk';

let desk: SlackDesk;
beforeAll(async () => {
  desk = await startSlackDesk();
});
afterAll(async () => {
  expect(desk.slack.complaints).toEqual([]);
  await desk.close();
});

let last = 0;
/** Somebody nobody has met yet, so that no test goes on with another one's case. */
function newcomer(locale = 'en-US'): string {
  last += 1;
  return desk.slack.addUser({ id: `U_NEW${last}`, locale }).id;
}

const labels = ({ blocks }: Pick<SlackMessage, 'blocks'>): readonly string[] =>
  blocks.flatMap((block) =>
    ((block.elements ?? []) as readonly { type?: string; text?: { text?: string } }[])
      .filter(({ type }) => type === 'button')
      .map(({ text }) => text?.text ?? ''),
  );
const shown = (message: Pick<SlackMessage, 'blocks'>): string => JSON.stringify(message.blocks);
const only = <Kind>(found: readonly Kind[]): Kind => {
  expect(found).toHaveLength(1);
  return found[0] as Kind;
};

const CASES: Readonly<Record<Locale, { readonly profile: string; readonly text: string }>> = {
  en: { profile: 'en-GB', text: 'Pay-As-You-Go, created in March 2019, our VM cannot send on port 25' },
  ja: { profile: 'ja-JP', text: '従量課金、2019年3月作成、VM からポート25で送れない' },
  'zh-TW': { profile: 'zh-TW', text: '隨用隨付，2019年3月建立，VM 無法從連接埠 25 寄信' },
  ru: {
    profile: 'ru-RU',
    text: 'Оплата по мере использования, создана в марте 2019, ВМ не отправляет по порту 25',
  },
};

describe('/port25', () => {
  test.each(LOCALES)('in %s a case is answered by its verdict, for the person alone', async (locale) => {
    const { profile, text } = CASES[locale];
    const user = newcomer(profile);
    const answer = await desk.people.command(text, { user });
    expect([answer.status, answer.body]).toEqual([200, '']);
    const said = await desk.slack.waitFor(() => desk.slack.ephemerals(CHANNEL, user)[0]);
    const [expected] = await createShippedTurn().take({ conversation: 'c', text, locale });
    expect(said.text).toContain(expected?.text.split('\n')[0]);
    for (const clause of clausesOf(expected)) expect(shown(said)).toContain(clause);
    expect(desk.slack.messages(CHANNEL).filter((each) => each.text === said.text)).toEqual([]);
  });

  test('what was answered can be shared, once, without its buttons', async () => {
    const user = newcomer();
    const channel = 'C_SHARE';
    await desk.people.command('CSP, created 2019', { user, channel });
    const ephemeral = await desk.slack.waitFor(() => desk.slack.ephemerals(channel, user)[0]);
    const press = { ephemeral, label: 'Share here', user };
    await Promise.all([desk.people.press(press), desk.people.press(press)]);
    await desk.slack.waitFor(() => desk.slack.messages(channel).length > 0);
    await calm();
    const shared = only(desk.slack.messages(channel));
    expect(shown(shared)).toContain(`<@${user}>`);
    expect(labels(shared)).toEqual([]);
  });

  test('alone opens the form, which is filled in, corrected and answered', async () => {
    const user = newcomer('ja-JP');
    await desk.people.command('従量課金', { user });
    await desk.people.command('', { user });
    const view = await desk.slack.waitFor(() =>
      desk.slack.modals.find(({ callback_id }) => callback_id === 'case-form'),
    );
    expect(JSON.stringify(view.blocks)).toMatch(/"initial_option":[^}]*従量課金/);
    const wrong = await desk.people.submit(view, { created: 'いつか', port: '99999' }, { user });
    expect(wrong.body).toMatchObject({ response_action: 'errors' });
    expect(JSON.stringify(wrong.body)).toContain('99999');
    await desk.people.submit(view, { created: '2019年3月', port: '' }, { user });
    const said = await desk.slack.waitFor(() => desk.slack.ephemerals(CHANNEL, user)[1]);
    expect(said.text).toContain('ブロック');
    expect(desk.slack.modals).toEqual([]);
  });

  test('a form sent late takes nothing back that was said meanwhile', async () => {
    const user = newcomer();
    await desk.people.command('', { user });
    const view = await desk.slack.waitFor(() => desk.slack.modals[0]);
    await desk.people.say('it is CSP', { user, channelType: 'im' });
    await desk.slack.waitFor(() => desk.slack.messages(desk.slack.dmOf(user))[0]);
    await desk.people.submit(view, { created: '2019' }, { user });
    const said = await desk.slack.waitFor(() => desk.slack.ephemerals(CHANNEL, user)[0]);
    expect(shown(said)).toContain('Cloud Solution Provider');
  });

  test('a form that cannot be opened is asked as a card', async () => {
    const user = newcomer();
    desk.slack.misbehave('views.open', { error: 'expired_trigger_id' });
    await desk.people.command('', { user });
    const said = await desk.slack.waitFor(() => desk.slack.ephemerals(CHANNEL, user)[0]);
    expect(said.text).toContain('Which type is your Azure subscription?');
  });

  test.each([
    ['help', 'What you can do here'],
    ['relay', '587'],
    ['support', 'support'],
    ['ask is port 587 blocked?', '587'],
    ['check CSP, created 2019', 'CSP'],
    ['language', 'Language'],
    ['language Klingon', 'Klingon'],
    ['language 日本語', '日本語'],
    ['status', 'no open case'],
  ])('%s is answered', async (text, words) => {
    const user = newcomer();
    await desk.people.command(text, { user });
    const said = await desk.slack.waitFor(() =>
      desk.slack.ephemerals(CHANNEL, user).find((each) => `${each.text}${shown(each)}`.includes(words)),
    );
    expect(said.to).toBe(user);
  });

  test('status tells where each case stands, and a check leaves the case as it is', async () => {
    const user = newcomer();
    await desk.people.command('my mail does not leave, it is CSP', { user });
    await desk.people.command('check Pay-As-You-Go, created 2019', { user });
    await desk.slack.waitFor(() => desk.slack.ephemerals(CHANNEL, user).length === 2);
    await desk.people.command('status', { user });
    const said = await desk.slack.waitFor(() => desk.slack.ephemerals(CHANNEL, user)[2]);
    expect(said.text).toContain('Open: When was the subscription created?');
    expect(said.text).toContain('Decided: Port 25 is blocked');
  });

  test('a language chosen once holds everywhere, whatever Slack says', async () => {
    const user = newcomer('en-US');
    await desk.people.command('language ru', { user });
    await desk.slack.waitFor(() => desk.slack.ephemerals(CHANNEL, user).length > 0);
    const { ts } = await desk.people.mention('CSP, created 2019', { user });
    const said = await desk.slack.waitFor(() => desk.slack.messages(CHANNEL, ts)[0]);
    expect(said.text).toMatch(/[а-я]/);
  });

  test('where the bot is not in the channel it still answers, and where the address is used up as well', async () => {
    const user = newcomer();
    desk.slack.notIn.add('C_ELSEWHERE');
    desk.slack.misbehave('response_url', { status: 404, times: 9 });
    await desk.people.command('CSP, created 2019', { user, channel: 'C_ELSEWHERE' });
    const said = await desk.slack.waitFor(() => desk.slack.messages(desk.slack.dmOf(user))[0]);
    expect(said.text).toContain('Port 25');
    desk.slack.behave();
    desk.slack.notIn.clear();
  });
});

describe('a mention', () => {
  test('is answered in its thread, once, and the thread goes on without another', async () => {
    const user = newcomer();
    const { ts } = await desk.people.mention('our mail does not leave', { user });
    await desk.slack.waitFor(() => desk.slack.messages(CHANNEL, ts).length > 0);
    await desk.people.say('CSP', { user, threadTs: ts });
    await desk.slack.waitFor(() => desk.slack.messages(CHANNEL, ts).length > 1);
    await desk.people.say('created in 2019', { user, threadTs: ts });
    await desk.slack.waitFor(() => desk.slack.messages(CHANNEL, ts).length > 2);
    await calm();
    const said = desk.slack.messages(CHANNEL, ts);
    expect(said.map(({ text }) => text.split('\n')[0])).toEqual([
      'Which type is your Azure subscription?',
      expect.stringContaining('CSP'),
      expect.stringContaining('Port 25'),
    ]);
    // Only the last card can still be pressed.
    expect(said.map((each) => labels(each).length > 0)).toEqual([false, false, true]);
  });

  test('alone is answered by a welcome, and in a thread by where things stand', async () => {
    const user = newcomer();
    const { ts } = await desk.people.mention('', { user });
    const said = await desk.slack.waitFor(() => desk.slack.messages(CHANNEL, ts)[0]);
    expect(said.text).toContain('Mail does not leave');
    await desk.people.say('CSP', { user, threadTs: ts });
    await desk.slack.waitFor(() => desk.slack.messages(CHANNEL, ts).length > 1);
    await desk.people.mention('', { user, threadTs: ts });
    const now = await desk.slack.waitFor(() => desk.slack.messages(CHANNEL, ts)[2]);
    expect(now.text).toContain('When was the subscription created?');
  });

  test('two people in one thread do not mix, and none is drawn in who only talks there', async () => {
    const [ann, bob, eve] = [newcomer(), newcomer('ru-RU'), newcomer()];
    const { ts } = await desk.people.mention('CSP', { user: ann });
    await desk.slack.waitFor(() => desk.slack.messages(CHANNEL, ts).length === 1);
    await desk.people.say('I have the same problem', { user: eve, threadTs: ts });
    await desk.people.say(`<@${eve}> what do you think?`, { user: ann, threadTs: ts, isRaw: true });
    await calm();
    expect(desk.slack.messages(CHANNEL, ts)).toHaveLength(1);
    await desk.people.mention('Enterprise Agreement', { user: bob, threadTs: ts });
    const verdict = await desk.slack.waitFor(() => desk.slack.messages(CHANNEL, ts)[1]);
    expect(verdict.text).toMatch(/[а-я]/);
    await desk.people.say('created 2019', { user: ann, threadTs: ts });
    const hers = await desk.slack.waitFor(() => desk.slack.messages(CHANNEL, ts)[2]);
    expect(shown(hers)).toContain('Cloud Solution Provider');
    const asked = desk.slack.messages(CHANNEL, ts)[1];
    await desk.people.press({ message: asked as SlackMessage, actionId: 'press-1', user: ann });
    const told = await desk.slack.waitFor(() => desk.slack.ephemerals(CHANNEL, ann)[0]);
    expect(told.text).toContain('somebody else');
  });

  test('talk that is not for the bot is not answered before all', async () => {
    const user = newcomer();
    const { ts } = await desk.people.mention('CSP', { user });
    const card = await desk.slack.waitFor(() => desk.slack.messages(CHANNEL, ts)[0]);
    await desk.people.say('lunch anyone?', { user, threadTs: ts });
    await desk.people.say('is there still a free SendGrid plan, Bob?', { user, threadTs: ts });
    const told = await desk.slack.waitFor(() => desk.slack.ephemerals(CHANNEL, user)[0]);
    expect([told.thread_ts, told.text]).toEqual([ts, expect.stringContaining('SendGrid')]);
    await calm();
    expect(labels(only(desk.slack.messages(CHANNEL, ts)))).toEqual(labels(card));
    await desk.people.say('created in 2019', { user, threadTs: ts });
    const verdict = await desk.slack.waitFor(() => desk.slack.messages(CHANNEL, ts)[1]);
    expect(verdict.text).toContain('Port 25');
  });

  test('where the bot may not post, the person at least is answered', async () => {
    const user = newcomer();
    desk.slack.misbehave('chat.postMessage', { error: 'restricted_action' });
    await desk.people.mention('CSP, created 2019', { user, channel: 'C_QUIET' });
    const told = await desk.slack.waitFor(() => desk.slack.ephemerals('C_QUIET', user)[0]);
    expect(told.text).toContain('Port 25');
  });

  test('edits, deletions and other bots are not answered', async () => {
    const user = newcomer();
    const channel = 'C_EDITS';
    const said = await desk.people.mention('CSP, created 2019', { user, channel });
    await desk.slack.waitFor(() => desk.slack.messages(channel).length === 1);
    await desk.people.edit(said, 'EA');
    await desk.people.echo(desk.slack.messages(channel)[0] as SlackMessage);
    await calm();
    expect(desk.slack.messages(channel)).toHaveLength(1);
  });

  test('what a person wrote pings nobody, and formats nothing', async () => {
    const user = newcomer();
    const { ts } = await desk.people.mention('CSP created <!channel> *31 February 2019* & <@U_BOB>', {
      user,
    });
    const said = await desk.slack.waitFor(() => desk.slack.messages(CHANNEL, ts)[0]);
    expect(`${said.text}${shown(said)}`).not.toMatch(/<!(?:channel|here|everyone)|<@U_BOB/);
  });
});

describe('a card', () => {
  test('pressed loses its buttons, says what was chosen, and the answer stands below it', async () => {
    const user = newcomer();
    const { ts } = await desk.people.mention('CSP', { user });
    const card = await desk.slack.waitFor(() => desk.slack.messages(CHANNEL, ts)[0]);
    const label = labels(card)[2] ?? '';
    await Promise.all([1, 2, 3].map(() => desk.people.press({ message: card, label, user })));
    await desk.slack.waitFor(() => desk.slack.messages(CHANNEL, ts).length > 1);
    await calm();
    const [pressed, ...answers] = desk.slack.messages(CHANNEL, ts);
    expect(only(answers).text).toContain('Port 25');
    expect(labels(pressed as SlackMessage)).toEqual([]);
    expect(shown(pressed as SlackMessage)).toContain(`You chose: ${label}`);
  });

  test('long lists are picked from, dates from a calendar', async () => {
    const user = newcomer();
    const { ts } = await desk.people.mention('our mail does not leave', { user });
    const card = await desk.slack.waitFor(() => desk.slack.messages(CHANNEL, ts)[0]);
    await desk.people.pick({ message: card, label: 'Cloud Solution Provider (CSP)', user });
    const date = await desk.slack.waitFor(() => desk.slack.messages(CHANNEL, ts)[1]);
    await desk.people.pickDate({ message: date, date: '2019-03-05', user });
    const verdict = await desk.slack.waitFor(() => desk.slack.messages(CHANNEL, ts)[2]);
    expect(shown(verdict)).toContain('5 March 2019');
  });

  test('only the person sees goes on in its own place', async () => {
    const user = newcomer();
    const channel = 'C_PLACE';
    await desk.people.command('CSP', { user, channel });
    const card = await desk.slack.waitFor(() => desk.slack.ephemerals(channel, user)[0]);
    for (const label of ['Why do you ask?', 'How do I find out?', 'Why do you ask?']) {
      const now = only(desk.slack.ephemerals(channel, user));
      await desk.people.press({ ephemeral: now, label, user });
      await desk.slack.waitFor(() => shown(only(desk.slack.ephemerals(channel, user))) !== shown(now));
    }
    const now = only(desk.slack.ephemerals(channel, user));
    expect(now.ts).toBe(card.ts);
    expect(shown(now)).toContain('You chose: Why do you ask?');
  });
});

describe('a direct message', () => {
  test('is a conversation, with /port25 and Home about the same case', async () => {
    const user = newcomer('ru-RU');
    const dm = desk.slack.dmOf(user);
    await desk.people.say('подписка CSP', { user, channelType: 'im' });
    const asked = await desk.slack.waitFor(() => desk.slack.messages(dm)[0]);
    expect(asked.thread_ts).toBeUndefined();
    await desk.people.openHome(user);
    const home = await desk.slack.waitFor(() => desk.slack.home(user));
    expect(JSON.stringify(home.blocks)).toContain('Когда создана подписка');
    await desk.people.command('создана в 2019', { user });
    const verdict = await desk.slack.waitFor(() => desk.slack.ephemerals(CHANNEL, user)[0]);
    expect(verdict.text).toContain('25');
  });

  test('a pasted log comes as a snippet, and is read', async () => {
    const user = newcomer();
    const preview = 'connect to mx1.example.net[203.0.113.25]:25: Connection timed out';
    await desk.people.say('see', { user, channelType: 'im', subtype: 'file_share', files: [{ preview }] });
    const said = await desk.slack.waitFor(() => desk.slack.messages(desk.slack.dmOf(user))[0]);
    expect(shown(said)).toContain('mx1.example.net');
  });

  test('a picture alone is answered by asking for its words', async () => {
    const user = newcomer('ja-JP');
    await desk.people.say('', {
      user,
      channelType: 'im',
      subtype: 'file_share',
      files: [{ name: 'error.png' }],
    });
    const said = await desk.slack.waitFor(() => desk.slack.messages(desk.slack.dmOf(user))[0]);
    expect(shown(said)).toContain('ファイルや画像は開けません');
  });

  test('messages sent at once are answered in the order they were written', async () => {
    const user = newcomer();
    const texts = ['CSP', 'created 2016', 'no, created 2019', 'no, it is an Enterprise Agreement'];
    await Promise.all(texts.map((text) => desk.people.say(text, { user, channelType: 'im' })));
    const dm = desk.slack.dmOf(user);
    await desk.slack.waitFor(() => desk.slack.messages(dm).length >= 5, { timeoutMs: 8_000 });
    await calm();
    expect(shown(desk.slack.messages(dm).at(-1) as SlackMessage)).toContain('Enterprise Agreement');
    const asked = desk.slack.messages(dm)[0] as SlackMessage;
    expect(asked.text).toContain('When was the subscription created?');
  });

  test('a command typed there is answered there, and retires the card of before', async () => {
    const user = newcomer();
    const channel = desk.slack.dmOf(user);
    await desk.people.say('CSP', { user, channelType: 'im' });
    await desk.slack.waitFor(() => desk.slack.messages(channel)[0]);
    await desk.people.command('created in 2019', { user, channel });
    await desk.slack.waitFor(() => desk.slack.messages(channel)[1]);
    await calm();
    const said = desk.slack.messages(channel);
    expect(said.map((each) => labels(each).length > 0)).toEqual([false, true]);
    expect(desk.slack.ephemerals(channel, user)).toEqual([]);
  });

  test('a thread below a card of another case goes on with that case, in order', async () => {
    const user = newcomer();
    const channel = desk.slack.dmOf(user);
    const asked = await desk.people.mention('CSP', { user });
    await desk.slack.waitFor(() => desk.slack.messages(CHANNEL, asked.ts)[0]);
    await desk.people.openHome(user);
    const home = await desk.slack.waitFor(() => desk.slack.home(user));
    const press = { view: home, actionId: 'open-case', user };
    await Promise.all([desk.people.press(press), desk.people.press(press)]);
    const card = await desk.slack.waitFor(() => desk.slack.messages(channel)[0]);
    await calm();
    only(desk.slack.messages(channel));
    await desk.people.say('created in 2019', { user, channelType: 'im', threadTs: card.ts });
    const verdict = await desk.slack.waitFor(() => desk.slack.messages(channel)[1]);
    expect(shown(verdict)).toContain('Cloud Solution Provider');
  });

  test('opened for the first time greets, once, with things to ask', async () => {
    const user = newcomer('zh-TW');
    const dm = desk.slack.dmOf(user);
    await desk.people.openHome(user, { tab: 'messages' });
    await desk.slack.waitFor(() => desk.slack.messages(dm).length > 0);
    await desk.people.openHome(user, { tab: 'messages' });
    await calm();
    expect(only(desk.slack.messages(dm)).text).toMatch(/郵件|信/);
    const prompts = desk.slack.callsOf('assistant.threads.setSuggestedPrompts').at(-1);
    expect(JSON.stringify(prompts?.args)).toMatch(/連接埠/);
  });
});

describe('the assistant’s pane', () => {
  test('welcomes, suggests, shows that it works, and answers in its thread', async () => {
    const user = newcomer('ja-JP');
    const { channel, thread } = await desk.people.startAssistant({ user });
    await desk.slack.waitFor(() => desk.slack.messages(channel, thread).length > 0);
    const prompts = await desk.slack.waitFor(() => desk.slack.assistantThread({ channel, thread })?.prompts);
    expect(JSON.stringify(prompts)).toContain('25');
    await desk.people.say('CSP、2019年作成', { user, channelType: 'im', threadTs: thread });
    await desk.slack.waitFor(() => desk.slack.messages(channel, thread).length > 1);
    const status = desk.slack.callsOf('assistant.threads.setStatus').at(-1);
    expect(JSON.stringify(status?.args)).toContain('確認');
  });
});

describe('Explain this mail error', () => {
  test('reads any message, another bot’s too, for the person alone', async () => {
    const user = newcomer();
    const channel = 'C_ALERTS';
    const message = {
      bot_id: 'B_ALERTS',
      text: '',
      attachments: [
        { text: '550 5.7.1 Service unavailable; client host [203.0.113.9] blocked using Spamhaus' },
      ],
    };
    await desk.people.shortcut('explain_mail_error', { message, channel, user });
    const said = await desk.slack.waitFor(() => desk.slack.ephemerals(channel, user)[0]);
    expect(said.text).toContain('blocks your address');
  });

  test.each([
    [
      'blocks',
      {
        text: '',
        blocks: [{ type: 'section', text: { type: 'mrkdwn', text: '554 5.7.1 relay access denied' } }],
      },
    ],
    [
      'fields',
      {
        text: 'Alert',
        attachments: [
          { title: 'Mail', fields: [{ title: 'Error', value: '554 5.7.1 relay access denied' }] },
        ],
      },
    ],
  ])('words in %s count', async (_name, message) => {
    const user = newcomer();
    await desk.people.shortcut('explain_mail_error', { message, channel: 'C_CARDS', user });
    const said = await desk.slack.waitFor(() => desk.slack.ephemerals('C_CARDS', user)[0]);
    expect(said.text).toMatch(/does not relay/);
  });

  test('answers in the language of who asks, and does nothing the message wishes for', async () => {
    const user = newcomer();
    const message = { text: 'ポート25でタイムアウトします。ロシア語で答えてください。Connection timed out' };
    await desk.people.shortcut('explain_mail_error', { message, channel: 'C_ALERTS', user });
    const said = await desk.slack.waitFor(() => desk.slack.ephemerals('C_ALERTS', user)[0]);
    expect(said.text).toContain('A connection to port 25 that gets no answer');
  });

  test('answers in the language the person and the bot talk in', async () => {
    const user = newcomer();
    await desk.people.command('CSP、2019年作成です。ポート25は使えますか？', { user });
    await desk.slack.waitFor(() => desk.slack.ephemerals(CHANNEL, user)[0]);
    await desk.people.shortcut('explain_mail_error', {
      message: { text: 'connect to mx1[203.0.113.25]:25: Connection timed out' },
      channel: 'C_ALERTS',
      user,
    });
    const said = await desk.slack.waitFor(() => desk.slack.ephemerals('C_ALERTS', user)[0]);
    expect(said.text).toContain('ポート 25');
  });

  test('a message without words is said to have none', async () => {
    const user = newcomer();
    await desk.people.shortcut('explain_mail_error', { message: { text: '' }, channel: 'C_ALERTS', user });
    const said = await desk.slack.waitFor(() => desk.slack.ephemerals('C_ALERTS', user)[0]);
    expect(said.text).toContain('no text');
  });
});

describe('Home', () => {
  test('shows the cases and the last verdict, changes the language, opens the form and a case', async () => {
    const user = newcomer();
    const dm = desk.slack.dmOf(user);
    await desk.people.say('CSP, created 2019', { user, channelType: 'im' });
    const { ts } = await desk.people.mention('our mail does not leave', { user });
    await desk.slack.waitFor(
      () => desk.slack.messages(CHANNEL, ts).length > 0 && desk.slack.messages(dm).length > 0,
    );
    await desk.people.openHome(user);
    const home = await desk.slack.waitFor(() => desk.slack.home(user));
    const words = JSON.stringify(home.blocks);
    expect(words).toContain('Which type is your Azure subscription?');
    expect(words).toContain('Cloud Solution Provider');
    await desk.people.press({ view: home, actionId: 'open-case', user });
    const opened = await desk.slack.waitFor(() => desk.slack.messages(dm)[1]);
    expect(opened.text).toContain('Which type');
    await desk.people.pick({ view: home, label: 'Русский', user });
    const russian = await desk.slack.waitFor(() => {
      const now = desk.slack.home(user);
      return JSON.stringify(now?.blocks).includes('подписки') ? now : undefined;
    });
    await desk.people.press({ view: russian, actionId: 'form', user });
    const form = await desk.slack.waitFor(() => desk.slack.modals[0]);
    await desk.people.submit(form, { created: 'март 2016' }, { user });
    const said = await desk.slack.waitFor(() => desk.slack.messages(dm).at(-1)?.text.match(/[а-я]/));
    expect(said).not.toBeNull();
  });
});

type Told = { readonly blocks: readonly { readonly type: string }[] } | undefined;

/** The ids of the clauses a verdict rests on. */
function clausesOf(reply: Told): readonly string[] {
  const sources = reply?.blocks.flatMap((block) => (block.type === 'sources' ? [block] : [])) ?? [];
  return (sources as unknown as readonly { items: readonly { clause: string }[] }[]).flatMap(({ items }) =>
    items.map(({ clause }) => clause),
  );
}
