import { clip } from '../../src/answer/clip';
import { LOCALES, type Locale } from '../../src/answer/locale';
import { parsePageAddress } from '../../src/app/page-address';
import { shippedPolicy } from '../support/policy';
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

const paste = (
  url: unknown,
  { locale = 'en', name = 'queryLink' }: { locale?: Locale; name?: string } = {},
) => extended.call(name, { url }, { locale: TEAMS_LOCALES[locale] });

const ARTICLE = 'azure/virtual-network/troubleshoot-outbound-smtp-connectivity';
const NEWEST = `https://learn.microsoft.com/en-us/troubleshoot/${ARTICLE}`;
const JAPANESE = `https://learn.microsoft.com/ja-jp/${ARTICLE}`;
const BLOG_2017 = 'https://jpaztech.github.io/blog/archive/smtp-block-announcement-november-2017/';

async function tell(url: string, locale?: Locale) {
  const [result] = readResults(await paste(url, locale === undefined ? {} : { locale }));
  return result?.preview.content.text;
}

describe('the article is known', () => {
  test.each([
    ['at its address', NEWEST],
    ['at its old address', `https://learn.microsoft.com/en-us/${ARTICLE}`],
    ['on the site before', `https://docs.microsoft.com/en-us/${ARTICLE}`],
    ['without a language', `https://docs.microsoft.com/${ARTICLE}`],
    ['without encryption', `http://learn.microsoft.com/en-us/${ARTICLE}`],
    ['with www and a dot', `https://www.learn.microsoft.com./en-us/${ARTICLE}`],
    ['with a slash at the end', `${NEWEST}/`],
    ['with a query', `${NEWEST}?tabs=portal&WT.mc_id=x`],
    ['with a fragment', `${NEWEST}#enterprise-and-mca-e`],
    ['in capital letters', NEWEST.replace('/en-us/', '/EN-US/').replace('azure/virtual', 'Azure/Virtual')],
    ['with slashes twice', NEWEST.replace('/azure/', '//azure/')],
    ['in another English', `https://learn.microsoft.com/en-gb/${ARTICLE}`],
  ])('%s', async (_name, url) => {
    expect(await tell(url)).toMatch(/^Text in English, known from 28 July 2025 · Still right/);
  });
});

describe('it is told which text the page has and whether it counts:', () => {
  test.each([
    [
      'a translation',
      JAPANESE,
      /^Text in Japanese, known from 22 October 2021 · .*out of date.*28 July 2025/,
    ],
    [
      'another translation',
      `https://learn.microsoft.com/zh-tw/${ARTICLE}`,
      /^Text in Traditional Chinese, known from 5 January 2021 · .*out of date/,
    ],
    [
      'a language no text is known in',
      `https://learn.microsoft.com/zh-cn/${ARTICLE}`,
      /^I know no text of this page in its language\. · What counts is the text in English of 28 July 2025/,
    ],
    [
      'the announcement',
      'https://blogs.msdn.microsoft.com/mast/2017/11/15/enhanced-azure-security-for-sending-emails-november-2017-update/',
      /15 November 2017 · No longer right: none/,
    ],
    [
      'the announcement in the archive',
      'https://learn.microsoft.com/en-us/archive/blogs/mast/enhanced-azure-security-for-sending-emails-november-2017-update',
      /15 November 2017 · No longer right: none/,
    ],
    [
      'the announcement as it was addressed first',
      'https://blogs.msdn.com/b/mast/archive/2017/11/15/enhanced-azure-security-for-sending-emails-november-2017-update.aspx',
      /15 November 2017 · No longer right: none/,
    ],
    [
      'the Japanese support blog',
      BLOG_2017,
      /Japanese, known from 18 April 2023 · Right in part: 15 of the 28/,
    ],
    [
      'the Japanese support blog among Microsoft’s',
      'https://blogs.technet.microsoft.com/jpaztech/2016/06/09/smtp-on-azurevm/',
      /21 April 2017 · Right in part: 1 of the 11/,
    ],
    [
      'an issue',
      'https://github.com/MicrosoftDocs/azure-docs/issues/101081#issuecomment-1',
      /7 November 2022 · Still right/,
    ],
  ])('%s', async (_name, url, expected) => {
    expect(await tell(url)).toMatch(expected);
  });
});

test('what was decided otherwise then is named, and what counts now is linked', async () => {
  const [result] = readResults(await paste(JAPANESE));
  const said = find(result?.content, 'TextRun').map(({ text }) => text);
  expect(said).toContain(
    'Enterprise Dev/Test: then "blocked, may be requested by support case", now "blocked, lifted by the portal\'s diagnostic"',
  );
  expect(find(result?.content, 'TextBlock').at(-1)?.text).toContain(`](${NEWEST})`);
});

