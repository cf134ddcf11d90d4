import { LOCALES, type Locale } from '../../src/answer/locale';
import type { Memory } from '../../src/channels/channel';
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
    add: (id = '28:bot', parts = {}) =>
      send({ type: 'conversationUpdate', membersAdded: [{ id }], ...parts }),
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

describe('an announcement that does not say the language', () => {
  const alone = { locale: undefined };

  test('lets the one go first that does, whichever comes first', async () => {
    const place = openPlace('team', 'ja');
    const first = place.add('28:bot', alone);
    const said = [...(await place.install()), ...(await first)];
    expect(said.map(({ locale }) => locale)).toEqual(['ja']);
  });

  test('is greeted after a moment where no other comes', async () => {
    expect(await openPlace('team').add('28:bot', alone)).toHaveLength(1);
  });
});

describe('the greeter', () => {
  const logger = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const toPlace = (id: string) => ({ channelId: 'msteams', conversation: { id } }) as never;
  const HOUR = 3_600_000;

  /** One process: resolves to whether it greeted. */
  function open(memory: Memory) {
    const greeter = createGreeter({ memory, logger });
    return async (id: string, give = async () => true) => {
      let isGreeted = false;
      await greeter.greet(toPlace(id), { locale: 'en' }, async () => {
        isGreeted = true;
        return give();
      });
      return isGreeted;
    };
  }

  test('knows a team whatever the thread, and after a restart', async () => {
    const memory = createKeptMemory();
    expect(await open(memory)('19:a@thread.tacv2;messageid=1')).toBe(true);
    expect(await open(memory)('19:a@thread.tacv2')).toBe(false);
    expect(await open(memory)('19:b@thread.tacv2')).toBe(true);
  });

  test('leaves it to another process that is at it', async () => {
    const memory = createKeptMemory();
    let isOthers: boolean | undefined;
    await open(memory)('19:a', async () => {
      isOthers = await open(memory)('19:a');
      return true;
    });
    expect(isOthers).toBe(false);
  });

  test.each([
    ['a day after it was given', undefined, 24 * HOUR],
    ['a day where it may have been taken', { name: 'RestError', statusCode: 500 }, 24 * HOUR],
    ['an hour where it waits to be said', { name: 'RestError', statusCode: 503 }, HOUR],
  ])('forgets %s', async (_name, error, ms) => {
    const kept: (number | undefined)[] = [];
    const memory = {
      ...createKeptMemory(),
      write: async (_key: string, _value: unknown, keepForMs?: number) => void kept.push(keepForMs),
    };
    const give = async () => (error === undefined ? true : Promise.reject(error));
    await open(memory)('19:a', give).catch(() => undefined);
    expect(kept.at(-1)).toBe(ms);
  });

  test.each([
    ['was refused', async () => Promise.reject({ name: 'RestError', statusCode: 403 })],
    ['could not be put together', async () => false],
  ])('greets the next time where the greeting %s', async (_name, give) => {
    const memory = createKeptMemory();
    await open(memory)('19:a', give).catch(() => undefined);
    expect(await open(memory)('19:a')).toBe(true);
  });
});
