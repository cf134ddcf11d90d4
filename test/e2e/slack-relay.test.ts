import { calm } from '../slack/desk';
import type { SlackMessage } from '../slack/messages';
import { paragraph, type StaffStage, startStaffStage, TICKET, toReply } from '../slack/staff-stage';

let stage: StaffStage;
beforeEach(async () => {
  stage = await startStaffStage();
  stage.slack.addUser({ id: 'U_MAY', name: 'May Lee' });
});
afterEach(async () => {
  expect(stage.slack.complaints).toEqual([]);
  await stage.close();
});

const DM = 'D_MAY';
const OWN = 'slack:T_DESK:U_MAY:own';
const inDirect = (text: string, more: object = {}) =>
  stage.people.say(text, { user: 'U_MAY', channelType: 'im', ...more });
const taken = (count: number) => stage.slack.waitFor(() => stage.taken.length >= count && stage.taken);
const amended = (count: number) => stage.slack.waitFor(() => stage.amended.length >= count && stage.amended);

/** Somebody of the staff answers in a conversation. */
const staffSays = (conversation: string) =>
  stage.channel.courier.deliver({
    key: `${TICKET}:reply:${conversation}`,
    to: { kind: 'person', conversation },
    reply: toReply('staff-message', { blocks: [paragraph('Bob: Hello')] }),
    replaces: null,
  });

describe('what a person says', () => {
  test('comes with what others call them, and with files by the address of their page', async () => {
    await inDirect('see the picture', { files: [{ name: 'error.png' }] });
    expect(await taken(1)).toMatchObject([
      {
        conversation: OWN,
        name: 'May Lee',
        text: 'see the picture',
        files: [{ name: 'error.png', url: expect.stringContaining('/files/error.png') }],
      },
    ]);
    expect(JSON.stringify(stage.taken)).not.toContain('files-pri');
  });

  test('may be a file alone, of which the bot says what it wants instead', async () => {
    await inDirect('', { files: [{ name: 'error.png' }] });
    expect(await taken(1)).toMatchObject([{ text: '', isUnasked: false, files: [{ name: 'error.png' }] }]);
    expect(stage.taken[0]?.action).toBeUndefined();
  });

  test('is not answered while the staff have it, and nothing says that the bot is at work', async () => {
    const { channel, thread } = await stage.people.startAssistant({ user: 'U_MAY' });
    await inDirect('are you there?', { threadTs: thread });
    await taken(2);
    const cleared = () => stage.slack.assistantThread({ channel, thread })?.status === '';
    await stage.slack.waitFor(cleared);
    expect(stage.slack.messages(DM)).toEqual([]);
  });

  test('still reaches the bot where Slack does not tell their name', async () => {
    stage.slack.misbehave('users.info', { error: 'internal_error', times: 9 });
    await inDirect('hello');
    expect((await taken(1))[0]).not.toHaveProperty('name');
  });
});

describe('what a person changes', () => {
  test('in a direct message is told by what it was delivered as', async () => {
    const said = await inDirect('port 586');
    await stage.people.edit(said, 'port 587');
    await stage.people.remove(said);
    const delivery = `${DM}:${said.ts}`;
    expect(await amended(2)).toEqual([
      { conversation: OWN, delivery, text: 'port 587' },
      { conversation: OWN, delivery, text: null },
    ]);
    expect(stage.taken).toHaveLength(1);
    expect(stage.taken[0]?.delivery).toBe(delivery);
  });

  test('in a thread is theirs, the mention that began it too, even where a tombstone is left', async () => {
    const asked = await stage.people.mention('port 586', { user: 'U_MAY' });
    const conversation = `slack:T_DESK:U_MAY:C_MAIL:${asked.ts}`;
    await taken(1);
    const more = await stage.people.say('it is CSP', { user: 'U_MAY', threadTs: asked.ts });
    await taken(2);
    await stage.people.edit(more, 'it is EA');
    await stage.people.edit(asked, `no mention any more, port 587`);
    await stage.people.remove(asked);
    expect(await amended(3)).toEqual([
      { conversation, delivery: `C_MAIL:${more.ts}`, text: 'it is EA' },
      { conversation, delivery: `C_MAIL:${asked.ts}`, text: 'no mention any more, port 587' },
      { conversation, delivery: `C_MAIL:${asked.ts}`, text: null },
    ]);
    expect(stage.slack.messages('C_MAIL')).toEqual([]);
  });

  test('is nobody’s business where the bot was not spoken to, or where only a link was unfolded', async () => {
    const said = await stage.people.say('lunch?', { user: 'U_MAY' });
    await stage.people.edit(said, 'dinner?');
    await stage.people.remove(said);
    const heard = await inDirect('see https://portal.azure.com');
    await stage.people.touch(heard);
    await calm();
    expect(stage.amended).toEqual([]);
  });
});

