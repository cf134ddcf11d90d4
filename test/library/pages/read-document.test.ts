import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toPathSlug } from '../../../src/library/pages/page-slug';
import { readDocument } from '../../../src/library/pages/read-document';
import type { SourceDocument } from '../../../src/rules/policy';
import { toOutline } from './outline';

const SAMPLES = join(process.cwd(), 'test/library/pages/samples');

function read(file: string, known: readonly SourceDocument[] = []): ReturnType<typeof readDocument> {
  return readDocument(readFileSync(join(SAMPLES, file), 'utf8'), file, known);
}

test('an article in the style of Microsoft Docs, translated by a machine', () => {
  const { page, warnings } = read('docs/ja-jp/kitakaze-relay.md');
  expect(warnings).toEqual([]);
  expect(page).toMatchObject({
    kind: 'document',
    id: 'docs-ja-jp-kitakaze-relay',
    locale: 'ja',
    title: '北風リレーの料金と逆引きの設定 | Kitakaze Docs',
    dated: '2021-03-09',
    url: null,
  });
  expect(toOutline(page)).toEqual([
    '#kitakaze-relay 北風リレーの料金と逆引き',
    'p 北風リレーは、社内の仮想マシンから社外へメールを送るための中継です。接続には証明書を使います。',
    'n 中継は毎週日曜の夜に止まります。',
    'l 止まる時間は 1 時間です / 止まる前に知らせます',
    '#reverse-lookup 逆引きの料金',
    'p 逆引きの料金は、毎月の請求書に「逆引き」として載ります。 手続きは \\[**設定**\\] 画面の \\[名前 **\\] の欄** で行います。',
    'p 逆引きの設定画面',
    '#limits 上限',
    't 種類 | 一日の通数 / 小さい | `1000` / 大きい | 9000',
    '~p 5000',
  ]);
});

test('a post in the style of Hexo, with struck words over paragraphs', () => {
  const { page, warnings } = read('blog/2019-04-01-kitakaze-announcement.md');
  expect(warnings).toEqual([]);
  expect(page).toMatchObject({ locale: 'ja', title: '北風リレーのお知らせ', dated: '2022-07-15' });
  expect(toOutline(page)).toEqual([
    '#_top',
    'n この記事は **古い** 内容を含みます。',
    'p 2022 年から申し込みの方法が変わりました。',
    '#申し込み 申し込み',
    'p はじめに部署の番号を調べてください。',
    '~p 次に、紙の申込書を二階の窓口に出します。受け取りまで三日かかります。',
    '~p 急ぐときは、',
    '~p 課長の印をもらってください。',
    'p いまは画面から申し込めます。申し込みの画面',
    'c kitakaze apply --team 42',
  ]);
});

test.each<[string, string, readonly string[]]>([
  ['docs/zh-tw/quota.md', 'zh-TW', ['_top', '提高配額']],
  ['docs/ru-ru/certificates.md', 'ru', ['_top', 'renewal']],
  ['docs/articles/queues.md', 'en', ['_top', 'empty-a-queue']],
])('%s: language and sections', (file, locale, ids) => {
  const { page, warnings } = read(file);
  expect(page.locale).toBe(locale);
  expect(page.sections.map(({ id }) => id)).toEqual(ids);
  expect(warnings).toEqual([]);
});

const edition = (id: string, dated: string, ...sections: string[]): SourceDocument => ({
  id,
  title: 'Queues of the Kitakaze relay',
  locale: 'en',
  dated,
  url: `https://docs.example/${id}`,
  sections: sections.map((section) => ({ id: section, title: section })),
});

test('a document that documents.yaml knows takes its id, address and date from there', () => {
  const { page, warnings } = read('docs/articles/queues.md', [
    edition('queues-en', '2022-01-01', '_top', 'empty-a-queue'),
  ]);
  expect(page).toMatchObject({ id: 'queues-en', dated: '2022-01-01', url: 'https://docs.example/queues-en' });
  expect(warnings).toEqual([]);
});

