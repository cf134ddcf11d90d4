import { LOCALES, type Locale } from '../../src/answer/locale';
import { STARTERS } from '../../src/app/extension-search';
import {
  createExtended,
  find,
  listParts,
  readExtension,
  readResults,
  shippedParts,
  TEAMS_LOCALES,
} from './teams-extension-channel';

const extended = createExtended();
beforeEach(() => {
  extended.log.length = 0;
});

function toQuery(question: string, more: object = {}): object {
  return {
    commandId: 'search',
    parameters: [{ name: 'question', value: question }],
    queryOptions: { skip: 0, count: 25 },
    ...more,
  };
}

const OPENED = { commandId: 'search', parameters: [{ name: 'initialRun', value: 'true' }] };
const ask = (question: string, locale: Locale = 'en') =>
  extended.call('query', toQuery(question), { locale: TEAMS_LOCALES[locale] });

const QUESTIONS: Readonly<Record<Locale, string>> = {
  en: 'Why does the connection to port 25 time out?',
  ja: 'ポート 25 への接続がタイムアウトするのはなぜですか',
  'zh-TW': '連接埠 25 的連線為什麼會逾時？',
  ru: 'Почему соединение с портом 25 завершается по тайм-ауту?',
};
/** Words of each language in which a passage names what it rests on. */
const SOURCES: Readonly<Record<Locale, string>> = {
  en: 'Sources',
  ja: '出典',
  'zh-TW': '資料來源',
  ru: 'Источники',
};

