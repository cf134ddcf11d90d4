import { LOCALES } from '../../src/answer/locale';
import { EXPLAIN_COMMAND } from '../../src/channels/teams/extension-explain';
import { checkPackage } from '../../src/cli/manifest/build-package';
import { getList, getText, type Json } from '../../src/cli/manifest/json';
import type { Sources } from '../../src/cli/manifest/load-sources';
import { shippedPolicy } from '../support/policy';
import { createShippedTurn, kinds, startTalk } from '../support/talk';
import { APP_ID, build, readJson, sources, texts } from './teams-package';

const files = build();
const manifest = readJson(files, 'manifest.json');
const [bot = null] = getList(manifest, ['bots']);
const [extension = null] = getList(manifest, ['composeExtensions']);
const turn = createShippedTurn();

/** Where the bot could make nothing of it. */
const LOST = ['not-understood', 'no-passage', 'trouble'];

/** The title of every command in every language, with what the English one is answered by. */
const commands = texts.filter(({ key }) => /^bots.*\.title$/.test(key));

function findEnglish(key: string): string {
  return texts.find((each) => each.key === key && each.locale === 'en')?.text ?? '';
}

async function askFor(
  text: string,
): Promise<{ readonly kinds: readonly string[]; readonly locales: Set<string> }> {
  const replies = await startTalk(turn, `manifest/${text}`).say(text);
  return { kinds: kinds(replies), locales: new Set(replies.map(({ locale }) => locale)) };
}

test('the package is valid by the schema of the version it names, and by our own rules', () => {
  const filled: Sources = {
    manifest,
    languages: new Map(['ja.json', 'zh-tw.json', 'ru.json'].map((name) => [name, readJson(files, name)])),
    icons: sources.icons,
  };
  expect(checkPackage(filled)).toEqual([]);
  expect(manifest.manifestVersion).toBe('1.29');
});

test('without slash commands it is valid by the schema of before them, with the same other commands', () => {
  const older = build({ isWithoutSlash: true });
  const { manifestVersion, bots } = readJson(older, 'manifest.json');
  const [only = null] = getList({ bots: bots ?? null }, ['bots']);
  expect(manifestVersion).toBe('1.27');
  expect(only).not.toHaveProperty('supportsTargetedMessages');
  const lists = getList(bot, ['commandLists'])
    .slice(0, 2)
    .map((list) => getList(list, ['commands']));
  expect(getList(only, ['commandLists']).map((list) => getList(list, ['commands']))).toEqual(lists);
  expect([...older.values()].join('')).not.toMatch(/v1\.29|triggers|commandLists\[2\]/);
});

test('the archive holds the manifest, three languages and two icons, at its top', () => {
  const names = ['color.png', 'ja.json', 'manifest.json', 'outline.png', 'ru.json', 'zh-tw.json'];
  expect([...files.keys()].sort()).toEqual(names);
});

