import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LOCALES, type Locale } from '../../../src/answer/locale';
import { loadSite, SiteError, type SiteProps } from '../../../src/library/site/load-site';
import { SITE_PAGES, type SitePage, type SitePageName } from '../../../src/library/site/site-page';
import { KNOWLEDGE } from '../../support/policy';
import { shippedBook } from '../../support/talk';

const NOBODY: SiteProps = { directory: KNOWLEDGE, book: shippedBook(), operator: {}, features: [] };
const HREF = /href="([^"]*)"/g;

function load(props: Partial<SiteProps> = {}): readonly SitePage[] {
  return loadSite({ ...NOBODY, ...props });
}

function find(pages: readonly SitePage[], name: SitePageName, locale: Locale = 'en'): SitePage {
  const page = pages.find((each) => each.name === name && each.locale === locale);
  if (page === undefined) throw new Error(`there is no ${name} in ${locale}`);
  return page;
}

/** The shipped pages, of which the English terms are others. */
function writeTerms(text: string): string {
  const directory = mkdtempSync(join(tmpdir(), 'port25-site-'));
  for (const locale of LOCALES)
    cpSync(join(KNOWLEDGE, locale, 'site'), join(directory, locale, 'site'), { recursive: true });
  writeFileSync(join(directory, 'en/site/terms.md'), text);
  return directory;
}

const drawTerms = (text: string, props: Partial<SiteProps> = {}): string =>
  find(load({ directory: writeTerms(text), ...props }), 'terms').html;

test.each(LOCALES)('in %s every page has a title of its own, and leaves no blank open', (locale) => {
  const pages = SITE_PAGES.map((name) => find(load(), name, locale));
  expect(new Set(pages.map(({ title }) => title)).size).toBe(SITE_PAGES.length);
  for (const { title, html } of pages) {
    expect(html).toContain(`<h1>${title}</h1>`);
    expect(html).not.toMatch(/[{}]|&lt;a|undefined/);
  }
});

test.each(LOCALES)('in %s links to other pages keep the language', (locale) => {
  const inner = SITE_PAGES.flatMap((name) =>
    [...find(load(), name, locale).html.matchAll(HREF)].map(([, href = '']) => href),
  ).filter((href) => href.startsWith('/'));
  expect(inner.length).toBeGreaterThan(2);
  expect(inner.filter((href) => !href.endsWith(`?lang=${locale}`))).toEqual([]);
});

test.each([
  ['a tag', '<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)&gt;'],
  ['an entity', 'A&lt;B', 'A&amp;lt;B'],
  ['marks', '*Co* [x](javascript:alert(1)) `y`', '*Co* [x](javascript:alert(1)) `y`'],
  ['a blank', '{contact}', '{contact}'],
  ['a pattern', '$& $1', '$&amp; $1'],
])('an operator named with %s is called just that', (_title, name, shown) => {
  expect(drawTerms('# T\n\nBy {operator}!\n', { operator: { name } })).toBe(
    `<h1>T</h1>\n<p>By ${shown}!</p>\n`,
  );
});

test('a contact is a link; an operator who is not named is told so', () => {
  const contact = { text: 'a@b.example', href: 'mailto:a@b.example' };
  expect(drawTerms('# T\n\n{operator}: {contact}\n', { operator: { contact } })).toContain(
    '<p>whoever runs it: <a href="mailto:a@b.example">a@b.example</a></p>',
  );
  expect(drawTerms('# T\n\n{contact}\n')).toContain('<p>whoever brought it to your Teams or Slack</p>');
});

test('in code a blank stays as it is, and so do other braces', () => {
  expect(drawTerms('# T\n\n`{operator}` {other}\n')).toContain('<p><code>{operator}</code> {other}</p>');
});

test('HTML and scripts in a text are shown, not run', () => {
  const html = drawTerms('# T\n\n<script>alert(1)</script>\n\n[x](javascript:alert(1))\n');
  expect(html).toContain('&lt;script&gt;');
  expect(html).not.toMatch(/<script|href="javascript/);
});

test.each([
  ['teams', 'Microsoft Graph'],
  ['slack', 'your workspace'],
  ['help-desk', 'another help desk'],
  ['demo', 'in its tab of your browser'],
] as const)('what holds for %s alone is told where it is on', (feature, words) => {
  expect(find(load({ features: [feature] }), 'privacy').html).toContain(words);
  const without = find(load(), 'privacy').html;
  expect(without).not.toContain(words);
  expect(without).toContain('<h2 id="contact">');
});

test('a section that is left out takes those below it along', () => {
  const text =
    '# T\n\n## <a name="slack"></a>S\n\na\n\n### <a name="x"></a>X\n\nb\n\n## <a name="y"></a>Y\n\nc\n';
  expect(drawTerms(text)).toBe('<h1>T</h1>\n<h2 id="y">Y</h2>\n<p>c</p>\n');
});

test('what is missing or has no title is told at once, by file', () => {
  const directory = writeTerms('Words.\n');
  rmSync(join(directory, 'ja/site/privacy.md'));
  const start = (): unknown => load({ directory });
  expect(start).toThrow(SiteError);
  expect(start).toThrow(
    /en\/site\/terms\.md: has no title; .*\n.*ja\/site\/privacy\.md: the file is missing; /,
  );
});
