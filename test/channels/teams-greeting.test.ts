import { LOCALES, type Locale } from '../../src/answer/locale';
import { createGreeter } from '../../src/channels/teams/greeter';
import { post, readReplies, toMessage } from '../e2e/bot-framework';
import { createKeptMemory } from '../e2e/staff-in-teams';
import { shippedBook } from '../support/talk';
import { type Desk, readCard, startDesk } from './teams-cards';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
}, 60_000);
beforeEach(() => {
  desk.taken.length = 0;
});
afterAll(() => desk.close());

let places = 0;
const PLACES = {
  personal: () => ({ id: `a:${places}`, conversationType: 'personal' }),
  'group chat': () => ({ id: `19:${places}@thread.v2`, conversationType: 'groupChat', isGroup: true }),
  team: () => ({ id: `19:${places}@thread.tacv2`, conversationType: 'channel', isGroup: true }),
} as const;
type Kind = keyof typeof PLACES;
const KINDS = Object.keys(PLACES) as Kind[];

/** Where the app was just put in. */
function openPlace(kind: Kind, locale: Locale = 'en') {
  places += 1;
  const conversation = PLACES[kind]();
  const send = async (parts: object) =>
    readReplies(await post(desk.url, toMessage({ conversation, locale, text: undefined, ...parts })));
  return {
    install: (action = 'add') => send({ type: 'installationUpdate', action }),
    remove: () => send({ type: 'installationUpdate', action: 'remove' }),
    add: (id = '28:bot') => send({ type: 'conversationUpdate', membersAdded: [{ id }] }),
  };
}

describe.each(KINDS)('in a new %s', (kind) => {
  test.each(LOCALES)('there is one greeting in %s, with three things to try', async (locale) => {
    const place = openPlace(kind, locale);
    const said = [...(await place.install()), ...(await place.add())];
    expect(said).toHaveLength(1);
    const book = shippedBook();
    const examples = book.say(locale, 'welcome.examples').trim().split('\n');
    expect(said[0]?.text).toContain(book.say(locale, 'welcome.title'));
    expect(examples).toHaveLength(3);
    for (const example of examples) expect(said[0]?.text).toContain(example);
  });

  test('whichever comes first', async () => {
    const place = openPlace(kind);
    expect(await place.add()).toHaveLength(1);
    expect(await place.install()).toEqual([]);
  });

  test('both at once are one greeting', async () => {
    const place = openPlace(kind);
    const said = await Promise.all([place.install(), place.add(), place.install()]);
    expect(said.flat()).toHaveLength(1);
  });

  test('nobody is greeted again who takes it out and puts it in again', async () => {
    const place = openPlace(kind);
    await place.install();
    await place.remove();
    expect([await place.install(), await place.add()].flat()).toEqual([]);
    expect(desk.taken).toHaveLength(1);
  });

  test('an update of the app is no news', async () => {
    expect(await openPlace(kind).install('add-upgrade')).toEqual([]);
  });
});

test('what several are greeted with belongs to nobody', async () => {
  const said = await openPlace('team').install();
  expect(JSON.stringify(said)).not.toContain('"owner"');
  expect(readCard(said)).not.toBe('');
});

describe('the greeter', () => {
  const at = { channelId: 'msteams', conversation: { id: '19:a@thread.tacv2;messageid=1' } } as const;
  const toPlace = (id: string) => ({ ...at, conversation: { ...at.conversation, id } }) as never;

  test('knows a team whatever the thread, and after a restart', async () => {
    const memory = createKeptMemory();
    expect(await createGreeter(memory).isDue(toPlace(at.conversation.id))).toBe(true);
    expect(await createGreeter(memory).isDue(toPlace('19:a@thread.tacv2'))).toBe(false);
    expect(await createGreeter(memory).isDue(toPlace('19:b@thread.tacv2'))).toBe(true);
  });

  test('forgets after a day', async () => {
    const kept: (number | undefined)[] = [];
    const memory = {
      ...createKeptMemory(),
      write: async (_key: string, _value: unknown, keepForMs?: number) => void kept.push(keepForMs),
    };
    await createGreeter(memory).isDue(toPlace('19:a@thread.tacv2'));
    expect(kept).toEqual([24 * 3_600_000]);
  });
});
