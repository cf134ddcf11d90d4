import fc from 'fast-check';
import { isFromBot, parseActivity } from '../../src/channels/teams/parse-activity';
import { post, readReplies, toMessage } from '../e2e/bot-framework';
import { createKeptMemory, type StaffInTeams, startStaffInTeams } from '../e2e/staff-in-teams';

const memory = createKeptMemory();
let teams: StaffInTeams;

beforeAll(async () => {
  teams = await startStaffInTeams(memory);
});
beforeEach(() => {
  for (const list of [teams.turn.taken, teams.turn.amended, teams.staff.acts, teams.log]) list.length = 0;
  memory.writes = 0;
});
afterAll(() => teams.close());

const HOME = 'http://127.0.0.1:9/';
const say = (parts: object = {}) => post(teams.url, toMessage({ serviceUrl: HOME, ...parts }));

describe('what bots say', () => {
  test.each([
    ['another bot', { from: { id: '28:other', name: 'Other' } }],
    ['a bot by its role', { from: { id: '29:x', role: 'bot' } }],
    ['a skill', { from: { id: '29:x', role: 'skill' } }],
    ['itself', { from: { id: '28:bot' } }],
    [
      'itself, elsewhere than in Teams',
      { channelId: 'webchat', from: { id: 'bot' }, recipient: { id: 'bot' } },
    ],
  ])('%s is taken quietly and goes nowhere', async (_name, parts) => {
    for (const type of ['message', 'messageUpdate', 'messageDelete', 'messageReaction', 'typing', 'event'])
      expect(await say({ type, ...parts })).toEqual({ status: 200, body: { activities: [] } });
    expect([teams.turn.taken, teams.turn.amended, teams.staff.acts, teams.log]).toEqual([[], [], [], []]);
    expect(memory.writes).toBe(0);
  });

  test.each([
    ['a person', {}],
    ['a person by their role', { from: { id: '29:ann', role: 'user' } }],
    ['a person whose id looks like a bot elsewhere', { channelId: 'emulator', from: { id: '28:ann' } }],
    ['somebody who talks to nobody named', { recipient: undefined }],
  ])('is not what %s says', async (_name, parts) => {
    expect(readReplies(await say(parts))).toHaveLength(1);
  });

  test('does not hide that the bot came, however it is told', () => {
    const activity = toMessage({ type: 'conversationUpdate', from: { id: '28:bot' } });
    const parsed = parseActivity(JSON.stringify({ ...activity, serviceUrl: HOME }));
    expect(parsed.ok && isFromBot(parsed.activity)).toBe(false);
  });
});

describe('what nobody knows', () => {
  test.each([
    ['a kind of activity', { type: 'made-up' }],
    ['an event', { type: 'event', name: 'made-up', value: { a: 1 } }],
    ['a change of the conversation', { type: 'conversationUpdate', channelData: { eventType: 'made-up' } }],
    ['an installation', { type: 'installationUpdate', action: 'made-up' }],
    ['a reaction', { type: 'messageReaction', reactionsAdded: [{ type: 'made-up' }] }],
  ])('%s is taken quietly', async (_name, parts) => {
    expect(await say({ text: undefined, ...parts })).toEqual({ status: 200, body: { activities: [] } });
    expect([teams.turn.taken, teams.log]).toEqual([[], []]);
  });

  test.each([
    ['half of one', '{"type": "message"'],
    ['words', 'hello'],
    ['bytes that are no text', '\u0000\u0001'],
    ['a number', '7'],
    ['brackets without end', '['.repeat(100_000)],
  ])('%s is no activity, and is answered 400', async (_name, body) => {
    const answer = await post(teams.url, body);
    expect(answer).toMatchObject({ status: 400, body: { error: { message: expect.any(String) } } });
    expect([teams.turn.taken, teams.log, memory.writes]).toEqual([[], [], 0]);
  });
});

describe('an activity of any shape', () => {
  const TYPES = ['message', 'conversationUpdate', 'installationUpdate', 'messageUpdate', 'messageDelete'];
  const NAMES = ['text', 'value', 'entities', 'attachments', 'channelData', 'membersAdded', 'membersRemoved'];
  const MORE = ['recipient', 'locale', 'reactionsAdded', 'action', 'id', 'replyToId', 'from', 'timestamp'];
  const anything = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.constantFrom(null, [null], [[]], {}, [{ id: null }], { tenant: null }, 'x'),
  );
  const parts = fc.dictionary(fc.constantFrom(...NAMES, ...MORE), anything, { maxKeys: 6 });

  test('is answered, and breaks nothing', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...TYPES, 'event', 'typing', 'messageReaction'),
        parts,
        async (type, more) => {
          const { status } = await say({ text: undefined, ...more, type });
          expect([200, 400]).toContain(status);
          expect(teams.log).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });
});
