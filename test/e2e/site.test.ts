import { mkdtempSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LOCALES } from '../../src/answer/locale';
import { startService } from '../../src/app';
import { createSiteParts } from '../../src/app/site-parts';
import { listPageRoutes } from '../../src/app/teams-parts';
import { createShortMemory } from '../../src/channels/teams/short-memory';
import { createMailbox } from '../../src/channels/web/mailbox';
import { readConfig } from '../../src/config';
import { createServer } from '../../src/server';
import { shippedBook } from '../support/talk';

jest.setTimeout(60_000);

const BOT = { MicrosoftAppId: 'app', MicrosoftAppPassword: 'hush' };
const OPERATOR = { OPERATOR_NAME: 'Contoso <IT>', OPERATOR_CONTACT: 'port25@contoso.com' };
const PAGES = ['/', '/privacy', '/terms'] as const;
const HEADINGS = {
  en: ['Port 25 Desk', 'Privacy', 'Terms of use'],
  ja: ['Port 25 Desk', 'プライバシー', '利用条件'],
  'zh-TW': ['Port 25 Desk', '隱私權', '使用條款'],
  ru: ['Port 25 Desk', 'Конфиденциальность', 'Условия использования'],
} as const;

type Running = { readonly address: string; close(): Promise<void> };

function start(environment: Readonly<Record<string, string>>): Promise<Running> {
  const DATA_DIR = mkdtempSync(join(tmpdir(), 'port25-site-'));
  return startService(readConfig({ PORT: '0', LOG_LEVEL: 'silent', DATA_DIR, ...environment }));
}

/** The address Node's fetch cannot be given: a name that is another's. */
function getAs(url: string, host: string): Promise<{ readonly status: number; readonly body: string }> {
  return new Promise((resolve, reject) => {
    const call = request(url, { headers: { host } }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk as Buffer);
      resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() });
    });
    call.once('error', reject).end();
  });
}

const isLocalPage = (html: string): boolean => html.includes('/assets/page.mjs');