test('the bot, the app and the search go by the id that was given', () => {
  const ids = [manifest.id, getText(bot, ['botId']), getText(extension, ['botId'])];
  expect(new Set(ids)).toEqual(new Set([APP_ID]));
  expect(JSON.stringify([...files.values()].map(String))).not.toMatch(/\{\{/);
});

test('people meet it in personal chats, group chats and channels, and it takes no files', () => {
  expect(bot).toMatchObject({ scopes: ['personal', 'team', 'groupChat'], supportsFiles: false });
  expect(manifest.defaultInstallScope).toBe('team');
});

test('it asks for nothing but who somebody is', () => {
  expect(manifest.permissions).toEqual(['identity']);
  expect(manifest).not.toHaveProperty('authorization');
  expect(manifest).not.toHaveProperty('webApplicationInfo');
});

test('every message is heard only where that was asked for', () => {
  expect(readJson(build({ isHearing: true }), 'manifest.json')).toMatchObject({
    webApplicationInfo: { id: APP_ID },
    authorization: {
      permissions: {
        resourceSpecific: [
          { name: 'ChannelMessage.Read.Group', type: 'Application' },
          { name: 'ChatMessage.Read.Chat', type: 'Application' },
        ],
      },
    },
  });
});

describe('languages', () => {
  test('every language has every text', () => {
    expect(new Set(texts.map(({ locale }) => locale))).toEqual(new Set(LOCALES));
    expect(texts.filter(({ text }) => text.trim() === '')).toEqual([]);
  });

  test('every text but the name is translated, into the letters of its language', () => {
    const letters = {
      en: /[a-z]/i,
      ja: /[ぁ-んァ-ヶ\p{Script=Han}]/u,
      'zh-TW': /\p{Script=Han}/u,
      ru: /[а-яё]/i,
    };
    const said = texts.filter(({ key }) => key !== 'name.short');
    expect(said.filter(({ locale, text }) => !letters[locale].test(text))).toEqual([]);
    const untranslated = said.filter(({ key, locale, text }) => locale !== 'en' && text === findEnglish(key));
    expect(untranslated).toEqual([]);
  });

  test('no Simplified letters or Japanese signs stand in Traditional Chinese', () => {
    const chinese = texts.filter(({ locale }) => locale === 'zh-TW').map(({ text }) => text);
    expect(chinese.join('')).not.toMatch(/[ぁ-んァ-ヶ发码说这么为时误]/);
  });
});

describe('commands', () => {
  test('each list stays within what Teams shows, and names nothing twice', () => {
    const lists = getList(bot, ['commandLists']);
    expect(lists.length).toBeLessThanOrEqual(3);
    const places = lists.flatMap((list) => {
      const triggers = getList(list, ['triggers']);
      return getList(list, ['scopes']).map((scope) => `${scope} ${triggers.join()}`.trim());
    });
    // Alone with the bot there is nobody to hide an answer from.
    const among = ['groupChat mention', 'groupChat slash', 'team mention', 'team slash'];
    expect([...places].sort()).toEqual([...among, 'personal'].sort());
    expect(bot).toMatchObject({ supportsTargetedMessages: true });
    for (const locale of LOCALES) {
      for (const index of lists.keys()) {
        const titles = commands
          .filter((each) => each.locale === locale && each.key.includes(`commandLists[${index}]`))
          .map(({ text }) => text);
        expect(titles.length).toBeLessThanOrEqual(12);
        expect(new Set(titles).size).toBe(titles.length);
      }
    }
  });

  test.each(commands)('"$text" is answered in its language ($key)', async ({ key, locale, text }) => {
    const answer = await askFor(text);
    expect(answer.kinds.filter((kind) => LOST.includes(kind))).toEqual([]);
    expect(answer.locales).toEqual(new Set([locale]));
    // What a command means does not change with the language.
    expect(answer.kinds).toEqual((await askFor(findEnglish(key))).kinds);
  });
});

describe('the message extension', () => {
  const [search, explain] = getList(extension, ['commands']);

  test('searches from the compose box and the command box', () => {
    expect(search).toMatchObject({ id: 'search', type: 'query', context: ['compose', 'commandBox'] });
    expect(getList(search, ['parameters'])).toMatchObject([{ name: 'question', inputType: 'text' }]);
  });

  test('explains the error in a message', () => {
    expect(explain).toMatchObject({
      id: EXPLAIN_COMMAND,
      type: 'action',
      context: ['message'],
      fetchTask: true,
    });
  });

  test('unfurls links to every edition of the policy articles, and nothing beyond', () => {
    const articles = shippedPolicy().documents.filter(({ id }) => /^(?:docs|blog)-/.test(id));
    const hosts = articles.flatMap(({ url }) => (url === undefined ? [] : [new URL(url).host]));
    const [handler = null] = getList(extension, ['messageHandlers']);
    const domains = getList(handler, ['value', 'domains']);
    // Links of before 2022 name docs.microsoft.com, which leads on to learn.microsoft.com.
    expect([...domains].sort()).toEqual([...new Set([...hosts, 'docs.microsoft.com'])].sort() as Json[]);
  });
});
