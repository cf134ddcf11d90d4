import { LOCALES, type Locale } from '../../src/answer/locale';
import { sayInTeams } from '../e2e/service';
import { countButtons, type Desk, findData, readCard, startDesk } from './teams-cards';

let desk: Desk;
let people = 0;
/** Each test is another person's chat. */
const chat = () => {
  people += 1;
  const id = `29:p${people}`;
  return { from: { id, name: 'Ann' }, conversation: { id: `a:${id}`, conversationType: 'personal' } };
};
const group = (person: string) => ({
  from: { id: `29:${person}`, name: person },
  conversation: { id: `19:group-${people}@thread.v2`, conversationType: 'groupChat', isGroup: true },
});
const say = (word: Parameters<typeof sayInTeams>[1], values = {}, locale: Locale = 'en') =>
  sayInTeams(locale, word, values);

const CASE = 'Pay-As-You-Go, our VM cannot send on port 25';

beforeAll(async () => {
  desk = await startDesk();
  // The knowledge base is read with the first question.
  await desk.say(`${CASE}, created in March 2019`, chat());
}, 60_000);
beforeEach(() => {
  desk.taken.length = 0;
});
afterAll(() => desk.close());

const AFTER = /^after 15 November/;
const BEFORE = /^before 15 November/;

describe('a question that is answered by a button', () => {
  test('says in its place what was chosen, without buttons, and the answer follows below', async () => {
    const ann = chat();
    const asked = await desk.say(CASE, ann);
    const data = findData(asked, AFTER);
    const { card, said } = await desk.press(data, ann);
    const label = String(data.label);
    expect(readCard(card)).toContain(say('chosen', { choice: label }));
    expect(readCard(card)).toMatch(/created/);
    expect(countButtons(card)).toBe(0);
    expect(said).toHaveLength(1);
    expect(said[0]?.text).toMatch(/^Port 25 is blocked/);
  });

  test('is kept in the transcript with the words of the button', async () => {
    const ann = chat();
    const data = findData(await desk.say(CASE, ann), AFTER);
    await desk.press(data, ann);
    expect(desk.taken[1]).toMatchObject({
      action: { do: 'answer', fact: 'created', value: 'after' },
      pressed: data.label,
      delivery: `press:${data.card}`,
    });
  });

  test.each(LOCALES)('in %s says so in that language', async (locale) => {
    const ann = { ...chat(), locale };
    const welcome = await desk.say('help', ann);
    const [first] = welcome;
    const data = findData(first, /./);
    const { card } = await desk.press(data, ann);
    expect(readCard(card)).toContain(say('chosen', { choice: String(data.label) }, locale));
  });

  test.each([
    ['en', '5 March 2019'],
    ['ja', '2019年3月5日'],
    ['zh-TW', '2019年3月5日'],
    ['ru', '5 марта 2019 г.'],
  ] as const)('with a day that was picked says it as people do in %s', async (locale, day) => {
    const ann = { ...chat(), locale };
    await desk.press({ action: { do: 'language', locale } }, ann);
    const form = findData(await desk.say('Pay-As-You-Go', ann), /^(?:Send|送信|送出|傳送|Отправить)$/);
    const { card } = await desk.press({ ...form, date: '2019-03-05' }, ann);
    expect(readCard(card)).toContain(say('chosen', { choice: day }, locale));
  });
});

