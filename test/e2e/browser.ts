import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PATH = process.env.CHROMIUM ?? '/usr/bin/chromium';

/**
 * Whether browser tests can run. Without a Chromium they are skipped and say so; under CI they run
 * all the same and fail, so that nobody believes them to have passed.
 */
export function hasBrowser(): boolean {
  const found = existsSync(PATH);
  if (!found)
    process.stderr.write(`No Chromium at ${PATH}; set CHROMIUM to where it is. Browser tests are not run.\n`);
  return found || (process.env.CI ?? '') !== '';
}

/** A fresh browser that looks nothing up by itself. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: PATH,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
