import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Token } from 'markdown-it';
import { LOCALES, type Locale } from '../../answer/locale';
import { parseSite } from '../site/site-markdown';
import { SITE_PAGES, type SitePageName, toSiteFile } from '../site/site-page';
import { type Prose, readProse } from './prose';

/** A page about the service as it is written. */
export type LintedSitePage = {
  readonly file: string;
  readonly name: SitePageName;
  readonly locale: Locale;
  /** Undefined where the file is missing. */
  readonly text: string | undefined;
  readonly headings: readonly SiteHeading[];
  readonly prose: readonly Prose[];
};

export type SiteHeading = {
  /** `h1` … */
  readonly tag: string;
  /** Undefined where the heading has no anchor. */
  readonly id: string | undefined;
  readonly line: number;
};

/** Nothing is filled in: what stands in the braces is what is looked at. */
const FILLINGS = { operator: { text: '{operator}' }, contact: { text: '{contact}' } };

/** Every page in every language; what cannot be read is as good as missing. */
export function loadLintedSite(directory: string): readonly LintedSitePage[] {
  return SITE_PAGES.flatMap((name) => LOCALES.map((locale) => loadPage(directory, name, locale)));
}

function loadPage(directory: string, name: SitePageName, locale: Locale): LintedSitePage {
  const file = toSiteFile(locale, name);
  const text = readText(join(directory, file));
  const tokens = parseSite(text ?? '', { locale, fillings: FILLINGS });
  const prose = readProse(text ?? '', 0).map((block) => ({ file, locale, ...block }));
  return { file, name, locale, text, headings: tokens.flatMap(toHeading), prose };
}

function readText(path: string): string | undefined {
  try {
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}

function toHeading(token: Token): readonly SiteHeading[] {
  if (token.type !== 'heading_open') return [];
  const id = token.attrGet('id');
  return [{ tag: token.tag, id: id === null ? undefined : String(id), line: (token.map?.[0] ?? 0) + 1 }];
}
