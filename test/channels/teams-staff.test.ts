import type { Activity } from 'botbuilder';
import { post, readReplies, toMessage } from '../e2e/bot-framework';
import { sayInTeams } from '../e2e/service';
import { DESK, type StaffInTeams, startStaffInTeams, THREAD, TICKET, toReply } from '../e2e/staff-in-teams';

let teams: StaffInTeams;
beforeAll(async () => {
  teams = await startStaffInTeams();
});
beforeEach(() => {
  teams.staff.acts.length = 0;
  teams.staff.refusal = undefined;
  teams.staff.breaks = false;
  teams.turn.taken.length = 0;
  teams.turn.amended.length = 0;
  teams.seen.length = 0;
  teams.log.length = 0;
});
afterAll(() => teams.close());

const KIM = { id: '29:kim', name: 'Kim', aadObjectId: 'kim-in-the-directory' };
const by = { id: 'kim-in-the-directory', name: 'Kim', via: 'teams' };
const BOT = { type: 'mention', mentioned: { id: '28:bot' }, text: '<at>Port 25 Desk</at>' };
const at = (id: string) => ({ id, conversationType: 'channel', isGroup: true }) as Activity['conversation'];

let count = 0;
/** No two messages have one id. */
const nextId = () => {
  count += 1;
  return `m${count}`;
};

/** Kim writes in the thread of the ticket's card. */
const write = (text: string, parts: object = {}) =>
  post(teams.url, toMessage({ id: nextId(), from: KIM, conversation: at(THREAD), text, ...parts }));
const texts = (answer: { readonly body: unknown; readonly status: number }) =>
  readReplies(answer).map(({ text }) => text);

describe('a line in the thread of a ticket', () => {
  test.each([
    ['Is this the EA customer?', { act: 'note', text: 'Is this the EA customer?' }],
    ['<at>Port 25 Desk</at> reply: Use port 587.', { act: 'reply', text: 'Use port 587.' }],
    ['返信: 587 番を使ってください', { act: 'reply', text: '587 番を使ってください' }],
    ['claim', { act: 'claim' }],
    ['assign Lee', { act: 'assign', to: 'Lee' }],
    ['merge P25-1007', { act: 'merge', to: 'P25-1007' }],
    ['priority urgent', { act: 'prioritize', to: 'urgent' }],
    ['resolve: it is the network', { act: 'resolve', text: 'it is the network' }],
  ])('%s', async (text, act) => {
    const id = nextId();
    const answer = await write(text, { entities: [BOT], id });
    expect(teams.staff.acts).toEqual([{ ticket: TICKET, by, ref: id, delivery: id, ...act }]);
    expect(texts(answer)).toEqual([]);
    expect(teams.turn.taken).toEqual([]);
  });

  test('brings its files along, by address', async () => {
    const attachments = [
      {
        contentType: 'application/vnd.microsoft.teams.file.download.info',
        contentUrl: 'https://contoso.sharepoint.com/log.txt',
        name: 'log.txt',
        content: { downloadUrl: 'https://contoso.sharepoint.com/download?tempauth=secret' },
      },
      { contentType: 'text/html', content: '<p>reply: see the log</p>' },
      { contentType: 'image/png', contentUrl: 'data:image/png;base64,AAAA', name: 'x.png' },
      null,
    ];
    await write('reply: see the log', { attachments });
    expect(teams.staff.acts).toMatchObject([
      { text: 'see the log', files: [{ name: 'log.txt', url: 'https://contoso.sharepoint.com/log.txt' }] },
    ]);
  });

  test.each(['help', '<at>Port 25 Desk</at>'])('%s shows what may be written', async (text) => {
    expect(texts(await write(text, { entities: [BOT] }))).toEqual([`staff-help of ${TICKET}`]);
    expect(teams.staff.acts).toEqual([]);
  });

  test('that can not be done is answered with why', async () => {
    teams.staff.refusal = toReply('staff-refused', 'Lee has it');
    expect(texts(await write('claim'))).toEqual(['Lee has it']);
  });

  test.each([
    ['a question for help', 'help', `staff-help of ${TICKET}`],
    ['a line that can not be done', 'merge P25-9999', 'There is none'],
  ])('that comes twice is answered once: %s', async (_, text, expected) => {
    teams.staff.refusal = toReply('staff-refused', 'There is none');
    const id = nextId();
    expect([texts(await write(text, { id })), texts(await write(text, { id }))]).toEqual([[expected], []]);
    expect(texts(await write(text))).toEqual([expected]);
  });

  test('that breaks is answered with the number of the log entry', async () => {
    teams.staff.breaks = true;
    const [text] = texts(await write('note: my-secret-words'));
    expect(text).toMatch(/went wrong on our side: [\da-f]{8}$/);
    expect(JSON.stringify(teams.log)).not.toContain('my-secret-words');
  });
});

