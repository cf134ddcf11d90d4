import { toText } from './read-guide';

/**
 * The language of a document: as its front matter says, else a folder of its address or the end of its name,
 * else the script it is written in. One of ours, or another language's tag.
 */
export function findLocale(fields: Readonly<Record<string, unknown>>, file: string, text: string): string {
  const said = LOCALE_FIELDS.map((name) => toText(fields[name])).map(toLocale);
  return said.find(Boolean) ?? localeOfPath(file) ?? guessLocale(text);
}

const LOCALE_FIELDS = ['ms.contentlocale', 'ms.locale', 'lang', 'language', 'locale'];
const TAG = /^(?<language>[a-z]{2,3})(?:[-_](?<region>[a-z]{2}|\d{3}|hans|hant)(?:[-_][a-z]{2})?)?$/i;
const NAMES = {
  language: new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }),
  region: new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' }),
};

/** A language tag as one of ours where it is the same language; Chinese in any script is `zh-TW`. */
function toLocale(tag: string | undefined): string | undefined {
  const { language, region } = TAG.exec(tag ?? '')?.groups ?? {};
  const name = language?.toLowerCase();
  if (name === undefined || NAMES.language.of(name) === undefined) return undefined;
  const isRegion =
    region === undefined || /^han/i.test(region) || NAMES.region.of(region.toUpperCase()) !== undefined;
  if (!isRegion) return undefined;
  return name === 'zh' ? 'zh-TW' : name;
}

/** `ja-jp/mail/setup.md` and `mail/setup.ja.md`; a bare `it/` may be anything, so only our languages count alone. */
function localeOfPath(file: string): string | undefined {
  const folders = file.split('/').slice(0, -1);
  const ending = /\.(?<tag>[a-z]{2}(?:-[a-z]{2,4})?)\.[^.]+$/i.exec(file)?.groups?.tag;
  const tags = [...(ending === undefined ? [] : [ending]), ...folders.toReversed()];
  return tags
    .filter((tag) => /^[a-z]{2}[-_]/i.test(tag) || BARE.has(tag.toLowerCase()))
    .map(toLocale)
    .find(Boolean);
}

const BARE = new Set(['en', 'ja', 'ru', 'zh', 'ko', 'de', 'fr', 'es']);

const SCRIPTS = {
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu,
  'zh-TW': /\p{Script=Han}/gu,
  ru: /\p{Script=Cyrillic}/gu,
  en: /\p{Script=Latin}/gu,
  ko: /\p{Script=Hangul}/gu,
  ar: /\p{Script=Arabic}/gu,
  he: /\p{Script=Hebrew}/gu,
  th: /\p{Script=Thai}/gu,
  hi: /\p{Script=Devanagari}/gu,
  el: /\p{Script=Greek}/gu,
} as const;
type Script = keyof typeof SCRIPTS;
/** Text with more kana than this among its letters is Japanese. */
const KANA_SHARE = 0.05;
/** A Han character says about as much as a word of letters does. */
const HAN_WEIGHT = 3;
/** Technical text is full of Latin names whatever its language: other letters count double. */
const OTHER_WEIGHT = 2;
/** So much of a text tells its language. */
const SAMPLE = 100_000;

function guessLocale(text: string): string {
  const sample = text.slice(0, SAMPLE);
  const counts = Object.entries(SCRIPTS).map(
    ([script, letters]) => [script, sample.match(letters)?.length ?? 0] as const,
  );
  const all = counts.reduce((sum, [, count]) => sum + count, 0);
  const kana = counts[0]?.[1] ?? 0;
  if (kana > all * KANA_SHARE) return 'ja';
  const weighed = counts
    .filter(([script]) => script !== 'ja')
    .map(([script, count]) => [script, count * weightOf(script)] as const);
  const [best] = weighed.toSorted(([, a], [, b]) => b - a)[0] ?? ['en'];
  return all === 0 ? 'en' : best;
}

function weightOf(script: string): number {
  if ((script as Script) === 'zh-TW') return HAN_WEIGHT;
  return (script as Script) === 'en' ? 1 : OTHER_WEIGHT;
}
