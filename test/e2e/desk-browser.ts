import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import type { Locale } from '../../src/answer/locale';
import { type DeskService, startDeskService } from '../support/desk-service';
import { createTicket, minutes } from '../support/desk-tickets';
import { launchBrowser } from './browser';

export type Opening = BrowserContextOptions & {
  readonly locale?: Locale;
  readonly ticket?: string;
  /** False: nobody signed in yet. */
  readonly isKnown?: boolean;
};

/** A desk with four tickets, and a browser to look at it. */
export type DeskBrowser = {
  readonly service: DeskService;
  /** What the page complained of; a test that expects complaints takes them out. */
  readonly errors: string[];
  open(opening?: Opening): Promise<Page>;
};

/** Sets up a fresh desk for each test, and expects that no page complained. */
export function useDeskBrowser(): DeskBrowser {
  let service: DeskService;
  let browser: Browser;
  const errors: string[] = [];
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  beforeEach(async () => {
    errors.length = 0;
    service = await startDeskService({ access: { token: 'secret' } });
    fillDesk(service);
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    await service.close();
    expect(errors).toEqual([]);
  });
  afterAll(() => browser?.close());
  return {
    get service() {
      return service;
    },
    errors,
    open: (opening = {}) => open(opening, { browser, service, errors }),
  };
}

function fillDesk({ desk }: DeskService): void {
  const now = new Date().toISOString();
  const targets = (count: number) => ({ firstReplyBy: minutes(count, now), resolveBy: null });
  const olga = { id: 'U1', name: 'Olga', via: 'teams' } as const;
  const notes = [{ id: '1', at: minutes(-5, now), by: olga, text: 'Same tenant as P25-1017.' }];
  desk.put(
    createTicket({ id: 'P25-1038', state: 'resolved', targets: { firstReplyBy: null, resolveBy: null } }),
  );
  desk.put(
    createTicket({ id: 'P25-1039', state: 'claimed', assignee: olga, transcript: [], targets: targets(200) }),
  );
  desk.put(createTicket({ id: 'P25-1041', priority: 'urgent', transcript: [], targets: targets(-12) }));
  desk.put(createTicket({ targets: targets(25), notes }));
}

type Place = { readonly browser: Browser; readonly service: DeskService; readonly errors: string[] };

async function open(opening: Opening, { browser, service, errors }: Place): Promise<Page> {
  const { ticket, isKnown = true, ...options } = opening;
  const page = await browser.newPage({ locale: 'en', viewport: { width: 1400, height: 900 }, ...options });
  page.setDefaultTimeout(10_000);
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (line) => line.type() === 'error' && errors.push(line.text()));
  if (isKnown)
    await page.addInitScript(
      "sessionStorage.setItem('port25-desk-token', 'secret'); localStorage.setItem('port25-desk-name', 'Mika')",
    );
  await page.goto(`${service.url}/desk${ticket === undefined ? '' : `#${ticket}`}`);
  if (isKnown) await rows(page).first().waitFor({ state: 'attached' });
  if (ticket !== undefined) await page.locator('#title').waitFor();
  return page;
}

/** The tickets in the queue. */
export function rows(page: Page): Locator {
  return page.locator('.row');
}

/** Their numbers, from the top. */
export function ids(page: Page): Promise<readonly string[]> {
  return rows(page).locator('.id').allTextContents();
}