describe('anywhere else', () => {
  test.each([
    ['another thread of the staff channel', `${DESK};messageid=7`],
    ['the staff channel itself', DESK],
    ['a channel whose name begins alike', `${DESK}2;messageid=100`],
  ])('words in %s are a question like any other', async (_name, id) => {
    await write('reply: hello', { conversation: at(id), entities: [BOT] });
    expect(teams.staff.acts).toEqual([]);
    expect(teams.turn.taken).toMatchObject([{ text: 'reply: hello', name: 'Kim' }]);
  });

  test('words that do not call the bot were not said to it', async () => {
    await write('hello all', { conversation: at('19:other@thread.tacv2') });
    await write('hello bot', { conversation: at('19:other@thread.tacv2'), entities: [BOT] });
    expect(teams.turn.taken.map(({ isUnasked }) => isUnasked)).toEqual([true, undefined]);
  });

  test("a person's files reach the turn by address", async () => {
    const attachments = [{ contentType: 'image/png', contentUrl: 'https://x.example/a.png', name: 'a.png' }];
    await write('see', { conversation: { id: 'a:personal' }, attachments });
    expect(teams.turn.taken).toMatchObject([{ files: [{ name: 'a.png', url: 'https://x.example/a.png' }] }]);
  });
});

const press = (act: string, parts: object = {}) => ({
  action: { do: 'staff', act, ticket: TICKET },
  label: act,
  ...parts,
});

/** Pressed in place, as Action.Execute does it. */
const execute = (data: object, conversation = THREAD, id = nextId()) =>
  post(teams.url, {
    ...toMessage({ id, from: KIM, conversation: at(conversation), text: undefined }),
    type: 'invoke',
    name: 'adaptiveCard/action',
    deliveryMode: undefined,
    serviceUrl: 'http://127.0.0.1:9/',
    value: { action: { type: 'Action.Execute', verb: 'staff', data }, trigger: 'manual' },
  });

