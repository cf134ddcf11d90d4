import type { Action } from '../../src/answer/action';
import { LOCALES } from '../../src/answer/locale';
import type { Reply } from '../../src/answer/reply';
import { calm } from '../slack/desk';
import type { SlackMessage } from '../slack/messages';
import { paragraph, ROOM, type StaffStage, startStaffStage, TICKET, toReply } from '../slack/staff-stage';

let stage: StaffStage;
beforeEach(async () => {
  stage = await startStaffStage();
  for (const [id, name] of [
    ['U_BOB', 'Bob Stone'],
    ['U_EVE', 'Eve Hill'],
  ] as const)
    stage.slack.addUser({ id, name });
});
afterEach(async () => {
  expect(stage.slack.complaints).toEqual([]);
  await stage.close();
});

const BOB = { id: 'U_BOB', name: 'Bob Stone', via: 'slack' };
const EVE = { id: 'U_EVE', name: 'Eve Hill', via: 'slack' };

const press = (act: string, entry?: string): Action =>
  ({ do: 'staff', act, ticket: TICKET, ...(entry !== undefined && { entry }) }) as Action;
const card = (...acts: readonly string[]): Reply =>
  toReply('ticket-card', { choices: acts.map((act) => ({ label: act, action: press(act, '7') })) });
const refusal = (text: string): Reply => toReply('staff-refused', { text, blocks: [paragraph(text)] });

const says = (text: string, threadTs: string, more: object = {}) =>
  stage.people.say(text, { user: 'U_BOB', channel: ROOM, threadTs, ...more });
const acted = (count: number) => stage.slack.waitFor(() => stage.acts.length >= count && stage.acts);
const told = (user: string) => stage.slack.waitFor(() => stage.slack.ephemerals(ROOM, user)[0]);
const cardAt = (ts: string): SlackMessage => stage.slack.messages(ROOM, ts)[0] as SlackMessage;

describe('a line in a ticket’s thread', () => {
  test('is a note, an answer, or a command, with nobody mentioned, and in the order it was written', async () => {
    const thread = await stage.postCard(card('claim'));
    for (const line of [
      'claim',
      'looks like a firewall',
      'reply: Please try port 587.',
      'assign Eve',
      'priority urgent',
    ])
      await says(line, thread);
    await acted(5);
    expect(stage.acts).toMatchObject([
      { act: 'claim', ticket: TICKET, by: BOB },
      { act: 'note', text: 'looks like a firewall' },
      { act: 'reply', text: 'Please try port 587.' },
      { act: 'assign', to: 'Eve' },
      { act: 'prioritize', to: 'urgent' },
    ]);
    const [, , reply] = stage.acts;
    expect(reply?.ref).toMatch(new RegExp(`^${ROOM}:\\d`));
    expect(new Set(stage.acts.map(({ delivery }) => delivery)).size).toBe(5);
    await calm();
    expect(stage.slack.messages(ROOM)).toHaveLength(1);
    expect(stage.taken).toEqual([]);
  });

  test('may mention the bot all the same, and acts once; others are called by their names', async () => {
    const thread = await stage.postCard(card('claim'));
    const saying = { user: 'U_BOB', channel: ROOM, threadTs: thread };
    await stage.people.mention('claim', saying);
    await stage.people.say('assign <@U_EVE>', { ...saying, isRaw: true });
    await stage.people.say('<@U_EVE> have you seen this?', { ...saying, isRaw: true });
    await acted(3);
    await calm();
    expect(stage.acts).toMatchObject([
      { act: 'claim' },
      { act: 'assign', to: 'Eve Hill' },
      { act: 'note', text: '@Eve Hill have you seen this?' },
    ]);
    expect(stage.taken).toEqual([]);
  });

  test('carries files by the address of their page, never of their content', async () => {
    const thread = await stage.postCard(card('claim'));
    await says('reply: see the log', thread, { files: [{ name: 'log.txt' }] });
    const [act] = await acted(1);
    expect(act?.files).toEqual([
      { name: 'log.txt', url: expect.stringMatching(/^https:.*\/files\/log\.txt$/) },
    ]);
    expect(JSON.stringify(act)).not.toContain('files-pri');
  });

  test('does not pass on what a snippet beside it holds', async () => {
    const thread = await stage.postCard(card('claim'));
    await says('reply: see below', thread, { files: [{ name: 'a.log', preview: 'password=1234' }] });
    expect((await acted(1))[0]?.text).toBe('see below');
  });

  test('that cannot be done is answered to that person alone; a second one is told by whom', async () => {
    const thread = await stage.postCard(card('claim'));
    stage.refuses = ({ by }) => (by.id === 'U_EVE' ? refusal('Bob Stone has it.') : undefined);
    await says('claim', thread);
    await says('claim', thread, { user: 'U_EVE' });
    expect((await told('U_EVE')).text).toBe('Bob Stone has it.');
    expect(stage.slack.ephemerals(ROOM, 'U_EVE')[0]?.thread_ts).toBe(thread);
    expect(stage.acts.map(({ by }) => by)).toEqual([BOB, EVE]);
    expect(stage.slack.ephemerals(ROOM, 'U_BOB')).toEqual([]);
  });

  test('that asks for help is shown what can be written', async () => {
    const thread = await stage.postCard(card('claim'));
    await says('help', thread);
    expect((await told('U_BOB')).text).toBe(`staff-help of ${TICKET}`);
    expect(stage.acts).toEqual([]);
  });

  test('that fails is said to have failed, and the log holds nothing of it', async () => {
    const thread = await stage.postCard(card('claim'));
    stage.refuses = () => {
      throw new Error('the store is away');
    };
    await says('reply: my secret', thread);
    expect((await told('U_BOB')).text).toMatch(/^Something went wrong \([0-9a-f]{8}\)\.$/);
    expect(stage.logged.join()).not.toContain('secret');
  });

  test('elsewhere in that channel is a person’s, as in any channel', async () => {
    await stage.postCard(card('claim'));
    const { ts } = await stage.people.mention('our mail does not leave', { user: 'U_BOB', channel: ROOM });
    await says('CSP', ts);
    await stage.slack.waitFor(() => stage.taken.length === 2);
    expect(stage.taken.map(({ text }) => text)).toEqual(['our mail does not leave', 'CSP']);
    expect(stage.acts).toEqual([]);
  });
});

