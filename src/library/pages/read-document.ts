import type { SourceDocument } from '../../rules/policy';
import { parseFrontMatter } from './front-matter';
import type { Page } from './page';
import { parseSections } from './parse-sections';
import { type ReadPage, toDay, toText } from './read-guide';

/**
 * Reads a document of somebody else: Markdown in the style of Microsoft Docs, Hexo or Jekyll, or any other.
 * One that `documents.yaml` knows (same title and language) takes its id, address and date from there.
 * @param file its path below the folder it comes from
 */
export function readDocument(text: string, file: string, known: readonly SourceDocument[]): ReadPage {
  const { fields, body, offset, problem } = parseFrontMatter(text);
  const parsed = parseSections(body, { offset });
  const title = toText(fields.title) ?? parsed.title ?? nameOf(file);
  const locale = findLocale(fields, file) ?? guessLocale(`${title}\n${body}`);
  const source = known.find((each) => isSameTitle(each.title, title) && each.locale === locale);
  const page: Page = {
    kind: 'document',
    id: source?.id ?? toPathSlug(file),
    file,
    locale,
    title,
    dated: source?.dated ?? findDay(fields),
    url: source?.url ?? findUrl(fields),
    aliases: [],
    isCase: false,
    questions: {},
    sections: parsed.sections,
  };
  const broken = problem === null ? [] : [{ line: 1, reason: `the front matter is no YAML: ${problem}` }];
  return { page, warnings: [...broken, ...parsed.warnings], isSound: problem === null };
}

function nameOf(file: string): string {
  return (file.split('/').at(-1) ?? file).replace(/\.[^.]+$/, '');
}

function isSameTitle(a: string, b: string): boolean {
  return toComparable(a) === toComparable(b);
}

function toComparable(title: string): string {
  return title.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}

/** `guides/mail/Setup Guide.md` as `guides-mail-setup-guide`. */
function toPathSlug(file: string): string {
  const slug = file
    .replace(/\.[^./]+$/, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-');
  return slug.replace(/^-|-$/g, '') || 'document';
}

const LOCALE_FIELDS = ['ms.contentlocale', 'lang', 'language', 'locale'];
const LOCALE_FOLDER = /(?:^|\/)(?<tag>[a-z]{2}-[a-z]{2,4}|en|ja|ru|zh)(?=\/)/i;

function findLocale(fields: Readonly<Record<string, unknown>>, file: string): string | undefined {
  const tag =
    LOCALE_FIELDS.map((name) => toText(fields[name])).find(Boolean) ?? LOCALE_FOLDER.exec(file)?.groups?.tag;
  return tag === undefined ? undefined : toLocale(tag);
}

/** A language tag as one of ours where it is the same language; `zh` in any script is read as Chinese. */
function toLocale(tag: string): string {
  const [language = ''] = tag.toLowerCase().split(/[-_]/);
  return language === 'zh' ? 'zh-TW' : language;
}

const LETTERS = {
  kana: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu,
  han: /\p{Script=Han}/gu,
  cyrillic: /\p{Script=Cyrillic}/gu,
  latin: /\p{Script=Latin}/gu,
};
/** Text with more kana than this among its letters is Japanese. */
const KANA_SHARE = 0.05;

/** The language a text is written in, by its script. */
function guessLocale(text: string): string {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  const [kana, han, cyrillic, latin] = [LETTERS.kana, LETTERS.han, LETTERS.cyrillic, LETTERS.latin].map(
    count,
  ) as [number, number, number, number];
  if (kana > (kana + han + cyrillic + latin) * KANA_SHARE) return 'ja';
  // A Han character says about as much as a word of letters does.
  if (han * 3 > latin + cyrillic) return 'zh-TW';
  return cyrillic > latin / 2 ? 'ru' : 'en';
}

/** The day the text is of: a hand-off or an update says more than `ms.date`, which is often years behind. */
const DAY_FIELDS = ['ms.lasthandoff', 'updated', 'lastmod', 'last_modified_at', 'ms.date', 'date'];

function findDay(fields: Readonly<Record<string, unknown>>): string | null {
  return DAY_FIELDS.map((name) => toDay(fields[name])).find((day) => day !== null) ?? null;
}

const URL_FIELDS = ['canonicalUrl', 'canonical_url', 'canonical', 'url', 'permalink', 'source'];

function findUrl(fields: Readonly<Record<string, unknown>>): string | null {
  const urls = URL_FIELDS.map((name) => toText(fields[name]) ?? '');
  return urls.find((url) => /^https?:\/\/\S+$/.test(url)) ?? null;
}