describe('the pages about the service', () => {
  let registered: Running;
  let demo: Running;
  beforeAll(async () => {
    registered = await start({ ...BOT, ...OPERATOR });
    demo = await start({});
  });
  afterAll(() => Promise.all([registered?.close(), demo?.close()]));

  const cases = LOCALES.flatMap((locale) => PAGES.map((path, index) => [path, locale, index] as const));

  test.each(cases)('%s is there in %s where a bot is registered', async (path, locale, index) => {
    const response = await fetch(`${registered.address}${path}?lang=${locale}`);
    const html = await response.text();
    expect([response.status, response.headers.get('content-language')]).toEqual([200, locale]);
    expect(html).toContain(`<html lang="${locale}">`);
    expect(html).toContain(`<h1>${HEADINGS[locale][index]}</h1>`);
    expect(html).toContain('Contoso &lt;IT&gt;');
    const others = [...html.matchAll(/<li><a href="([^"]*)" lang="([^"]*)"/g)];
    expect(others.map(([, href, lang]) => [href, lang])).toEqual(
      LOCALES.filter((each) => each !== locale).map((each) => [`${path}?lang=${each}`, each]),
    );
  });

  test.each(cases)('%s is there in %s in the demo, whose front is the page to ask on', async (...row) => {
    const [path, locale, index] = row;
    const response = await fetch(`${demo.address}${path}?lang=${locale}`);
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(isLocalPage(html)).toBe(path === '/');
    if (path !== '/') expect(html).toContain(`<h1>${HEADINGS[locale][index]}</h1>`);
  });

  test('tell of what the service has, and not of what it does not have', async () => {
    const read = async (address: string, path: string) => (await fetch(`${address}${path}`)).text();
    const front = await read(registered.address, '/');
    expect(front).toContain('Ask in Teams');
    expect(front).not.toMatch(/Slack|href="\/desk/);
    expect(await read(registered.address, '/privacy')).not.toContain('id="demo"');
    expect(await read(demo.address, '/privacy')).toMatch(/whoever runs it[\s\S]*id="demo"/);
  });

  test.each([
    ['?lang=zh-HK', 'ru', 'zh-TW'],
    ['?lang=fr', 'ru;q=0.5, ja;q=0.9', 'ja'],
    ['', 'fr, zh-Hant;q=0.8, ru;q=0.5', 'zh-TW'],
    ['', 'ja;q=0, ru;q=0.1', 'ru'],
    ['', 'fr', 'en'],
    ['?lang=', '*', 'en'],
    ['?lang=%E0%A4&lang=ru', 'de', 'en'],
  ])('%s before "%s" is answered in %s', async (query, wanted, locale) => {
    const headers = { 'accept-language': wanted };
    const response = await fetch(`${registered.address}/terms${query}`, { headers });
    expect(response.headers.get('content-language')).toBe(locale);
    expect(response.headers.get('vary')).toBe('Accept-Language');
  });

  test.each(PAGES)('%s answers HEAD like GET, without a body, and nothing else', async (path) => {
    for (const { address } of [registered, demo]) {
      const [got, head] = [
        await fetch(`${address}${path}`),
        await fetch(`${address}${path}`, { method: 'HEAD' }),
      ];
      expect([head.status, await head.text()]).toEqual([200, '']);
      for (const name of ['content-type', 'etag', 'content-language', 'content-security-policy'])
        expect(head.headers.get(name)).toBe(got.headers.get(name));
      for (const method of ['POST', 'PUT', 'DELETE']) {
        const refused = await fetch(`${address}${path}`, { method });
        expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
      }
    }
  });

  test.each(PAGES)('%s runs no script, is framed by nobody, and is not sent twice', async (path) => {
    const url = `${registered.address}${path}`;
    const { headers, ...response } = await fetch(url).then(async (each) => {
      return { headers: each.headers, html: await each.text() };
    });
    const policy = headers.get('content-security-policy');
    expect(policy).toMatch(
      /^default-src 'none'; script-src 'none'; style-src 'self';.* frame-ancestors 'none'$/,
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(response.html).not.toMatch(/<script|<style|style=|\son\w+=|https?:\/\//i);
    const again = await fetch(url, { headers: { 'if-none-match': headers.get('etag') ?? '' } });
    expect([again.status, again.headers.get('content-language')]).toEqual([304, 'en']);
  });

  test('load what they are drawn with, and a registered service serves nothing more of the local page', async () => {
    const html = await (await fetch(`${registered.address}/privacy`)).text();
    const loaded = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]*)"/g)].map(([, path = '']) => path);
    const statusOf = async (path: string) => (await fetch(`${registered.address}${path}`)).status;
    expect(new Set(loaded).size).toBe(3);
    expect(await Promise.all(loaded.map(statusOf))).toEqual(loaded.map(() => 200));
    expect(await Promise.all(['/assets/page.mjs', '/assets/page.css'].map(statusOf))).toEqual([404, 404]);
  });
});

test('where Slack calls and no bot is registered, this machine gets the local page and others the front', async () => {
  const config = readConfig({ SLACK_SIGNING_SECRET: 'hush', SLACK_BOT_TOKEN: 'xoxb-hush' });
  const { front } = createSiteParts({ config, book: shippedBook() });
  const mailbox = createMailbox({ memory: createShortMemory(), draw: () => ({}) });
  const ending = new AbortController();
  const server = createServer({
    routes: listPageRoutes({ mailbox, signal: ending.signal, front }),
    loopbackOnly: false,
    ready: () => true,
    metrics: () => '',
    logger: { error: () => undefined },
  });
  const url = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}`;
  const [here, there, file] = [
    await getAs(`${url}/`, 'localhost'),
    await getAs(`${url}/`, 'desk.example'),
    await getAs(`${url}/assets/page.mjs`, 'desk.example'),
  ];
  ending.abort();
  await server.close();
  expect([here.status, isLocalPage(here.body)]).toEqual([200, true]);
  expect([there.status, isLocalPage(there.body)]).toEqual([200, false]);
  expect(there.body).toContain('Ask in Slack');
  expect(there.body).not.toContain('Ask in Teams');
  expect(file.status).toBe(403);
});