test('of several editions the one whose sections fit best is taken, then the nearest in time', () => {
  const old = edition('old', '2019-01-01', '_top', 'gone');
  const near = edition('near', '2022-11-01', '_top', 'empty-a-queue');
  const far = edition('far', '2020-01-01', '_top', 'empty-a-queue');
  expect(read('docs/articles/queues.md', [old, far, near]).page.id).toBe('near');
  const { page, warnings } = read('docs/articles/queues.md', [
    old,
    edition('x', '2000-01-01', '_top', 'other'),
  ]);
  expect(page.id).toBe('old');
  expect(warnings.map(({ reason }) => reason)).toEqual([
    'documents.yaml has editions of this title (old, x); taken as old',
    'old of documents.yaml has sections that this text has not: gone',
  ]);
});

test('the same title in another language is another document', () => {
  const known = [{ ...edition('queues-ja', '2022-01-01', '_top'), locale: 'ja' }];
  expect(read('docs/articles/queues.md', known).page.id).toBe('docs-articles-queues');
});

test.each<[string, string, string]>([
  ['---\nlang: ja_JP\n---\nabc', 'x.md', 'ja'],
  ['---\nms.contentlocale: zh-CN\n---\nabc', 'x.md', 'zh-TW'],
  ['---\nlang: pt-BR\n---\nabc', 'x.md', 'pt'],
  ['---\nlang: c++\n---\nабв где', 'x.md', 'ru'],
  ['abc', 'ja-jp/x.md', 'ja'],
  ['abc', 'content/de-de/x.md', 'de'],
  ['abc', 'ru/x.md', 'ru'],
  ['abc', 'x.zh-tw.md', 'zh-TW'],
  ['abc', 'my-docs/qa-team/x.md', 'en'],
  ['ポート 25 は開いていますか Azure Virtual Machine', 'x.md', 'ja'],
  ['連接埠 25 開放嗎', 'x.md', 'zh-TW'],
  ['Порт 25 в Azure Virtual Machine закрыт', 'x.md', 'ru'],
  ['포트 25 는 열려 있습니까 Azure', 'x.md', 'ko'],
  ['منفذ 25', 'x.md', 'ar'],
  ['25', 'x.md', 'en'],
])('%j as %s is in %s', (text, file, locale) => {
  expect(readDocument(text, file, []).page.locale).toBe(locale);
});

test.each<[string, string, object]>([
  ['---\ntitle: A: b\n---\nc', 'x.md', { title: 'A: b' }],
  ['# A\n\nb', 'x.md', { title: 'A' }],
  ['a', 'b/2019-04-01-my-post.md', { title: 'my-post', dated: '2019-04-01' }],
  ['---\nms.date: 01/02/2020\nms.lasthandoff: 03/04/2021\n---\na', 'x.md', { dated: '2021-03-04' }],
  ['---\ncanonical_url: https://x.y/z\nurl: /z\n---\na', 'x.md', { url: 'https://x.y/z' }],
  ['---\npermalink: /z\n---\na', 'x.md', { url: null }],
  ['+++\ntitle = "A"\ndate = 2020-01-02\n+++\nb', 'x.md', { title: 'A', dated: '2020-01-02' }],
])('%j as %s', (text, file, expected) => {
  expect(readDocument(text, file, []).page).toMatchObject(expected);
});

test('what cannot be read of the front matter is told', () => {
  expect(readDocument('---\ntitle: A: b\n---\nc', 'x.md', []).warnings).toMatchObject([
    { line: 2, reason: expect.stringContaining('no YAML') },
  ]);
  expect(readDocument('---\ndate: soon\n---\nc', 'x.md', []).warnings).toEqual([
    { line: 1, reason: 'date "soon" is no date, such as 2017-11-16' },
  ]);
});

test.each<[string, string]>([
  ['guides/mail/Setup Guide.md', 'guides-mail-setup-guide'],
  ['設定/メール.md', '設定-メール'],
  ['a..b/c.d.md', 'a-b-c-d'],
  ['!!!.md', 'document'],
  ['CON.md', 'con-document'],
  ['com1.txt', 'com1-document'],
  ['e\u0301.md', 'é'],
])('%s is kept as %s', (file, id) => {
  expect(toPathSlug(file)).toBe(id);
});

test('a very long path is cut the same way each time, and stays its own', () => {
  const [a, b] = ['a', 'b'].map((end) => toPathSlug(`${'長い'.repeat(100)}${end}.md`));
  expect(a).toBe(toPathSlug(`${'長い'.repeat(100)}a.md`));
  expect(a).not.toBe(b);
  expect(Buffer.byteLength(a ?? '')).toBeLessThanOrEqual(120);
});