describe('a line that is changed', () => {
  test('edits the answer in it, or takes it back', async () => {
    const thread = await stage.postCard(card('claim'));
    const line = await says('reply: Try 586.', thread);
    await stage.people.edit(line, 'reply: Try 587.');
    await stage.people.remove(line);
    await acted(3);
    const ref = `${ROOM}:${line.ts}`;
    expect(stage.acts).toMatchObject([
      { act: 'reply', text: 'Try 586.', ref },
      { act: 'edit', text: 'Try 587.', ref, by: BOB },
      { act: 'take-back', ref },
    ]);
    expect(new Set(stage.acts.map(({ delivery }) => delivery)).size).toBe(3);
  });

  test('from a note into an answer is one, and from an answer into a note is taken back', async () => {
    const thread = await stage.postCard(card('claim'));
    const note = await says('Try 587.', thread);
    await stage.people.edit(note, 'reply: Try 587.');
    await stage.people.edit(note, 'Try 587. But ask Eve first');
    await acted(3);
    expect(stage.acts.map(({ act }) => act)).toEqual(['note', 'reply', 'take-back']);
  });

  test('changes the note in it, or takes it away', async () => {
    const thread = await stage.postCard(card('claim'));
    const note = await says('a note', thread);
    await stage.people.edit(note, 'another note');
    await stage.people.remove(note);
    await acted(3);
    const ref = `${ROOM}:${note.ts}`;
    expect(stage.acts).toMatchObject([
      { act: 'note', text: 'a note', ref },
      { act: 'amend-note', text: 'another note', ref, by: BOB },
      { act: 'take-back', ref },
    ]);
    expect(new Set(stage.acts.map(({ delivery }) => delivery)).size).toBe(3);
  });

  test('into a command, or by Slack itself, changes nothing', async () => {
    const thread = await stage.postCard(card('claim'));
    const note = await says('a note', thread);
    const reply = await says('reply: https://portal.azure.com', thread);
    await stage.people.edit(note, 'claim');
    await stage.people.touch(reply);
    await stage.people.touch({ channel: ROOM, ts: thread });
    await calm();
    expect(stage.acts.map(({ act }) => act)).toEqual(['note', 'reply']);
  });
});