describe('one press', () => {
  test('that comes twice, one after the other, acts once and changes nothing', async () => {
    const ann = chat();
    const data = findData(await desk.say(CASE, ann), AFTER);
    const first = await desk.press(data, ann);
    const second = await desk.press(data, ann);
    expect(second.card).toEqual(first.card);
    expect(second.said).toEqual([]);
    expect(desk.taken).toHaveLength(2);
  });

  test('that comes many times at once is answered once', async () => {
    const ann = chat();
    const data = findData(await desk.say(CASE, ann), AFTER);
    const all = await Promise.all(Array.from({ length: 5 }, () => desk.press(data, ann)));
    expect(all.flatMap(({ said }) => said)).toHaveLength(1);
    expect(new Set(all.map(({ card }) => JSON.stringify(card))).size).toBe(1);
  });

  test('that comes in place and as a message acts once', async () => {
    const ann = chat();
    const data = findData(await desk.say(CASE, ann), AFTER);
    const [{ said }, sent] = await Promise.all([desk.press(data, ann), desk.submit(data, ann)]);
    expect([...said, ...sent]).toHaveLength(1);
  });

  test('of two buttons at once lets the first one count', async () => {
    const ann = chat();
    const asked = await desk.say(CASE, ann);
    const all = await Promise.all([AFTER, BEFORE].map((title) => desk.press(findData(asked, title), ann)));
    expect(all.flatMap(({ said }) => said)).toHaveLength(1);
    const chosen = all.map(({ card }) => readCard(card).match(/You chose: .*/)?.[0]);
    expect(chosen[0]).toBe(chosen[1]);
  });

  test('of a client that cannot execute is answered by messages', async () => {
    const ann = chat();
    const said = await desk.submit(findData(await desk.say(CASE, ann), AFTER), ann);
    expect(said.map(({ text }) => text?.split('\n')[0])).toEqual([
      expect.stringMatching(/^Port 25 is blocked/),
    ]);
  });
});

describe('an old card', () => {
  test('that was answered tells another button so, and where the case stands', async () => {
    const ann = chat();
    const asked = await desk.say(CASE, ann);
    await desk.press(findData(asked, AFTER), ann);
    const { card, said } = await desk.press(findData(asked, BEFORE), ann);
    expect(readCard(card)).toContain(say('old'));
    expect(readCard(card)).toMatch(/Your case now: Port 25 is blocked/);
    expect(said).toEqual([]);
    expect(desk.taken).toHaveLength(2);
  });

  test('whose question was answered in words explains itself as well', async () => {
    const ann = chat();
    const asked = await desk.say(CASE, ann);
    await desk.say('in March 2019', ann);
    const { card, said } = await desk.press(findData(asked, BEFORE), ann);
    expect(readCard(card)).toContain(say('old'));
    expect(readCard(card)).not.toContain('You chose');
    expect(said).toEqual([]);
  });

  test('leads back to the case, in its place', async () => {
    const ann = chat();
    const asked = await desk.say(CASE, ann);
    await desk.say('in March 2019', ann);
    const { card: old } = await desk.press(findData(asked, BEFORE), ann);
    const { card } = await desk.press(findData(old, say('show-case')), ann);
    expect(readCard(card)).toMatch(/^Port 25 is blocked/);
    expect(findData(card, 'Start over').card).toEqual(expect.any(String));
  });

  test('leads back to the case where another button of it counted', async () => {
    const ann = chat();
    const asked = await desk.say(CASE, ann);
    await desk.press(findData(asked, AFTER), ann);
    const { card: old } = await desk.press(findData(asked, BEFORE), ann);
    const { card } = await desk.press(findData(old, say('show-case')), ann);
    expect(readCard(card)).toMatch(/^Port 25 is blocked/);
  });

  test('whose question is asked still, other things in between, counts', async () => {
    const ann = chat();
    const asked = await desk.say(CASE, ann);
    await desk.say('how do I set up SendGrid?', ann);
    const { said } = await desk.press(findData(asked, AFTER), ann);
    expect(said[0]?.text).toMatch(/^Port 25 is blocked/);
  });

  test('does what is never too late', async () => {
    const ann = chat();
    const asked = await desk.say(CASE, ann);
    await desk.say('in March 2019', ann);
    const { card, said } = await desk.press(findData(asked, 'Start over'), ann);
    expect(readCard(card)).toContain(say('chosen', { choice: 'Start over' }));
    expect(said.length).toBeGreaterThan(0);
  });

  test('says how it stands when it is only looked at', async () => {
    const ann = chat();
    const asked = await desk.say(CASE, ann);
    const { card: id } = findData(asked, AFTER);
    const open = await desk.press({ refresh: true, card: id }, ann);
    await desk.say('in March 2019', ann);
    const over = await desk.press({ refresh: true, card: id }, ann);
    expect(countButtons(open.card)).toBeGreaterThan(0);
    expect(readCard(over.card)).toContain(say('old'));
    expect(desk.taken).toHaveLength(2);
  });

  test('that nobody knows any more is answered in its place', async () => {
    const ann = chat();
    const { card } = await desk.press({ action: { do: 'help' }, label: 'Help', card: 'long-gone' }, ann);
    expect(readCard(card)).toMatch(/^What you can do here/);
  });
});

