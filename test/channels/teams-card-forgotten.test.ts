import { LOCALES, type Locale } from '../../src/answer/locale';
import { sayInTeams } from '../e2e/service';
import { type Desk, findData, readCard, startDesk } from './teams-cards';

let desk: Desk;
let people = 0;
/** Each test is another person's chat. */
const chat = (locale: Locale = 'en') => {
  people += 1;
  const id = `29:f${people}`;
  return { from: { id, name: 'Ann' }, conversation: { id: `a:${id}`, conversationType: 'personal' }, locale };
};

beforeAll(async () => {
  desk = await startDesk();
}, 60_000);
beforeEach(() => {
  desk.taken.length = 0;
});
afterAll(() => desk.close());

/** A button of a card that was kept too long ago. */
const long = (data: object) => ({ ...data, card: 'long-gone' });
const VISUAL_STUDIO = long({
  action: { do: 'answer', fact: 'subscription', value: 'visual-studio' },
  label: 'Visual Studio',
});

describe('a card that nobody knows any more', () => {
  test.each(LOCALES)('changes no case, and says in %s where the case stands', async (locale) => {
    const ann = chat(locale);
    await desk.say('Enterprise Agreement', ann);
    const { card } = await desk.press(VISUAL_STUDIO, ann);
    const said = readCard(card);
    expect(said).toContain(sayInTeams(locale, 'forgotten'));
    expect(said).toContain(sayInTeams(locale, 'stands', { standing: '' }).trim());
    expect(desk.taken).toHaveLength(1);
  });

  test('takes no step back, either', async () => {
    const ann = chat();
    await desk.say('Enterprise Agreement', ann);
    await desk.press(long({ action: { do: 'back' }, label: 'Back' }), ann);
    expect(desk.taken).toHaveLength(1);
  });

  test('leads back to the case', async () => {
    const ann = chat();
    await desk.say('Enterprise Agreement', ann);
    const { card } = await desk.press(VISUAL_STUDIO, ann);
    const back = await desk.press(findData(card, 'Show my case'), ann);
    expect(readCard(back.card)).toMatch(/Port 25 is open/);
  });

  test('says so below it to a client that cannot execute', async () => {
    const ann = chat();
    await desk.say('Enterprise Agreement', ann);
    const [told] = await desk.submit(VISUAL_STUDIO, ann);
    expect(told?.text).toContain(sayInTeams('en', 'forgotten'));
  });

  test('is as good as ever while the case waits for that very answer', async () => {
    const ann = chat();
    await desk.say('our VM cannot send on port 25, help', ann);
    await desk.press(VISUAL_STUDIO, ann);
    expect(desk.taken.at(-1)).toMatchObject({ action: { value: 'visual-studio' } });
  });

  test.each(LOCALES)('tells who ticks a step on it, in %s', async (locale) => {
    const ann = chat(locale);
    expect(await desk.press(long({ tick: 'use-relay' }), ann)).toEqual({
      card: undefined,
      told: sayInTeams(locale, 'forgotten'),
      said: [],
    });
  });

  test('says nothing to a client that only looks at it', async () => {
    expect(await desk.press(long({ refresh: true }), chat())).toMatchObject({ told: '', said: [] });
  });
});
