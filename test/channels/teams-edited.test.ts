import { LOCALES, type Locale } from '../../src/answer/locale';
import { createAnswered } from '../../src/channels/teams/answered';
import { createEarlyEdits } from '../../src/channels/teams/early-edits';
import { post, readReplies, toMessage } from '../e2e/bot-framework';
import { sayInTeams } from '../e2e/service';
import { createKeptMemory, toReply } from '../e2e/staff-in-teams';
import { type Desk, startDesk } from './teams-cards';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
  await desk.say('Pay-As-You-Go, created in March 2019, our VM cannot send on port 25');
}, 60_000);
beforeEach(() => {
  desk.taken.length = 0;
});
afterAll(() => desk.close());

let people = 0;
/** A person who writes, and edits what they wrote. */
function startPerson(locale: Locale = 'en') {
  people += 1;
  const who = { from: { id: `29:e${people}` }, conversation: { id: `a:e${people}` }, locale };
  const send = async (parts: object) => readReplies(await post(desk.url, toMessage({ ...who, ...parts })));
  return {
    say: (id: string, text: string) => send({ id, text }),
    edit: (id: string, text: string) =>
      send({ id, text, type: 'messageUpdate', channelData: { eventType: 'editMessage' } }),
    remove: (id: string) => send({ id, type: 'messageDelete', text: undefined }),
  };
}

const EA = 'Enterprise Agreement, our VM cannot send on port 25';
const PAYG = 'Pay-As-You-Go, created in March 2019, our VM cannot send on port 25';

describe('a message that was answered and then edited', () => {
  test.each(LOCALES)('is answered anew, in %s with a line that says so', async (locale) => {
    const ann = startPerson(locale);
    await ann.say('m1', 'SendGrid');
    const [reply] = await ann.edit('m1', 'SendGrid 587');
    expect(reply?.text.split('\n')[0]).toBe(sayInTeams(locale, 'edited'));
    expect(desk.taken.map(({ text }) => text)).toEqual(['SendGrid', 'SendGrid 587']);
  });

  test('decides by the words that stand now', async () => {
    const ann = startPerson();
    await ann.say('m1', EA);
    const said = await ann.edit('m1', PAYG);
    expect(said.map(({ text }) => text).join('\n')).toContain('Port 25 is blocked');
  });

  test('comes once, however often Teams tells of it', async () => {
    const ann = startPerson();
    await ann.say('m1', EA);
    await ann.edit('m1', PAYG);
    expect(await ann.edit('m1', PAYG)).toEqual([]);
  });

  test.each([
    ['the same words (a link was previewed, say)', 'm1', EA],
    ['no words any more', 'm1', ' '],
    ['another message than the last one answered', 'm0', PAYG],
  ])('is left at that with %s', async (_name, id, text) => {
    const ann = startPerson();
    await ann.say('m0', 'hello');
    await ann.say('m1', EA);
    expect(await ann.edit(id, text)).toEqual([]);
    expect(desk.taken).toHaveLength(2);
  });

  test('is not answered once it was deleted', async () => {
    const ann = startPerson();
    await ann.say('m1', EA);
    expect(await ann.remove('m1')).toEqual([]);
  });
});

describe('what was answered', () => {
  const incoming = { channel: 'teams', conversation: 'c', delivery: 'm1', text: 'my secret words' } as const;
  const edited = { ...incoming, text: 'others' };

  test.each(['ticket-added', 'ticket-status', 'ticket-opened'])(
    'is left to the staff where it was %s',
    async (kind) => {
      const answered = createAnswered(createKeptMemory());
      await answered.keep(incoming, [toReply(kind, 'x')]);
      expect(await answered.toChanged(edited)).toBeUndefined();
    },
  );

  test.each([
    ['a button', { action: { do: 'help' } as const }],
    ['a greeting', { joined: true }],
  ])('is nothing that could be edited: %s', async (_name, parts) => {
    const memory = createKeptMemory();
    await createAnswered(memory).keep({ ...incoming, ...parts }, [toReply('help', 'x')]);
    expect(memory.writes).toBe(0);
  });

  test('keeps no word of it', async () => {
    const memory = createKeptMemory();
    await createAnswered(memory).keep(incoming, [toReply('help', 'x')]);
    expect(JSON.stringify([...memory.kept])).not.toContain('secret');
    expect(await createAnswered(memory).toChanged(edited)).toMatchObject({
      text: 'others',
      delivery: expect.stringMatching(/^m1:/),
      replaces: 'm1',
    });
  });
});

describe('an edit that Teams tells of before the message', () => {
  const incoming = { channel: 'teams', conversation: 'c', delivery: 'm1', text: EA } as const;
  const edited = { ...incoming, text: PAYG };

  test('is what the message is answered by, once', async () => {
    const ann = startPerson();
    await ann.edit('m1', PAYG);
    const said = await ann.say('m1', EA);
    expect(said.map(({ text }) => text).join('\n')).toContain('Port 25 is blocked');
    expect(await ann.edit('m1', PAYG)).toEqual([]);
    expect(desk.taken.map(({ text }) => text)).toEqual([PAYG]);
  });

  test('leaves a message that was deleted unanswered', async () => {
    const ann = startPerson();
    await ann.remove('m1');
    expect(await ann.say('m1', EA)).toEqual([]);
  });

  test('changes no other message, and none of somebody else', () => {
    const edits = createEarlyEdits();
    edits.note(incoming, edited);
    for (const other of [{ delivery: 'm2' }, { conversation: 'd' }])
      expect(edits.toLatest({ ...incoming, ...other })).toEqual({ ...incoming, ...other });
  });

  test('is remembered for a minute, and not of very many', () => {
    let at = 0;
    const edits = createEarlyEdits(() => at);
    edits.note(incoming, edited);
    expect(edits.toLatest(incoming)).toBe(edited);
    at = 60_001;
    expect(edits.toLatest(incoming)).toBe(incoming);
    edits.note(incoming, edited);
    for (let each = 0; each < 200; each += 1) edits.note({ ...incoming, delivery: `x${each}` }, null);
    expect(edits.toLatest(incoming)).toBe(incoming);
  });
});
