import { SITE_BLANKS, SITE_PATHS } from '../site/site-page';
import type { Content } from './content';
import type { Remark } from './finding';
import { blankCode, findInline, lineAt, type Prose } from './prose';
import type { LintedSitePage } from './site-text';

const BLANK = /\{([^{}\s]*)\}/g;
const ELSEWHERE = /^(?:https:|mailto:)/i;
const PATHS: readonly string[] = Object.values(SITE_PATHS);
const BLANKS: readonly string[] = SITE_BLANKS;

/**
 * Every page about the service in every language, with a title, the same sections in the same order and the same
 * blanks; its links lead to one of these pages, or elsewhere by https.
 */
export function checkSite({ site }: Content): readonly Remark[] {
  return site.flatMap((page) => {
    if (page.text === undefined) return [{ file: page.file, line: 1, message: describeMissing(page, site) }];
    const model = site.find(({ name, text }) => name === page.name && text !== undefined) ?? page;
    return [
      ...checkHeadings(page),
      ...compareSections(page, model),
      ...compareBlanks(page, model),
      ...page.prose.flatMap(findUnknownBlanks),
      ...page.prose.flatMap(findDeadLinks),
    ];
  });
}

function describeMissing({ name }: LintedSitePage, site: readonly LintedSitePage[]): string {
  const having = site.filter((each) => each.name === name && each.text !== undefined);
  const who =
    having.length === 0 ? 'no language has it' : `${having.map(({ locale }) => locale).join(', ')} has it`;
  return `the page is missing; ${who}`;
}

function checkHeadings({ file, headings }: LintedSitePage): readonly Remark[] {
  const hasTitle = headings[0]?.tag === 'h1';
  const bare = headings.filter(({ tag, id }) => tag !== 'h1' && id === undefined);
  return [
    ...(hasTitle ? [] : [{ file, line: 1, message: 'has no title; begin it with "# " and the title' }]),
    ...bare.map(({ line }) => {
      return { file, line, message: 'the heading has no anchor; begin it with <a name="…"></a>' };
    }),
  ];
}

function compareSections(page: LintedSitePage, model: LintedSitePage): readonly Remark[] {
  const [ours, theirs] = [listIds(page), listIds(model)];
  const at = Array.from({ length: Math.max(ours.length, theirs.length) }, (_, index) => index).find(
    (index) => ours[index] !== theirs[index],
  );
  if (at === undefined) return [];
  const line = page.headings.find(({ id }) => id !== undefined && id === ours[at])?.line ?? 1;
  const name = (id: string | undefined): string => (id === undefined ? 'nothing more' : `"${id}"`);
  const message = `section ${at + 1} is ${name(ours[at])} where ${model.locale} has ${name(theirs[at])}`;
  return [{ file: page.file, line, message }];
}

function listIds({ headings }: LintedSitePage): readonly string[] {
  return headings.flatMap(({ id }) => id ?? []);
}

function compareBlanks(page: LintedSitePage, model: LintedSitePage): readonly Remark[] {
  const [ours, theirs] = [listBlanks(page), listBlanks(model)];
  return SITE_BLANKS.filter((blank) => ours.has(blank) !== theirs.has(blank)).map((blank) => {
    const [does, others] = ours.has(blank) ? ['has', 'does not'] : ['does not have', 'does'];
    const message = `${does} {${blank}}; ${model.locale} ${others}`;
    return { file: page.file, line: 1, message };
  });
}

function listBlanks({ text = '' }: LintedSitePage): ReadonlySet<string> {
  return new Set([...text.matchAll(BLANK)].map(([, name = '']) => name));
}

function findUnknownBlanks(prose: Prose): readonly Remark[] {
  return [...blankCode(prose.text).matchAll(BLANK)]
    .filter(([, name = '']) => !BLANKS.includes(name))
    .map(({ 0: blank, index }) => {
      const known = BLANKS.map((each) => `{${each}}`).join(' and ');
      return {
        file: prose.file,
        line: lineAt(prose, index),
        message: `nothing fills ${blank}; blanks are ${known}`,
      };
    });
}

function findDeadLinks(prose: Prose): readonly Remark[] {
  return findInline(prose, ({ type }) => type === 'link_open').flatMap(([token, line]) => {
    const href = String(token.attrGet('href') ?? '');
    if (PATHS.includes(href) || ELSEWHERE.test(href)) return [];
    const message = `the link to ${href} leads nowhere; write ${PATHS.join(', ')}, or an https address`;
    return [{ file: prose.file, line, message }];
  });
}
