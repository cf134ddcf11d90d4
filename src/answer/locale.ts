/** The languages everything is said in. */
export const LOCALES = ['en', 'ja', 'zh-TW', 'ru'] as const;
export type Locale = (typeof LOCALES)[number];

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
