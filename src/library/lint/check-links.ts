import type { Content } from './content';
import type { Remark } from './finding';
import type { LintedGuide } from './guide';
import { findInline } from './prose';

/** Section ids by file. */
type Anchors = ReadonlyMap<string, ReadonlySet<string>>;

const ELSEWHERE = /^(?:https?:|mailto:)/i;

/** Links from guide to guide lead somewhere: to a guide of the same language, and a section it has. */
export function checkLinks({ guides }: Content): readonly Remark[] {
  const anchors: Anchors = new Map(
    guides.map(({ page }) => [page.file, new Set(page.sections.map(({ id }) => id))]),
  );
  return guides.flatMap((guide) => findDeadLinks(guide, anchors));
}

function findDeadLinks({ page, prose }: LintedGuide, anchors: Anchors): readonly Remark[] {
  return prose.flatMap((each) =>
    findInline(each, ({ type }) => type === 'link_open').flatMap(([token, line]) => {
      const href = String(token.attrGet('href') ?? '');
      const message = describe(href, page.file, anchors);
      return message === undefined ? [] : [{ file: page.file, line, message }];
    }),
  );
}

function describe(href: string, from: string, anchors: Anchors): string | undefined {
  if (ELSEWHERE.test(href)) return undefined;
  const [path = '', anchor] = decode(href).split(/#(.*)/s);
  const folder = from.slice(0, from.lastIndexOf('/') + 1);
  const file = path === '' ? from : folder + path.replace(/^\.\//, '');
  const sections = anchors.get(file);
  if (sections === undefined) return `the link leads nowhere: there is no ${file}`;
  if (anchor === undefined || anchor === '' || sections.has(anchor)) return undefined;
  return `the link leads nowhere: ${file} has no section "${anchor}"`;
}

function decode(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    // A lone % is no escape; the link is looked up as it is.
    return href;
  }
}
