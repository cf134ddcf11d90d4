import { LOCALE_NAMES, LOCALES, type Locale } from '../../answer/locale';

/** A page about the service in one language, and what it is framed with. */
export type SiteDocument = {
  /** Where it stands, such as `/privacy`. */
  readonly path: string;
  readonly locale: Locale;
  /** Plain text. */
  readonly title: string;
  /** The page itself, as HTML that can be trusted. */
  readonly html: string;
  /** The pages below it, in their order. */
  readonly links: readonly { readonly path: string; readonly label: string }[];
  /** What its rows of links are called for those who hear the page. */
  readonly names: { readonly languages: string; readonly pages: string };
};

const PRODUCT = 'Port 25 Desk';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** The whole document: no script, and nothing from elsewhere. */
export function drawSiteDocument(page: SiteDocument): string {
  return `<!doctype html>
<html lang="${page.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(page.title === PRODUCT ? PRODUCT : `${page.title} – ${PRODUCT}`)}</title>
<link rel="icon" href="/assets/icon.svg">
<link rel="stylesheet" href="/assets/theme.css">
<link rel="stylesheet" href="/assets/site.css">
${LOCALES.map((locale) => `<link rel="alternate" hreflang="${locale}" href="${toHref(page.path, locale)}">`).join('\n')}
</head>
<body>
<header>
<a class="home" href="${toHref('/', page.locale)}"><img src="/assets/icon.svg" alt="" width="30" height="30">${PRODUCT}</a>
<nav aria-label="${escapeHtml(page.names.languages)}"><ul>${drawLanguages(page)}</ul></nav>
</header>
<main>
${page.html}</main>
<footer><nav aria-label="${escapeHtml(page.names.pages)}"><ul>${drawLinks(page)}</ul></nav></footer>
</body>
</html>
`;
}

function drawLanguages({ path, locale }: SiteDocument): string {
  const others = LOCALES.filter((each) => each !== locale);
  return others
    .map((each) => {
      const href = toHref(path, each);
      return `<li><a href="${href}" lang="${each}" hreflang="${each}">${LOCALE_NAMES[each]}</a></li>`;
    })
    .join('');
}

function drawLinks({ path: here, locale, links }: SiteDocument): string {
  return links
    .map(({ path, label }) => {
      const current = path === here ? ' aria-current="page"' : '';
      return `<li><a href="${toHref(path, locale)}"${current}>${escapeHtml(label)}</a></li>`;
    })
    .join('');
}

function toHref(path: string, locale: Locale): string {
  return `${path}?lang=${locale}`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => ESCAPES[mark] ?? mark);
}
