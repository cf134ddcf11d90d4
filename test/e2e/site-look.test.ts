import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { LOCALES, type Locale } from '../../src/answer/locale';
import { createSiteParts, listFrontRoutes } from '../../src/app/site-parts';
import { readConfig } from '../../src/config';
import { createServer, type HttpServer } from '../../src/server';
import { shippedBook } from '../support/talk';
import { hasBrowser, launchBrowser } from './browser';

jest.setTimeout(60_000);

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const PAGES = ['/', '/privacy', '/terms'] as const;
const PHONE = { width: 360, height: 740 };
/** Everything there is to tell of. */
const CONFIG = readConfig({
  MicrosoftAppId: 'app',
  MicrosoftAppPassword: 'hush',
  SLACK_SIGNING_SECRET: 'hush',
  SLACK_BOT_TOKEN: 'xoxb-hush',
  DESK_WEBHOOK_URL: 'https://help.example/port25',
  DESK_WEBHOOK_SECRET: 'a-secret-of-16-or-more',
  OPERATOR_NAME: 'Contoso IT',
  OPERATOR_CONTACT: `https://help.contoso.com/${'port25-'.repeat(12)}desk`,
});
/** Where pictures go, to be looked at; by default nowhere. */
const SHOTS = process.env.SITE_SHOTS;

/** What is dark is so in every language: one shows it, and all of them only to who wants to look. */
function listLooks(): readonly (readonly [Locale, 'light' | 'dark'])[] {
  const dark = SHOTS === undefined ? (['ru'] as const) : LOCALES;
  return [
    ...LOCALES.map((locale) => [locale, 'light'] as const),
    ...dark.map((locale) => [locale, 'dark'] as const),
  ];
}

(hasBrowser() ? describe : describe.skip)('the pages about the service, in a browser', () => {
  let server: HttpServer;
  let browser: Browser;
  let url: string;
  const errors: string[] = [];
  beforeAll(async () => {
    const site = createSiteParts({ config: CONFIG, book: shippedBook() });
    server = createServer({
      routes: [...listFrontRoutes(site), ...site.routes],
      loopbackOnly: false,
      ready: () => true,
      metrics: () => '',
      logger: { error: () => undefined },
    });
    url = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}`;
    browser = await launchBrowser();
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    expect(errors.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  async function open(path: string, locale: Locale, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
    const page = await browser.newPage({ locale, colorScheme, viewport: { width: 1000, height: 900 } });
    page.setDefaultTimeout(10_000);
    page.on('console', (line) => line.type() === 'error' && errors.push(line.text()));
    await page.goto(`${url}${path}`);
    return page;
  }

  async function shoot(page: Page, name: string): Promise<void> {
    if (SHOTS !== undefined) await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true });
  }

  test.each(listLooks())(
    'in %s, %s, axe finds nothing serious, and a phone is wide enough',
    async (locale, scheme) => {
      for (const path of PAGES) {
        const page = await open(path, locale, scheme);
        const name = `${path.slice(1) || 'front'}-${locale}-${scheme}`;
        expect(await page.locator('html').getAttribute('lang')).toBe(locale);
        expect(await findFaults(page)).toEqual([]);
        await shoot(page, name);
        await page.setViewportSize(PHONE);
        expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(
          0,
        );
        if (scheme === 'dark') expect(await findFaults(page)).toEqual([]);
        await shoot(page, `${name}-phone`);
      }
    },
  );

  test('who changes the language goes on in it from page to page', async () => {
    const page = await open('/', 'en');
    await page.getByRole('link', { name: '日本語' }).click();
    await page.getByRole('main').getByRole('link', { name: 'プライバシー' }).click();
    expect(await page.locator('h1').textContent()).toBe('プライバシー');
    await page.getByRole('contentinfo').getByRole('link', { name: '利用条件' }).click();
    expect(await page.title()).toBe('利用条件 – Port 25 Desk');
    expect(await page.locator('[aria-current=page]').textContent()).toBe('利用条件');
    await page.getByRole('link', { name: 'Port 25 Desk', exact: true }).click();
    await page.getByRole('heading', { name: 'Teams で質問する' }).waitFor();
  });
});

async function findFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  return page.evaluate(`axe.run().then(({ violations }) => violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html)))`);
}