describe('a button of the staff', () => {
  test.each(['claim', 'release', 'reopen', 'take-back', 'send-again', 'settle'])('%s acts', async (act) => {
    const message = cardAt(await stage.postCard(card(act)));
    await stage.people.press({ message, label: act, user: 'U_BOB' });
    expect(await acted(1)).toMatchObject([{ act, ticket: TICKET, by: BOB, entry: '7' }]);
    await calm();
    expect(stage.slack.messages(ROOM)[0]?.blocks).toEqual(message.blocks);
  });

  test('pressed by two is done by two, and who comes second is told so beside it', async () => {
    const message = cardAt(await stage.postCard(card('claim')));
    stage.refuses = ({ by }) => (by.id === 'U_EVE' ? refusal('Bob Stone has it.') : undefined);
    await stage.people.press({ message, label: 'claim', user: 'U_BOB' });
    await stage.people.press({ message, label: 'claim', user: 'U_EVE' });
    expect((await told('U_EVE')).text).toBe('Bob Stone has it.');
    expect(stage.acts.map(({ by }) => by.name)).toEqual(['Bob Stone', 'Eve Hill']);
  });

  test('can be pressed again later: each click counts', async () => {
    const message = cardAt(await stage.postCard(card('claim')));
    await stage.people.press({ message, label: 'claim', user: 'U_BOB' });
    await stage.people.press({ message, label: 'claim', user: 'U_BOB' });
    await acted(2);
    expect(new Set(stage.acts.map(({ delivery }) => delivery)).size).toBe(2);
  });

  test.each([
    ['details', 'ticket-details'],
    ['support-request', 'support-request'],
  ])('%s shows it to who asked', async (act, what) => {
    const message = cardAt(await stage.postCard(card(act)));
    await stage.people.press({ message, label: act, user: 'U_BOB' });
    expect((await told('U_BOB')).text).toBe(`${what} of ${TICKET}`);
    expect(stage.slack.ephemerals(ROOM, 'U_EVE')).toEqual([]);
  });

  test('details tell the desk who looked, which is nothing to refuse', async () => {
    const message = cardAt(await stage.postCard(card('details')));
    stage.refuses = () => refusal('no');
    await stage.people.press({ message, label: 'details', user: 'U_BOB' });
    expect(await acted(1)).toMatchObject([{ act: 'see', by: BOB }]);
    await calm();
    expect(stage.slack.ephemerals(ROOM, 'U_BOB')).toHaveLength(1);
  });

  test('left on a card in another channel does nothing but say so', async () => {
    const thread = await stage.postCard(card('claim'));
    const message = { ...cardAt(thread), channel: 'C_OLD' };
    await stage.people.press({ message, label: 'claim', user: 'U_BOB' });
    await stage.slack.waitFor(() => stage.slack.ephemerals('C_OLD', 'U_BOB')[0]);
    expect(stage.acts).toEqual([]);
  });
});

describe('a form of the staff', () => {
  const open = async (act: string) => {
    const message = cardAt(await stage.postCard(card(act)));
    await stage.people.press({ message, label: act, user: 'U_BOB' });
    return stage.slack.waitFor(() => stage.slack.modals[0]);
  };

  test.each(['reply', 'note', 'resolve'])('%s is written in it, in several lines', async (act) => {
    const view = await open(act);
    expect(view.title?.text).toContain(TICKET);
    await stage.people.submit(view, { text: 'Try 587.\nOr SendGrid.' }, { user: 'U_BOB' });
    expect(await acted(1)).toMatchObject([
      {
        act,
        ticket: TICKET,
        by: BOB,
        text: 'Try 587.\nOr SendGrid.',
        delivery: expect.stringContaining('form:'),
      },
    ]);
    expect(stage.slack.modals).toEqual([]);
  });

  test.each(['reply', 'note'])('%s without words is refused beside the field', async (act) => {
    const view = await open(act);
    const answer = await stage.people.submit(view, { text: '  ' }, { user: 'U_BOB' });
    expect(answer.body).toEqual({ response_action: 'errors', errors: { text: 'Write something first.' } });
    expect([stage.acts, stage.slack.modals.length]).toEqual([[], 1]);
  });

  test('a ticket is resolved without words', async () => {
    const view = await open('resolve');
    await stage.people.submit(view, { text: null }, { user: 'U_BOB' });
    expect(await acted(1)).toMatchObject([{ act: 'resolve', text: '' }]);
  });

  test('what cannot be done is told to who sent it', async () => {
    stage.refuses = () => refusal('It is resolved.');
    await stage.people.submit(await open('reply'), { text: 'Hello' }, { user: 'U_BOB' });
    expect((await told('U_BOB')).text).toBe('It is resolved.');
  });

  test('that does not open in time is no dead end: the thread can be written in', async () => {
    const message = cardAt(await stage.postCard(card('reply')));
    stage.slack.misbehave('views.open', { error: 'expired_trigger_id' });
    await stage.people.press({ message, label: 'reply', user: 'U_BOB' });
    expect((await told('U_BOB')).text).toBe(`staff-help of ${TICKET}`);
  });

  test.each(LOCALES)('is drawn in %s, as Slack takes it', async (locale) => {
    Object.assign(stage.staff, { locale });
    const acts = ['reply', 'note', 'resolve'];
    const message = cardAt(await stage.postCard(card(...acts)));
    for (const act of acts) {
      await stage.people.press({ message, label: act, user: 'U_BOB' });
      const view = await stage.slack.waitFor(() => stage.slack.modals[0]);
      expect(JSON.stringify(view)).not.toMatch(/slack\.staff|undefined/);
      await stage.people.close(view);
    }
  });
});
