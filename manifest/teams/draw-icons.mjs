/**
 * Draws color.png and outline.png anew: node manifest/teams/draw-icons.mjs
 * Needs Chromium (CHROMIUM names another than /usr/bin/chromium); building the package does not. The drawing is that of
 * src/channels/web/assets/icon.svg, in the two shapes Teams wants.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const ENVELOPE = `<path d="M7 11.5 16 18l9-6.5" /><rect x="6" y="9" width="20" height="14" rx="2.5" />`;
const LINES = 'fill="none" stroke="#fff" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round"';

/** Around the dot, so that it stands apart from the envelope. */
const GAP = `<mask id="gap"><rect width="32" height="32" fill="#fff" /><circle cx="25.5" cy="23" r="5.3" fill="#000" /></mask>`;

/** The background goes to the edges; the drawing keeps to the 96 dots in the middle, whatever Teams cuts off. */
const COLOR = `<svg xmlns="http://www.w3.org/2000/svg" width="192" height="192" viewBox="0 0 192 192">
  ${GAP}
  <rect width="192" height="192" fill="#2b4acb" />
  <g transform="translate(49 60) scale(3.85) translate(-4.9 -7.9)">
    <g mask="url(#gap)"><g ${LINES}>${ENVELOPE}</g></g>
    <circle cx="25.5" cy="23" r="3.7" fill="#37c08a" />
  </g>
</svg>`;

/** White on nothing, to the edges. */
const OUTLINE = `<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32" viewBox="0 0 32 32">
  ${GAP}
  <g transform="translate(1.2 3.6) scale(1.18) translate(-4.9 -6.9)">
    <g mask="url(#gap)"><g ${LINES.replace('2.2', '1.9')}>${ENVELOPE}</g></g>
    <circle cx="25.5" cy="23" r="3.9" fill="#fff" />
  </g>
</svg>`;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  await draw('color.png', COLOR, 192);
  await draw('outline.png', OUTLINE, 32);
} finally {
  await browser.close();
}

async function draw(file, svg, size) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
  writeFileSync(join(import.meta.dirname, file), await page.screenshot({ omitBackground: true }));
  await page.close();
}