describe.each(LOCALES)('a question in %s', (locale) => {
  test('is answered by results with title, excerpt and source, the best one first', async () => {
    const answer = await ask(QUESTIONS[locale], locale);
    const results = readResults(answer);
    expect(answer.status).toBe(200);
    expect(readExtension(answer)).toMatchObject({ type: 'result', attachmentLayout: 'list' });
    expect(results.length).toBeGreaterThan(1);
    expect(results.length).toBeLessThanOrEqual(10);
    for (const { preview } of results) {
      expect(preview.contentType).toBe('application/vnd.microsoft.card.thumbnail');
      expect(preview.content.title.length).toBeGreaterThan(3);
      expect(preview.content.text).toMatch(/20\d\d.* · .{20}/s);
      expect(preview.content.text).not.toMatch(/\*\*|`/);
    }
  });

  test('has as each result a card of that language with its citations', async () => {
    for (const { contentType, content } of readResults(await ask(QUESTIONS[locale], locale))) {
      expect(contentType).toBe('application/vnd.microsoft.card.adaptive');
      expect(content).toMatchObject({ type: 'AdaptiveCard', version: '1.5', lang: locale });
      const said = find(content, 'TextRun').map(({ text }) => text);
      expect(said).toContain(SOURCES[locale]);
    }
  });

  test('that is not typed yet is answered by what helps most people', async () => {
    const opened = await extended.call('query', OPENED, { locale: TEAMS_LOCALES[locale] });
    const emptied = await ask('  ', locale);
    expect(readResults(opened)).toHaveLength(STARTERS.length);
    expect(readResults(opened).every(({ content }) => content.lang === locale)).toBe(true);
    expect(readResults(emptied)).toEqual(readResults(opened));
  });

  test('that nothing answers is told so in that language, without repeating it', async () => {
    const { type, text } = readExtension(await ask('qwxzv gfhtr', locale));
    expect(type).toBe('message');
    expect(text).toBe(shippedParts().say(locale, 'search.nothing'));
  });
});

test('citations link to the documents that are on the web', async () => {
  const links = readResults(await ask('SendGrid')).flatMap(({ content }) =>
    find(content, 'TextBlock').filter(({ text }) => /\]\(https:\/\/[^)]+\)/.test(String(text))),
  );
  expect(links.length).toBeGreaterThan(3);
});

test('the sentences differ from language to language', () => {
  const said = LOCALES.map((locale) => shippedParts().say(locale, 'search.nothing'));
  expect(new Set(said).size).toBe(LOCALES.length);
});

test('a person whose language is not spoken here is answered in English', async () => {
  const more = { locale: 'fr-FR', entities: undefined };
  const [first] = readResults(await extended.call('query', toQuery('SendGrid'), more));
  expect(first?.content.lang).toBe('en');
});

test('the language of the client counts where the call names none', async () => {
  const more = { locale: undefined, entities: [{ type: 'clientInfo', locale: 'ru-RU' }] };
  const [first] = readResults(await extended.call('query', toQuery('SendGrid'), more));
  expect(first?.content.lang).toBe('ru');
});

test('what is inserted has no button: the bot may not be there to hear it', async () => {
  for (const { content } of readResults(await extended.call('query', OPENED))) {
    const kinds = listParts(content).map(({ type }) => String(type));
    expect(kinds.filter((type) => /^Action\.(?:Submit|Execute|ShowCard)|^Input/.test(type))).toEqual([]);
    expect(find(content, 'RichTextBlock').length).toBeGreaterThan(0);
    expect(content).not.toHaveProperty('refresh');
  }
});

test('all results together stay far below what Teams takes', async () => {
  const { body } = await extended.call('query', OPENED);
  expect(JSON.stringify(body).length).toBeLessThan(200_000);
});

test('who scrolls on gets what is left, and then nothing', async () => {
  const all = readResults(await ask('SendGrid'));
  const rest = await extended.call('query', toQuery('SendGrid', { queryOptions: { skip: 2, count: 25 } }));
  const none = await extended.call('query', toQuery('SendGrid', { queryOptions: { skip: 25, count: 25 } }));
  expect(readResults(rest)).toEqual(all.slice(2));
  expect(readExtension(none)).toMatchObject({ type: 'result', attachments: [] });
});

test('a search asks nothing of the turn, and keeps nothing of who asked', async () => {
  const turn = { take: jest.fn(), amend: jest.fn() };
  const { call, log } = createExtended({ turn });
  await call('query', toQuery('my secret question about SendGrid'));
  expect(turn.take).not.toHaveBeenCalled();
  expect(log).toEqual([]);
});

test('a search that takes too long ends in a sentence before Teams gives up', async () => {
  const search = { find: () => new Promise<never>(() => undefined), suggest: async () => [] };
  const { call } = createExtended({ parts: { search, patienceMs: 30 } });
  const { type, text } = readExtension(await call('query', toQuery('SendGrid'), { locale: 'ja-JP' }));
  expect({ type, text }).toEqual({ type: 'message', text: shippedParts().say('ja', 'search.slow') });
});

test('a search that breaks is logged without the question, and told by the number of the log entry', async () => {
  const fail = async (): Promise<never> => {
    throw new Error('the index is gone');
  };
  const { call, log } = createExtended({ parts: { search: { find: fail, suggest: fail } } });
  const answer = await call('query', toQuery('secret-words'));
  expect(answer.status).toBe(200);
  expect(readExtension(answer)).toEqual({ type: 'message', text: `trouble ${log[0]?.fields.id}` });
  expect(JSON.stringify(log)).not.toContain('secret-words');
});

describe('answered 400, without a word of what went wrong inside:', () => {
  test.each([
    ['no value', undefined],
    ['null', null],
    ['a text', 'search'],
    ['a list', []],
    ['a command nobody knows', { commandId: 'other', parameters: [] }],
    ['no command', { parameters: [{ name: 'question', value: 'x' }] }],
    ['parameters that are none', { commandId: 'search', parameters: 'question' }],
    ['a question that is no text', { commandId: 'search', parameters: [{ name: 'question', value: {} }] }],
    ['a parameter nobody knows', { commandId: 'search', parameters: [{ name: 'other', value: 'x' }] }],
    ['a parameter of null', { commandId: 'search', parameters: [null] }],
  ])('%s', async (_name, value) => {
    expect(await extended.call('query', value)).toEqual({ status: 400, body: undefined });
    expect(extended.log).toMatchObject([{ level: 'warn', fields: { status: 400 } }]);
  });
});

test.each([{ skip: -1 }, { skip: 'all' }, { skip: 1e99 }, null, 'x'])(
  'options nobody understands (%j) are left out of account',
  async (queryOptions) => {
    const answer = await extended.call('query', toQuery('SendGrid', { queryOptions }));
    expect(readResults(answer).length).toBeGreaterThan(1);
  },
);

test('a question of any length is answered', async () => {
  expect(await ask('port 25 '.repeat(20_000))).toMatchObject({ status: 200 });
});
