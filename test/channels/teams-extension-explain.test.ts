import { LOCALES, type Locale } from '../../src/answer/locale';
import type { Reply } from '../../src/answer/reply';
import type { Incoming, TurnTaker } from '../../src/channels/channel';
import { createShippedTurn } from '../support/talk';
import {
  createExtended,
  type Extended,
  find,
  listParts,
  type Part,
  readCard,
  readTask,
  shippedParts,
  TEAMS_LOCALES,
} from './teams-extension-channel';

/** The product's turn, with all that it was handed. */
function createWatchedTurn(): TurnTaker & { readonly taken: Incoming[] } {
  const turn = createShippedTurn();
  const taken: Incoming[] = [];
  const take = (incoming: Incoming) => {
    taken.push(incoming);
    return turn.take(incoming);
  };
  return { taken, take, amend: turn.amend };
}

const turn = createWatchedTurn();
const extended = createExtended({ turn });
beforeEach(() => {
  turn.taken.length = 0;
});

const LOG =
  'Nov 21 mail postfix/smtp[411]: connect to mx1.example.net[203.0.113.25]:25: Connection timed out';

let messages = 1_700_000_000_000;

/** What Teams sends when "Explain this mail error" is chosen on a message, each time another. */
function toChosen(content = LOG, more: object = {}): object {
  messages += 1;
  return {
    commandId: 'explain',
    commandContext: 'message',
    requestId: 'r1',
    messagePayload: {
      id: String(messages),
      replyToId: null,
      createdDateTime: '2026-11-21T08:59:00Z',
      from: { user: { userIdentityType: 'aadUser', id: 'b1', displayName: 'Bob' } },
      body: { contentType: 'html', content: `<div><div>${content}</div></div>` },
      attachments: [],
      mentions: [],
      ...more,
    },
  };
}

const open = (value: unknown, more: object = {}) => extended.call('fetchTask', value, more);
const press = (data: unknown, more: object = {}, { call }: Extended = extended) =>
  call(
    'submitAction',
    { commandId: 'explain', commandContext: 'message', context: { theme: 'dark' }, data },
    more,
  );

function findButton(card: Part, does: string): Part {
  const button = find(card, 'Action.Submit').find(({ data }) =>
    JSON.stringify(data).includes(`"do":"${does}"`),
  );
  if (button === undefined) throw new Error(`no button that does ${does}`);
  return button.data as Part;
}

function readWords(card: Part): string {
  return listParts(card)
    .map(({ text }) => (typeof text === 'string' ? text : ''))
    .join('\n');
}

describe.each(LOCALES)('a mail error, explained in %s,', (locale) => {
  test('opens a dialog with a card that says what it means and asks what matters', async () => {
    const more = { locale: TEAMS_LOCALES[locale] };
    const answer = await open(toChosen(), more);
    const task = readTask(answer);
    const card = readCard(answer);
    expect(answer.status).toBe(200);
    expect(task).toMatchObject({ type: 'continue', value: { title: say(locale, 'explain.title') } });
    expect(card).toMatchObject({ type: 'AdaptiveCard', version: '1.5', lang: locale });
    expect(readWords(card)).toContain(say(locale, 'explain.elsewhere'));
    expect(find(card, 'Input.ChoiceSet').length + find(card, 'Action.Submit').length).toBeGreaterThan(2);
  });

  test('without any text, is told so', async () => {
    const answer = await open(toChosen('<img src="https://x.example/a.png">'), {
      locale: TEAMS_LOCALES[locale],
    });
    expect(readTask(answer)).toEqual({ type: 'message', value: say(locale, 'explain.nothing') });
  });
});

function say(locale: Locale, word: Parameters<ReturnType<typeof shippedParts>['say']>[1]): string {
  return shippedParts().say(locale, word);
}

test('the turn is handed the words as they were read, as a case of its own of the person', async () => {
  await open(toChosen('from &lt;a@b.example&gt;<br>timed out'));
  expect(turn.taken).toEqual([
    {
      channel: 'teams',
      conversation: `msteams/19%3Ageneral%40thread.tacv2%3Bmessageid%3D1700000000000/29%3Aann/explain/${messages}`,
      locale: 'en',
      delivery: expect.stringMatching(/^explain:f:/),
      text: 'from <a@b.example>\ntimed out',
      wish: 'explain',
    },
  ]);
});

test('its buttons go on with the case in the same dialog', async () => {
  const asked = readCard(await open(toChosen()));
  const told = readCard(await press(findButton(asked, 'why')));
  const [opened, pressed] = turn.taken;
  expect(pressed).toMatchObject({ action: { do: 'why' }, text: '', pressed: expect.stringMatching(/./) });
  expect(pressed?.conversation).toBe(opened?.conversation);
  expect(readWords(told)).not.toBe(readWords(asked));
});