describe('a button of the staff', () => {
  test.each([
    ['claim', {}, {}],
    ['reply', { 'words-reply': ' Use port 587. ' }, { text: 'Use port 587.' }],
    ['note', { 'words-note': 'n', 'words-reply': 'not this' }, { text: 'n' }],
    ['resolve', { 'words-resolve': '' }, {}],
    ['reply', { 'words-reply': '  ' }, {}],
  ])('%s with %j does what it says, in place', async (act, inputs, expected) => {
    const id = nextId();
    const { status, body } = await execute(press(act, inputs), THREAD, id);
    expect(teams.staff.acts).toEqual([{ ticket: TICKET, by, delivery: id, act, ...expected }]);
    expect({ status, body }).toEqual({
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: '' },
    });
  });

  test('about a reply names the reply', async () => {
    await execute({
      action: { do: 'staff', act: 'take-back', ticket: TICKET, entry: '4' },
      label: 'Take back',
    });
    expect(teams.staff.acts).toMatchObject([{ ticket: TICKET, act: 'take-back', entry: '4' }]);
  });

  test('of a state that has passed explains itself where it was pressed', async () => {
    teams.staff.refusal = toReply('staff-refused', 'Lee has it');
    expect((await execute(press('claim'))).body).toMatchObject({ statusCode: 200, value: 'Lee has it' });
  });

  test('from a client that can not execute comes as a message, and is answered in the thread', async () => {
    teams.staff.refusal = toReply('staff-refused', 'Lee has it');
    expect(texts(await write('', { value: press('claim') }))).toEqual(['Lee has it']);
    expect(texts(await write('', { value: press('details') }))).toEqual([`ticket-details of ${TICKET}`]);
    expect(texts(await write('', { value: press('support-request') }))).toEqual([
      `support-request of ${TICKET}`,
    ]);
    expect(teams.staff.acts).toHaveLength(1);
  });

  test('that is told of twice does what it says once', async () => {
    const id = nextId();
    await execute(press('claim'), THREAD, id);
    await execute(press('claim'), THREAD, id);
    expect(teams.staff.acts).toHaveLength(1);
  });

  test.each(['a:personal', '19:other@thread.tacv2;messageid=100'])(
    'pressed in %s does nothing, and says where it works',
    async (id) => {
      const told = sayInTeams('en', 'staff-only');
      expect((await execute(press('claim'), id)).body).toMatchObject({ statusCode: 200, value: told });
      expect(texts(await write('', { value: press('claim'), conversation: at(id) }))).toEqual([told]);
      expect(teams.staff.acts).toEqual([]);
      expect(teams.turn.taken).toEqual([]);
      expect(teams.log).toMatchObject([{ level: 'warn' }, { level: 'warn' }]);
    },
  );
});

describe('what was said and then changed', () => {
  const change = (type: string, parts: object) =>
    post(teams.url, { ...toMessage({ id: 'm1', ...parts }), type });
  const changeLine = (type: string, text: string | undefined) =>
    change(type, { id: 'line', text, from: KIM, conversation: at(THREAD) });

  test.each([
    ['messageUpdate', 'it is 2018', 'it is 2018'],
    ['messageDelete', undefined, null],
  ])('by a person reaches the turn: %s', async (type, text, expected) => {
    await change(type, { text });
    expect(teams.turn.amended).toEqual([
      { conversation: 'msteams/a%3Apersonal/29%3Aann', delivery: 'm1', text: expected },
    ]);
  });

  test.each([
    ['messageUpdate', 'reply: use 465', [{ act: 'edit', text: 'use 465' }]],
    ['messageUpdate', 'only a note', [{ act: 'amend-note', text: 'only a note' }]],
    ['messageUpdate', 'claim', []],
    ['messageDelete', undefined, [{ act: 'take-back' }]],
  ])('by the staff changes the reply, or the note: %s to %j', async (type, text, expected) => {
    await change(type, { text, from: KIM, conversation: at(THREAD) });
    expect(teams.staff.acts).toEqual(expected.map((act) => ({ ticket: TICKET, by, ref: 'm1', ...act })));
    expect(teams.turn.amended).toEqual([]);
  });

  test('by the staff, told twice, is answered once; words that come back count as a change', async () => {
    teams.staff.refusal = toReply('staff-refused', 'Too late');
    const edits = ['reply: a', 'reply: a', 'reply: b', 'reply: a'];
    const said: (readonly (string | undefined)[])[] = [];
    for (const text of edits) said.push(texts(await changeLine('messageUpdate', text)));
    expect(said).toEqual([['Too late'], [], ['Too late'], []]);
    expect(teams.staff.acts.map(({ text }) => text)).toEqual(['a', 'a', 'b', 'a']);
  });
});

test('a person who has read what was sent is told of', async () => {
  const receipt = { name: 'application/vnd.microsoft.readReceipt', value: { lastReadMessageId: '7' } };
  await post(teams.url, { ...toMessage(receipt), type: 'event' });
  await post(teams.url, { ...toMessage({ ...receipt, value: undefined, from: undefined }), type: 'event' });
  expect(teams.seen).toEqual(['msteams/a%3Apersonal/29%3Aann']);
});