describe('among several', () => {
  test.each(LOCALES)("another person's press is told, in %s, that the card is not theirs", async (locale) => {
    people += 1;
    const data = findData(await desk.say(CASE, group('ann')), AFTER);
    desk.taken.length = 0;
    const bob = { ...group('bob'), locale };
    expect(await desk.press(data, bob)).toEqual({
      card: undefined,
      told: say('not-yours', {}, locale),
      said: [],
    });
    const [told] = await desk.submit(data, bob);
    expect(told?.text).toBe(say('not-yours', {}, locale));
    expect(desk.taken).toEqual([]);
  });

  test('the card stays open to the person it was said to', async () => {
    people += 1;
    const data = findData(await desk.say(CASE, group('ann')), AFTER);
    await desk.press(data, group('bob'));
    const { said } = await desk.press(data, group('ann'));
    expect(said[0]?.text).toMatch(/^Port 25 is blocked/);
  });

  test('nobody reaches a card through its id alone', async () => {
    people += 1;
    const { card: id } = findData(await desk.say(CASE, group('ann')), AFTER);
    const { card, told } = await desk.press({ refresh: true, card: id }, group('bob'));
    expect({ card, told }).toEqual({ card: undefined, told: '' });
  });

  test('alone with a person nobody else is named', async () => {
    expect(findData(await desk.say(CASE, chat()), AFTER)).not.toHaveProperty('owner');
  });
});

describe('the steps of a verdict', () => {
  const ask = async (who: object) => desk.say(`${CASE}, created in March 2019`, who);
  const marks = (card: unknown) => readCard(card).match(/[☐☑] \d+\./g);

  test('are ticked in place, and the tick is taken off again', async () => {
    const ann = chat();
    const verdict = await ask(ann);
    const data = findData(verdict, /^Mark as done: /);
    const ticked = await desk.press(data, ann);
    expect(marks(verdict)?.[0]).toBe('☐ 1.');
    expect(marks(ticked.card)?.[0]).toBe('☑ 1.');
    expect(countButtons(ticked.card)).toBeGreaterThan(0);
    const off = await desk.press(findData(ticked.card, /^Mark as not done: /), ann);
    expect(marks(off.card)?.[0]).toBe('☐ 1.');
    expect(desk.taken).toHaveLength(1);
  });

  test('stay ticked when something else is chosen on the card, and can be ticked on', async () => {
    const ann = chat();
    const verdict = await ask(ann);
    await desk.press(findData(verdict, /^Mark as done: /), ann);
    const { card } = await desk.press(findData(verdict, /^What if/), ann);
    expect(marks(card)?.[0]).toBe('☑ 1.');
    const off = await desk.press(findData(card, /^Mark as not done: /), ann);
    expect(marks(off.card)?.[0]).toBe('☐ 1.');
    expect(readCard(off.card)).toContain('You chose');
  });

  test('are all ticked by a person in a hurry', async () => {
    const ann = chat();
    const verdict = await ask(ann);
    const { card: id } = findData(verdict, 'Start over');
    const steps = [...JSON.stringify(verdict).matchAll(/"tick":"(part-\d+-\d+)"/g)].map(([, step]) => step);
    const all = [...new Set(steps)];
    expect(all.length).toBeGreaterThan(1);
    await Promise.all(all.map((tick) => desk.press({ tick, card: id }, ann)));
    const { card } = await desk.press({ refresh: true, card: id }, ann);
    expect(marks(card)?.every((mark) => mark.startsWith('☑'))).toBe(true);
  });

  test("of somebody else are not anybody's to tick", async () => {
    people += 1;
    const data = findData(await ask(group('ann')), /^Mark as done: /);
    expect(await desk.press(data, group('bob'))).toMatchObject({ card: undefined, told: say('not-yours') });
  });
});