test('what is picked from a list is answered as what is pressed', async () => {
  const card = readCard(await open(toChosen()));
  const [list] = find(card, 'Input.ChoiceSet') as readonly { choices: readonly { value: string }[] }[];
  const submit = find(card, 'Action.Submit').find(({ data }) => 'fact' in (data as Part));
  const picked = list?.choices.find(({ value }) => value.includes('"free-trial"'))?.value;
  const next = await press({ ...(submit?.data as Part), pick: picked });
  expect(turn.taken.at(-1)).toMatchObject({
    action: { do: 'answer', fact: 'subscription', value: 'free-trial' },
  });
  expect(readWords(readCard(next))).toContain('Free Trial');
});

test('every button of a dialog comes back to it, and none speaks in the conversation', async () => {
  const card = readCard(await open(toChosen()));
  const buttons = find(card, 'Action.Submit');
  expect(find(card, 'Action.Execute')).toEqual([]);
  expect(buttons.length).toBeGreaterThan(0);
  for (const { data } of buttons) {
    expect(data).toMatchObject({ explain: String(messages), drawn: expect.stringMatching(/^.{8}$/) });
    expect(data).not.toHaveProperty('msteams');
  }
});

describe('Teams asks again when it is impatient:', () => {
  test.each([
    ['the same call', { id: 'f:same' }, { id: 'f:same' }],
    ['a call of its own', {}, {}],
  ])('%s gets the first answer, and acts once', async (_name, first, second) => {
    const chosen = toChosen();
    const [one, two] = await Promise.all([open(chosen, first), open(chosen, second)]);
    const three = await open(chosen, second);
    expect(turn.taken).toHaveLength(1);
    expect(readWords(readCard(two))).toBe(readWords(readCard(one)));
    expect(readWords(readCard(three))).toBe(readWords(readCard(one)));
  });

  test('a button pressed three times acts once', async () => {
    const button = findButton(readCard(await open(toChosen())), 'how');
    turn.taken.length = 0;
    const answers = await Promise.all([press(button), press(button), press(button)]);
    expect(turn.taken).toHaveLength(1);
    expect(new Set(answers.map((answer) => readWords(readCard(answer)))).size).toBe(1);
  });

  test('what another process has answered is not done again: the case is shown as it stands', async () => {
    const button = findButton(readCard(await open(toChosen())), 'how');
    await press(button);
    const other = createExtended({ turn });
    const shown = readCard(await press(button, {}, other));
    expect(turn.taken.slice(-2)).toMatchObject([
      { action: { do: 'how' }, delivery: turn.taken[1]?.delivery },
      { action: { do: 'verdict' } },
    ]);
    expect(find(shown, 'Action.Submit').length).toBeGreaterThan(0);
  });
});

test('the same message is read anew once it has changed', async () => {
  const chosen = toChosen();
  await open(chosen);
  const id = String(messages);
  await open(toChosen('now it is refused', { id }));
  expect(turn.taken.map(({ text }) => text)).toEqual([LOG, 'now it is refused']);
  expect(turn.taken[1]?.conversation).toBe(turn.taken[0]?.conversation);
});

test('nobody reaches the case of another: not by the message, nor by the card they were sent', async () => {
  const chosen = toChosen('We use Pay-As-You-Go from March 2019; connect to mx1[203.0.113.25]:25: timed out');
  const card = readCard(await open(chosen));
  const bob = { from: { id: '29:bob', name: 'Bob' } };
  const seen = [
    await press({ ...findButton(card, 'help'), action: { do: 'verdict' } }, bob),
    await press({ explain: `${messages}/29%3Aann`, drawn: 'x', action: { do: 'verdict' } }, bob),
    await press({ explain: `../29%3Aann/explain/${messages}`, drawn: 'y', action: { do: 'verdict' } }, bob),
  ];
  const [ann, ...others] = turn.taken.map(({ conversation }) => conversation);
  expect(ann).toContain('/29%3Aann/explain/');
  for (const other of others) expect(other).toMatch(/\/29%3Abob\/explain\/[^/]+$/);
  expect(readWords(card)).toContain('Port 25 is blocked');
  for (const answer of seen) expect(readWords(readCard(answer))).not.toMatch(/is blocked|2019|mx1/);
});