test('the newest text says that nothing has changed since', async () => {
  const [result] = readResults(await paste(NEWEST));
  expect(JSON.stringify(result?.content)).toContain('nothing has changed');
});

describe.each(LOCALES)('in %s', (locale) => {
  const urls = [NEWEST, JAPANESE, BLOG_2017, `https://learn.microsoft.com/fr-fr/${ARTICLE}`];
  test.each(urls)('%s is told in that language', async (url) => {
    const [result] = readResults(await paste(url, { locale }));
    const page = await shippedParts().pages.describe(url, locale);
    expect(result?.content).toMatchObject({ lang: locale, speak: clip(page?.reply.text ?? '', 1_000) });
    expect(page?.reply.text).not.toMatch(/\{|\}|teams-extension|undefined/);
  });

  test('each state has words of its own', async () => {
    const told = await Promise.all(urls.map((url) => shippedParts().pages.describe(url, locale)));
    expect(new Set(told.map((page) => page?.excerpt)).size).toBe(urls.length);
  });
});

test('languages differ in their words', async () => {
  const told = await Promise.all(LOCALES.map((locale) => tell(JAPANESE, locale)));
  expect(new Set(told).size).toBe(LOCALES.length);
});

test('the card is of a version that is drawn below links, without anything newer', async () => {
  for (const url of [NEWEST, JAPANESE, BLOG_2017]) {
    const [result] = readResults(await paste(url));
    const kinds = new Set(listParts(result?.content).map(({ type }) => type));
    expect(result?.content.version).toBe('1.3');
    for (const newer of ['Table', 'Action.Execute', 'Action.Submit']) expect(kinds).not.toContain(newer);
  }
});

test('a person whose team has not installed the app sees the same card', async () => {
  const known = await paste(NEWEST);
  expect(readResults(known)).toHaveLength(1);
  expect(await paste(NEWEST, { name: 'anonymousQueryLink' })).toEqual(known);
});

describe('left as it is, a link to', () => {
  test.each([
    ['another article', 'https://learn.microsoft.com/en-us/azure/virtual-network/virtual-networks-overview'],
    [
      'an article of the same last name',
      'https://learn.microsoft.com/en-us/other/troubleshoot-outbound-smtp-connectivity',
    ],
    ['the same path elsewhere', `https://learn.microsoft.com.evil.example/en-us/${ARTICLE}`],
    ['a site that calls itself so', `https://learn.microsoft.com@evil.example/en-us/${ARTICLE}`],
    ['the site itself', 'https://learn.microsoft.com/'],
    ['a source of guides that is no policy', 'https://www.rfc-editor.org/rfc/rfc7208'],
    ['a file', 'file:///etc/passwd'],
    ['a script', 'javascript:alert(1)'],
    ['a page named like a part of objects', 'https://github.com/constructor'],
  ])('%s', async (_name, url) => {
    const answer = await paste(url);
    expect(answer.status).toBe(200);
    expect(readExtension(answer)).toMatchObject({ type: 'result', attachments: [] });
  });
});

test.each([
  undefined,
  null,
  'https://learn.microsoft.com',
  {},
  { url: 5 },
  { url: 'no address' },
  { url: `https://a/${'x'.repeat(5_000)}` },
])('a call that holds no link (%j) is answered 400', async (value) => {
  expect(await extended.call('queryLink', value)).toEqual({ status: 400, body: undefined });
});

test.each([
  ['breaks', async () => Promise.reject(new Error('gone'))],
  ['takes too long', () => new Promise<never>(() => undefined)],
])('a link stays a link where looking it up %s', async (_name, describePage) => {
  const { call } = createExtended({ parts: { pages: { describe: describePage }, patienceMs: 30 } });
  const answer = await call('queryLink', { url: NEWEST });
  expect(answer).toMatchObject({ status: 200, body: { composeExtension: { attachments: [] } } });
});

test('every document of the policy that has an address is known at it', async () => {
  const { clauses, documents } = shippedPolicy();
  const cited = new Set(clauses.map(({ document }) => document));
  const addresses = documents.flatMap(({ id, url }) => (cited.has(id) && url !== undefined ? [url] : []));
  expect(addresses.length).toBeGreaterThan(15);
  for (const url of addresses) expect(await shippedParts().pages.describe(url, 'en')).toBeDefined();
});

test.each([
  ['https://learn.microsoft.com/sr-latn-rs/azure/x', { article: 'learn/azure/x', language: 'sr-latn-rs' }],
  ['https://learn.microsoft.com/azure/x', { article: 'learn/azure/x' }],
  ['https://example.com/A/B/index.html', { article: 'example.com/a/b' }],
  ['mailto:a@b.example', undefined],
  ['', undefined],
])('the address %s is read as %j', (address, expected) => {
  expect(parsePageAddress(address)).toEqual(expected);
});
