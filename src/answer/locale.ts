/** The languages everything is said in. */
export const LOCALES = ['en', 'ja', 'zh-TW', 'ru'] as const;
export type Locale = (typeof LOCALES)[number];

/** Languages by their own names, which their speakers know them by. */
export const LOCALE_NAMES: Readonly<Record<Locale, string>> = {
  en: 'English',
  ja: '日本語',
  'zh-TW': '繁體中文',
  ru: 'Русский',
};

/** What dates are formatted by: English ones are written day first, which no reader takes for another day. */
export const LOCALE_TAGS: Readonly<Record<Locale, string>> = {
  en: 'en-GB',
  ja: 'ja-JP',
  'zh-TW': 'zh-TW',
  ru: 'ru-RU',
};

export function isLocale(value: unknown): value is Locale {
  return LOCALES.includes(value as Locale);
}

/**
 * The nearest of our locales to a BCP 47 tag (`ja-JP` -> `ja`, `zh-Hant` and `zh-CN` -> `zh-TW`),
 * or undefined where none is near.
 */
export function toLocale(tag: string | undefined): Locale | undefined {
  const language = tag?.toLowerCase().split(/[-_]/)[0];
  if (language === 'zh') return 'zh-TW';
  return LOCALES.find((locale) => locale === language);
}

/**
 * The first of our locales that an Accept-Language header asks for, by its weights (RFC 9110, 12.5.4);
 * undefined where it names none.
 */
export function toPreferredLocale(header: string | undefined): Locale | undefined {
  const wanted = (header ?? '').split(',').map(parseWanted);
  return wanted
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ tag }) => toLocale(tag))
    .find((locale) => locale !== undefined);
}

/** What has no weight has the highest; what is no weight has none. */
function parseWanted(part: string): { readonly tag: string; readonly weight: number } {
  const [tag = '', ...parameters] = part.split(';').map((each) => each.trim());
  const weight = parameters.find((each) => /^q=/i.test(each))?.slice(2) ?? '1';
  return { tag, weight: Number(weight) || 0 };
}