test('what leads to the staff is not offered, and not taken', async () => {
  const card = readCard(await open(toChosen()));
  for (const { data } of find(card, 'Action.Submit'))
    expect(JSON.stringify(data)).not.toMatch(/"do":"(?:human|handoff|ticket|rate|staff)"/);
  const mark = { explain: '1', drawn: 'x' };
  for (const action of [
    { do: 'human' },
    { do: 'handoff', step: 'confirm' },
    { do: 'staff', act: 'claim', ticket: 'T-1' },
  ])
    expect(await press({ ...mark, action })).toMatchObject({ status: 400 });
  expect(turn.taken).toHaveLength(1);
});

test('a message that is about something else is told to hold no error', async () => {
  const answer = await open(toChosen('lunch at noon?'), { locale: 'ru-RU' });
  expect(readTask(answer)).toEqual({ type: 'message', value: say('ru', 'explain.nothing') });
});

test('a turn that only leads to the staff says where to go on', async () => {
  const reply: Reply = { kind: 'handoff-preview', locale: 'ja', text: 'x', blocks: [], choices: [] };
  const { call } = createExtended({ turn: { take: async () => [reply], amend: async () => undefined } });
  const answer = await call('fetchTask', toChosen(), { locale: 'ja-JP' });
  expect(readTask(answer)).toEqual({ type: 'message', value: say('ja', 'explain.elsewhere') });
});

test('an answer that takes too long is behind a button before Teams gives up', async () => {
  let finish = (): void => undefined;
  const slow = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const take = async (incoming: Incoming) => {
    if (incoming.text !== '') await slow;
    return turn.take(incoming);
  };
  const late = createExtended({ turn: { take, amend: turn.amend }, parts: { patienceMs: 50 } });
  const waiting = readCard(await late.call('fetchTask', toChosen(`${LOG} CSP`), { locale: 'ru-RU' }));
  expect(readWords(waiting)).toContain(say('ru', 'explain.slow'));
  finish();
  await new Promise((resolve) => setTimeout(resolve, 50));
  const patient = createExtended({ turn });
  const shown = readCard(await press(findButton(waiting, 'verdict'), { locale: 'ru-RU' }, patient));
  expect(readWords(shown)).toContain('CSP');
});

test('a turn that breaks is logged by a number, and the person is told that number', async () => {
  const take = async () => Promise.reject(new Error('the store is on fire: secret-content'));
  const { call, log } = createExtended({ turn: { take, amend: async () => undefined } });
  const answer = await call('fetchTask', toChosen('my-secret-log'));
  expect(answer.status).toBe(200);
  expect(readTask(answer)).toEqual({ type: 'message', value: `trouble ${log[0]?.fields.id}` });
  expect(JSON.stringify(answer)).not.toMatch(/fire|secret/);
  expect(JSON.stringify(log.map(({ fields: { stack: _, ...fields } }) => fields))).not.toContain(
    'my-secret-log',
  );
});

describe('answered 400, with nothing taken:', () => {
  const body = { contentType: 'text', content: LOG };
  test.each([
    ['fetchTask', undefined],
    ['fetchTask', null],
    ['fetchTask', 'explain'],
    ['fetchTask', { commandId: 'other', messagePayload: { id: '1', body } }],
    ['fetchTask', { commandId: 'explain' }],
    ['fetchTask', { commandId: 'explain', messagePayload: { body } }],
    ['fetchTask', { commandId: 'explain', messagePayload: { id: 5, body } }],
    ['fetchTask', { commandId: 'explain', messagePayload: { id: 'x'.repeat(300), body } }],
    ['submitAction', undefined],
    ['submitAction', null],
    ['submitAction', { commandId: 'explain' }],
    ['submitAction', { commandId: 'explain', data: { action: { do: 'verdict' } } }],
    ['submitAction', { commandId: 'explain', data: { explain: '1', drawn: 'x' } }],
    ['submitAction', { commandId: 'explain', data: { explain: '1', drawn: 'x', action: { do: 'made-up' } } }],
    ['submitAction', { commandId: 'other', data: { explain: '1', drawn: 'x', action: { do: 'verdict' } } }],
    ['submitAction', { commandId: 'explain', botMessagePreviewAction: 'send', botActivityPreview: [] }],
  ])('%s of %j', async (name, value) => {
    expect(await extended.call(name, value)).toEqual({ status: 400, body: undefined });
    expect(turn.taken).toEqual([]);
  });
});

test.each(['selectItem', 'querySettingUrl', 'onCardButtonClicked', 'made-up'])(
  'a call that nobody makes of it (%s) is answered 501',
  async (name) => {
    expect(await extended.call(name, {})).toMatchObject({ status: 501 });
  },
);
