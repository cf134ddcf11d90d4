import { join } from 'node:path';
import { type Locale, toLocale, toPreferredLocale } from '../../answer/locale';
import {
  createPageContent,
  type PageContent,
  type PageFileRoute,
  sendPage,
  servePageFile,
  WITHOUT_SCRIPTS,
} from '../page-file';
import { drawSiteDocument, type SiteDocument } from './site-document';

/** All that these pages load; the local page has the first two as well. */
const ASSETS = ['theme.css', 'icon.svg', 'site.css'] as const;

type Handle = PageFileRoute['handle'];
type Request = Parameters<Handle>[0];

/**
 * What pages are drawn with, as routes: `/assets/NAME`. Every file is read now.
 * @throws Error naming the file that is missing
 */
export function createSiteAssets(directory: string): readonly PageFileRoute[] {
  return ASSETS.map((name) => servePageFile(`/assets/${name}`, join(directory, name)));
}

/**
 * One page about the service, in the language asked for: `?lang=`, else what Accept-Language prefers, else English.
 * @param documents the page in every language
 * @throws Error where a language is missing
 */
export function createSiteHandle(documents: readonly SiteDocument[]): Handle {
  const contents = new Map(documents.map((each) => [each.locale, toContent(each)]));
  const english = contents.get('en');
  if (english === undefined) throw new Error('a page about the service is missing in en');
  return (request, response) => sendPage(contents.get(localeOf(request)) ?? english, request, response);
}

function toContent(page: SiteDocument): PageContent {
  return createPageContent(Buffer.from(drawSiteDocument(page)), 'text/html; charset=utf-8', {
    ...WITHOUT_SCRIPTS,
    'content-language': page.locale,
    vary: 'Accept-Language',
  });
}

/** A language that is none of ours counts as not asked for: whoever follows a link is shown something. */
function localeOf({ url, headers }: Request): Locale {
  const asked = new URL(url ?? '/', 'http://site').searchParams.get('lang');
  return toLocale(asked ?? undefined) ?? toPreferredLocale(headers['accept-language']) ?? 'en';
}