describe('an answer to the staff in the direct message', () => {
  const EXPLAINED = 'slack:T_DESK:U_MAY:explain:C_MAIL:1700000000.000100';

  test('goes on with the case they wrote about, wherever that was asked', async () => {
    await staffSays(EXPLAINED);
    const message = stage.slack.messages(DM)[0] as SlackMessage;
    await inDirect('thank you');
    await inDirect('and one more thing', { threadTs: message.ts });
    expect((await taken(2)).map(({ conversation }) => conversation)).toEqual([EXPLAINED, EXPLAINED]);
  });

  test('is about their own case again once the bot has answered, or the staff wrote about that', async () => {
    await staffSays(EXPLAINED);
    stage.answers = () => [toReply('help')];
    await inDirect('is anybody there?');
    await stage.slack.waitFor(() => stage.slack.messages(DM).length === 2);
    await inDirect('my mail does not leave');
    await taken(2);
    await staffSays('slack:T_DESK:U_MAY:check');
    await staffSays(OWN);
    await inDirect('CSP');
    expect((await taken(3)).map(({ conversation }) => conversation)).toEqual([EXPLAINED, OWN, OWN]);
  });
});

test('the cards of the staff keep their buttons, whatever a person is answered', async () => {
  const action = { do: 'staff', act: 'claim', ticket: TICKET } as const;
  const ts = await stage.postCard(toReply('ticket-card', { choices: [{ label: 'Claim', action }] }));
  stage.answers = () => [toReply('question', { choices: [{ label: 'Why?', action: { do: 'help' } }] })];
  for (const text of ['one', 'two', 'three'])
    await stage.people.mention(text, { user: 'U_MAY', channel: 'C_ROOM' });
  await stage.slack.waitFor(() => stage.slack.messages('C_ROOM').length === 4);
  await calm();
  const card = stage.slack.messages('C_ROOM', ts)[0];
  expect(JSON.stringify(card?.blocks)).toContain('Claim');
});

describe('/port25', () => {
  test.each([
    ['ticket', 'my ticket'],
    ['close', 'close my ticket'],
    ['Reopen', 'reopen my ticket'],
    ['close the port', 'close the port'],
  ])('%s says "%s"', async (text, said) => {
    await stage.people.command(text, { user: 'U_MAY' });
    expect(await taken(1)).toMatchObject([{ text: said, name: 'May Lee', conversation: OWN }]);
  });

  test.each([
    [true, /port25 reopen/],
    [false, /^(?!.*port25 reopen)/s],
  ])('help names them where there is staff (%s)', async (isStaffed, expected) => {
    const one = await startStaffStage({ isStaffed });
    await one.people.command('help', { user: 'U_ANN' });
    const told = await one.slack.waitFor(() => one.slack.ephemerals('C_MAIL', 'U_ANN')[0]);
    expect(JSON.stringify(told.blocks)).toContain('port25 help');
    expect(JSON.stringify(told.blocks)).toMatch(expected);
    await one.close();
  });
});
