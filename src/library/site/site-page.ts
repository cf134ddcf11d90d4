import type { Locale } from '../../answer/locale';

/** What people may look up about the service: what it is, what it keeps of them, and on what terms it answers. */
export const SITE_PAGES = ['front', 'privacy', 'terms'] as const;
export type SitePageName = (typeof SITE_PAGES)[number];

/** Where each page stands on the service. */
export const SITE_PATHS: Readonly<Record<SitePageName, string>> = {
  front: '/',
  privacy: '/privacy',
  terms: '/terms',
};

/** Sections that bear such an anchor are shown only where the service has that. */
export const SITE_FEATURES = ['teams', 'slack', 'help-desk', 'demo'] as const;
export type SiteFeature = (typeof SITE_FEATURES)[number];

/** What the texts leave open: `{operator}` and `{contact}`. */
export const SITE_BLANKS = ['operator', 'contact'] as const;
export type SiteBlank = (typeof SITE_BLANKS)[number];

/** What stands in a blank; with an address it is a link. The words are text, whatever marks they hold. */
export type SiteFilling = { readonly text: string; readonly href?: string };

/** A page in one language, ready to be put into a document. */
export type SitePage = {
  readonly name: SitePageName;
  readonly locale: Locale;
  /** Plain text. */
  readonly title: string;
  /** HTML from our own Markdown alone: raw HTML in it is shown as text. */
  readonly html: string;
};

/** Where a page's text is kept, below the knowledge directory. */
export function toSiteFile(locale: Locale, name: SitePageName): string {
  return `${locale}/site/${name}.md`;
}
