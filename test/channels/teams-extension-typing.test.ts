import type { Locale } from '../../src/answer/locale';
import { shippedKnowledge } from '../support/talk';
import { shippedParts } from './teams-extension-channel';

const { search } = shippedParts();

async function listTitles(question: string, locale: Locale): Promise<readonly string[]> {
  return (await search.find({ question, locale, most: 10 })).map(({ title }) => title);
}

describe('what is found while a word is being typed', () => {
  test.each([
    ['en', 'excha', /Exchange/],
    ['en', 'spamha', /Spamhaus/],
    ['en', 'SpamHa', /Spamhaus/],
    ['en', 'office 36', /office365/],
    ['en', 'sendg', /SendGrid/],
    ['en', 'how do I use sendgr', /SendGrid/],
    ['en', 'connection ti', /timed out/],
    ['ja', 'sendg', /SendGrid/],
    ['ja', 'Azureのspamha', /Spamhaus/],
    ['ja', 'リレ', /リレー/],
    ['zh-TW', 'excha', /Exchange/],
    ['zh-TW', '中繼', /轉送|中繼/],
    ['ru', 'выбрать ретр', /рел|ретранс/i],
    ['ru', 'блокир', /блокир|заблокир/i],
  ] as const)('in %s, “%s”, is about that word', async (locale, typed, about) => {
    expect((await listTitles(typed, locale))[0]).toMatch(about);
  });

  test('stays the same with the letters of one word that is meant', async () => {
    const whole = await listTitles('sendgrid', 'en');
    for (const typed of ['sendg', 'sendgr', 'sendgri']) expect(await listTitles(typed, 'en')).toEqual(whole);
  });
});

describe('a word that is whole is looked for as it stands', () => {
  test.each([
    ['one that others begin with', 'send'],
    ['one that a space follows', 'sendgr '],
    ['a whole question', 'Which relay should we choose?'],
    ['one that no word begins with', 'spamhuas'],
  ])('%s: “%s”', async (_which, question) => {
    const { hits, isAnswered } = shippedKnowledge().ask({ text: question, locale: 'en', limit: 10 });
    const asked = hits.map(({ unit }) => unit.heading || unit.title);
    const found = await listTitles(question, 'en');
    expect(found).toEqual(isAnswered ? asked.slice(0, found.length) : []);
  });

  test('and of what it may become the likeliest is asked first', () => {
    const { complete } = shippedKnowledge();
    expect(complete('why is sendg').texts[0]).toBe('why is sendgrid');
    expect(complete('port 25 is blo').texts[0]).toBe('port 25 is block');
    expect(complete('why is sendgrid ')).toEqual({ isWhole: true, texts: [] });
    expect(complete('ポート')).toEqual({ isWhole: true, texts: [] });
    expect(complete('xyzzyq')).toEqual({ isWhole: false, texts: [] });
  });
});
