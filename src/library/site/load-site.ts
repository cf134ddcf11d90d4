import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Token } from 'markdown-it';
import { LOCALES, type Locale } from '../../answer/locale';
import type { Phrasebook } from '../phrasebook';
import { parseSite, renderSite, type SiteEnvironment } from './site-markdown';
import {
  SITE_FEATURES,
  SITE_PAGES,
  type SiteFeature,
  type SiteFilling,
  type SitePage,
  type SitePageName,
  toSiteFile,
} from './site-page';

/** Who runs the service, as far as they say so. */
export type Operator = {
  readonly name?: string;
  /** With the address that opens it. */
  readonly contact?: SiteFilling;
};

export type SiteProps = {
  /** The knowledge directory. */
  readonly directory: string;
  /** Has what is said of an operator who is not named. */
  readonly book: Phrasebook;
  readonly operator: Operator;
  /** What the service has: sections about the rest are left out. */
  readonly features: readonly SiteFeature[];
};

/** A page about the service cannot be shown: each problem with file and reason. */
export class SiteError extends Error {
  override readonly name = 'SiteError';
  readonly code = 'site-unusable';
  constructor(readonly problems: readonly string[]) {
    super(`the pages about the service cannot be used:\n${problems.map((each) => `  ${each}`).join('\n')}`);
  }
}

/**
 * Every page in every language, drawn.
 * @throws {SiteError} naming each file that is missing or has no title
 */
export function loadSite(props: SiteProps): readonly SitePage[] {
  const texts = LOCALES.flatMap((locale) =>
    SITE_PAGES.map((name) => readText(props.directory, locale, name)),
  );
  const problems = texts.flatMap(findProblem);
  if (problems.length > 0) throw new SiteError(problems);
  return texts.map((text) => drawPage(text, props));
}

type SiteText = {
  readonly locale: Locale;
  readonly name: SitePageName;
  /** Undefined: the file is missing. */
  readonly text: string | undefined;
};

function readText(directory: string, locale: Locale, name: SitePageName): SiteText {
  const path = join(directory, toSiteFile(locale, name));
  return { locale, name, text: existsSync(path) ? readFileSync(path, 'utf8') : undefined };
}

function findProblem({ locale, name, text }: SiteText): readonly string[] {
  const file = toSiteFile(locale, name);
  if (text === undefined)
    return [`${file}: the file is missing; copy that of the package, or write your own`];
  return /^# +\S/m.test(text) ? [] : [`${file}: has no title; begin it with "# " and the title`];
}

function drawPage({ locale, name, text = '' }: SiteText, { book, operator, features }: SiteProps): SitePage {
  const tokens = parseSite(text, { locale, fillings: toFillings(operator, book, locale) });
  const hidden = SITE_FEATURES.filter((feature) => !features.includes(feature));
  return { name, locale, title: readTitle(tokens), html: renderSite(dropSections(tokens, hidden)) };
}

function toFillings(
  { name, contact }: Operator,
  book: Phrasebook,
  locale: Locale,
): SiteEnvironment['fillings'] {
  return {
    operator: { text: name ?? book.say(locale, 'site.operator') },
    contact: contact ?? { text: book.say(locale, 'site.contact') },
  };
}

function readTitle(tokens: readonly Token[]): string {
  const at = tokens.findIndex(({ type, tag }) => type === 'heading_open' && tag === 'h1');
  return (tokens[at + 1]?.children ?? []).map(({ content }) => content).join('');
}

/** A section goes from its heading to the next one that is as high. */
function dropSections(tokens: readonly Token[], hidden: readonly string[]): readonly Token[] {
  let isHidden = false;
  return tokens.filter((token) => {
    const isBeginning = token.type === 'heading_open' && ['h1', 'h2'].includes(token.tag);
    if (isBeginning) isHidden = hidden.includes(String(token.attrGet('id')));
    return !isHidden;
  });
}
